import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { relativePath } from './shared/absolute-path.ts';

export const rule: Rule = {
  id: 'flexvolumepath-not-absolute',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: '`flexVolumePath` that is neither an absolute path nor `None`.',
    details: `
\`flexVolumePath\` is the directory of the nodes into which calico-node puts its FlexVolume driver, so it must start with
\`/\`. The only other value is \`None\`, spelled like this, which leaves the driver out. Anything else is refused by the
operator: nothing is rendered, and TigeraStatus \`calico\` is Degraded.

Left out, the path depends on the provider, and is right for nearly everybody.`,
    clusterMessage: "spec\\.FlexVolumePath '.*' is not an absolute path",
    bad: {
      version: '3.29.7',
      yaml: installation(`
        flexVolumePath: none`),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        flexVolumePath: None`),
    },
  },
  check: (installation) => relativePath(installation, 'flexVolumePath'),
};
