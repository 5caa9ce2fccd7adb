import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const LABELS = ['kubernetes.io/os', 'beta.kubernetes.io/os'];

export const rule: Rule = {
  id: 'controlplanenodeselector-os',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: '`controlPlaneNodeSelector` that asks for another system than Linux.',
    details: `
The components of Calico's control plane exist for Linux only, so the operator refuses a selector that wants
\`kubernetes.io/os\` or \`beta.kubernetes.io/os\` to be anything but \`linux\`, in lower case: nothing is rendered, and
TigeraStatus \`calico\` is Degraded. On a cluster with Windows nodes only calico-node itself runs there.

Write \`linux\`, or remove the pair: the operator adds it by itself.`,
    clusterMessage: "spec\\.ControlPlaneNodeSelector '.*' is not supported",
    bad: {
      version: '3.32.1',
      yaml: installation(`
        controlPlaneNodeSelector:
          kubernetes.io/os: windows`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        controlPlaneNodeSelector:
          kubernetes.io/os: linux`),
    },
  },
  *check({ spec }) {
    for (const label of LABELS) {
      const system = spec.controlPlaneNodeSelector?.[label];
      if (system === undefined || system === 'linux') continue;
      const path = ['spec', 'controlPlaneNodeSelector', label];
      const isMisspelt = system.toLowerCase() === 'linux';
      yield {
        path,
        mark: 'pair',
        message: `The control plane is to run where \`${label}\` is \`${system}\`, but it exists only for \`linux\`.`,
        fixes: [
          {
            title: `Change to linux`,
            safety: isMisspelt ? 'safe' : 'unsafe',
            edits: [{ op: 'set', path, value: 'linux' }],
          },
          { title: `Remove ${label}`, safety: 'unsafe', edits: [{ op: 'remove', path }] },
        ],
      };
    }
  },
};
