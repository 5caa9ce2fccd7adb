import { checkRule } from '../check-rule.ts';
import { below } from './nested.ts';

const metadata = (lines: string) => below(['typhaDeployment', 'spec', 'template', 'metadata'], lines);

checkRule('override-template-metadata', [
  {
    version: '3.29.7',
    yaml: metadata(`
      labels:
        team: -a
              ^^ override-template-metadata
      annotations:
        /owner: x
        ^^^^^^ override-template-metadata`),
    fixes: {
      'Remove team': metadata(`
        annotations:
          /owner: x`),
    },
  },
  {
    name: 'the metadata of the Deployment itself is another rule',
    version: '3.29.7',
    yaml: below(['typhaDeployment', 'metadata'], 'labels: { -x: a }'),
  },
  {
    name: 'sound ones',
    version: '3.32.1',
    yaml: metadata('annotations: { example.com/scrape-port: "9093" }'),
  },
]);
