import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { judgedBlocks } from './shared/blocks.ts';
import { metadataProblems } from './shared/metadata-problems.ts';

export const rule: Rule = {
  id: 'override-template-metadata',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.24.0..'),
  docs: {
    summary: 'Labels or annotations for pods that Kubernetes does not take.',
    details: `
The labels and annotations below \`spec.template.metadata\` of an override block are put on the pods. The API server takes
any key and value in the Installation; the operator checks them as Kubernetes does, refuses the whole Installation for
one that is wrong, and leaves the cluster as it is.

A key is a name of at most 63 letters, digits, \`-\`, \`_\` and \`.\`, with a letter or digit at both ends, and may have a
DNS name and a slash before it: \`example.com/team\`. A label's value follows the rules of the name, and may be empty; an
annotation's value is any text. The annotations together are limited to 256 KiB.`,
    clusterMessage: 'spec\\.\\w+ is not valid: spec\\.Template\\.Metadata is invalid',
    bad: {
      version: '3.30.6',
      yaml: installation(`
        typhaDeployment:
          spec:
            template:
              metadata:
                annotations:
                  example.com/scrape/port: "9093"`),
    },
    good: {
      version: '3.30.6',
      yaml: installation(`
        typhaDeployment:
          spec:
            template:
              metadata:
                annotations:
                  example.com/scrape-port: "9093"`),
    },
  },
  *check(installation) {
    for (const { path, override } of judgedBlocks(installation)) {
      const metadata = override.spec?.template?.metadata;
      yield* metadataProblems(metadata, [...path, 'spec', 'template', 'metadata']);
    }
  },
};
