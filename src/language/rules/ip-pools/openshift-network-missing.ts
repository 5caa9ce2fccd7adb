import { POOLS_CONTROLLER } from '../../installation/pools.ts';
import { ALL_VERSIONS, includes } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const PROVIDER = ['spec', 'kubernetesProvider'];

export const rule: Rule = {
  id: 'openshift-network-missing',
  severity: 'error',
  refusedBy: 'ippools',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'The provider is OpenShift, but the cluster has no OpenShift network configuration.',
    details:
      'On OpenShift the operator reads the pod network from the object `cluster` of kind Network in ' +
      '`config.openshift.io`. Where the provider is OpenShift and that object is missing, it cannot decide about pools: ' +
      'up to 3.27 everything stops (TigeraStatus `calico`), from 3.28 no pool is made on a new cluster (TigeraStatus ' +
      '`ippools`) and calico-node waits. On a cluster that is not OpenShift, remove `kubernetesProvider`. On OpenShift, ' +
      'look why the object is gone: `kubectl get network.config cluster`.',
    clusterMessage: 'unable to read openshift network configuration',
    bad: {
      version: '3.29.7',
      yaml: installation('kubernetesProvider: OpenShift'),
      cluster: { openshiftClusterNetwork: null },
    },
    good: {
      version: '3.29.7',
      yaml: installation('kubernetesProvider: OpenShift'),
      cluster: { openshiftClusterNetwork: ['10.128.0.0/14'] },
    },
  },
  *check(installation) {
    const { spec, cluster, version } = installation;
    if (spec.kubernetesProvider !== 'OpenShift' || cluster.openshiftClusterNetwork !== null) return;
    if (includes(POOLS_CONTROLLER, version) && cluster.existingIPPools?.length) return;
    yield {
      path: PROVIDER,
      message:
        'The provider is `OpenShift`, but the cluster has no `network.config.openshift.io/cluster` to read the pod ' +
        'network from.',
      fixes: installation.isWritten(PROVIDER)
        ? [
            {
              title: 'Remove kubernetesProvider',
              safety: 'unsafe',
              edits: [{ op: 'remove', path: PROVIDER }],
            },
          ]
        : [],
    };
  },
};
