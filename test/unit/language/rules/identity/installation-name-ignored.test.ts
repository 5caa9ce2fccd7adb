import { checkRule } from '../check-rule.ts';

const named = (name: string): string => `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: ${name}
`;

checkRule('installation-name-ignored', [
  { version: '3.29.7', yaml: named('default') },
  { version: '3.29.7', yaml: named('overlay') },
  {
    version: '3.29.7',
    yaml: named('calico\n  #     ^^^^^^'),
    fixes: { 'Rename to default': named('default') },
  },
  { version: '3.31.7', yaml: named('calico\n  #     ^^^^^^') },
  { name: 'the API server refuses it', version: '3.32.0', yaml: named('calico') },
  { version: '3.32.1', yaml: named('tigera-secure\n  #     ^^^^^^^^^^^^^') },
  { name: 'no name at all', version: '3.29.7', yaml: named('').replace('name:', 'generateName: calico-') },
]);
