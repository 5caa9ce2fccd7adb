import { checkRule } from '../check-rule.ts';
import { below } from './nested.ts';

const metadata = (lines: string, block = 'calicoNodeDaemonSet') => below([block, 'metadata'], lines);

checkRule('override-metadata', [
  {
    name: 'keys and values of labels',
    version: '3.29.7',
    yaml: metadata(`
      labels:
        team=net: b
        ^^^^^^^^ override-metadata
        team: network & storage
              ^^^^^^^^^^^^^^^^^ override-metadata
        fine.example/team_a: ""`),
    fixes: {
      'Remove team=net': metadata(`
        labels:
          team: network & storage
          fine.example/team_a: ""`),
    },
  },
  {
    name: 'annotation keys, in upper case too; their values may be anything',
    version: '3.24.0',
    yaml: metadata(`
      annotations:
        Example.com/Note: any text, at all
        a/b/c: x
        ^^^^^ override-metadata`),
  },
  {
    name: 'label prefixes are lower case',
    version: '3.32.1',
    yaml: metadata(`
      labels:
        Example.com/note: x
        ^^^^^^^^^^^^^^^^ override-metadata`),
  },
  {
    name: 'more annotations than there is room for',
    version: '3.32.1',
    yaml: metadata(`
      annotations:
      ^^^^^^^^^^^ override-metadata
        note: ${'é'.repeat(131_073)}`),
  },
  {
    name: 'just as many as there is room for',
    version: '3.32.1',
    yaml: metadata(`
      annotations:
        note: ${'é'.repeat(131_070)}`),
  },
  {
    name: 'a block that the operator judges',
    version: '3.26.5',
    yaml: metadata('labels:\n  -x: a\n  ^^ override-metadata', 'calicoWindowsUpgradeDaemonSet'),
  },
  {
    name: 'the same block where the operator does not look at it any more',
    version: '3.27.0',
    yaml: metadata('labels:\n  -x: a', 'calicoWindowsUpgradeDaemonSet'),
  },
]);
