import { containsCidr, familyOf, parseCidr } from '../../installation/cidr.ts';
import type { Installation } from '../../installation/installation.ts';
import { POOLS_CONTROLLER, POOLS_PATH, placedPools } from '../../installation/pools.ts';
import { ALL_VERSIONS, includes } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'ippool-outside-platform-cidr',
  severity: 'error',
  refusedBy: 'ippools',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'A pool is not inside the pod network that the cluster was installed with.',
    details:
      'kubeadm keeps its `podSubnet` in the ConfigMap kube-system/kubeadm-config, OpenShift its `clusterNetwork` in ' +
      '`network.config cluster`; the rest of the platform takes addresses outside of them for foreign. With the Calico ' +
      'CNI plugin the operator therefore refuses a pool that is not wholly inside one of those ranges. Up to 3.27 it ' +
      'does so always and stops before it fills in defaults; from 3.28 only while the cluster has no IPPool yet, in ' +
      'TigeraStatus `ippools`, and calico-node waits. Use the range of the platform or a part of it. Where `ipPools` is ' +
      'left out, the operator takes the ranges of the platform by itself.',
    clusterMessage: "is not within the platform's configured pod network CIDR",
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
      `),
      cluster: { kubeadmPodSubnet: ['192.168.0.0/16'] },
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 192.168.64.0/18
      `),
      cluster: { kubeadmPodSubnet: ['192.168.0.0/16'] },
    },
  },
  *check(installation) {
    const { spec, version, cluster, completeness } = installation;
    const isFirstInstall = !includes(POOLS_CONTROLLER, version) || !cluster.existingIPPools?.length;
    const ranges = platformRanges(installation);
    if (completeness === 'partial' || !isFirstInstall || !ranges) return;
    if (spec.cni?.type !== 'Calico' || !installation.isWritten(POOLS_PATH)) return;
    const source =
      spec.kubernetesProvider === 'OpenShift' ? "OpenShift's cluster network" : "kubeadm's pod subnet";
    for (const { pool, path: place, family } of placedPools(installation)) {
      if (ranges.some((range) => isInside(pool.cidr, range))) continue;
      const path = [...place, 'cidr'];
      yield {
        path,
        message: `The pool \`${pool.cidr}\` is not inside ${source}, ${ranges.map((range) => `\`${range}\``).join(', ')}.`,
        fixes: ranges
          .filter((range) => familyOf(range) === family)
          .map((range) => ({
            title: `Change cidr to ${range}`,
            safety: 'unsafe',
            edits: [{ op: 'set', path, value: range }],
          })),
      };
    }
  },
};

/** kubeadm writes two ranges as one text with a comma. Undefined where nothing is known. */
function platformRanges({ spec, cluster }: Installation): string[] | undefined {
  const ranges =
    spec.kubernetesProvider === 'OpenShift' ? cluster.openshiftClusterNetwork : cluster.kubeadmPodSubnet;
  return ranges?.flatMap((range) => range.split(',')).map((range) => range.trim());
}

function isInside(cidr: string, range: string): boolean {
  const inner = parseCidr(cidr);
  const outer = parseCidr(range);
  return inner !== undefined && outer !== undefined && containsCidr(outer, inner);
}
