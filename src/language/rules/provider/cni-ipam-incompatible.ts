import { IPAM_OF_PLUGIN } from '../../installation/cni-plugins.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import { firstWritten } from '../first-written.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { CNI_TYPE } from './shared/foreign-plugin.ts';

const IPAM = ['spec', 'cni', 'ipam'];
const IPAM_TYPE = [...IPAM, 'type'];

export const rule: Rule = {
  id: 'cni-ipam-incompatible',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'The IPAM plugin is not supported with the CNI plugin.',
    details:
      "Each CNI plugin hands out addresses in its own way. Calico's takes the IPAM plugins `Calico` and `HostLocal`, " +
      'GKE takes `HostLocal`, and AmazonVPC and AzureVNET take only their own. The operator refuses every other pair ' +
      'and leaves the cluster as it is. Where `cni.ipam` is left out, the operator fills in the one that fits, so ' +
      'removing the block is nearly always the right cure. A value that an earlier choice of the plugin left behind ' +
      'in the live object counts as written: remove it together with the change of `cni.type`.',
    clusterMessage: 'spec\\.cni\\.ipam\\.type\\s+\\S+ is not compatible with spec\\.cni\\.type',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: GKE
          ipam:
            type: Calico
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: GKE
          ipam:
            type: HostLocal
      `),
    },
  },
  *check(installation) {
    const { cni } = installation.spec;
    const allowed = IPAM_OF_PLUGIN[cni?.type ?? ''];
    const ipam = cni?.ipam?.type;
    if (!allowed || !ipam || allowed.includes(ipam)) return;
    const list = allowed.map((name) => `\`${name}\``).join(' or ');
    yield {
      path: firstWritten(installation, IPAM_TYPE, CNI_TYPE),
      message: `\`cni.ipam.type\` is \`${ipam}\`, but the CNI plugin \`${cni.type}\` takes only ${list}.`,
      related: installation.isWritten(CNI_TYPE)
        ? [{ path: CNI_TYPE, message: `\`cni.type\` is \`${cni.type}\`` }]
        : [],
      fixes: [
        { title: 'Remove cni.ipam', safety: 'unsafe', edits: [{ op: 'remove', path: IPAM }] },
        ...allowed.map((value) => ({
          title: `Change cni.ipam.type to ${value}`,
          safety: 'unsafe' as const,
          edits: [{ op: 'set' as const, path: IPAM_TYPE, value }],
        })),
      ],
    };
  },
};
