import { isPlaceholder } from '../../installation/pools.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'pullsecret-missing',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'A pull secret that is not in the namespace of the operator.',
    details: `
The operator reads every secret of \`imagePullSecrets\` from its own namespace, \`tigera-operator\`, and copies it to where
the pods are. If one is not there, or an entry has no name, it stops before it renders anything, and TigeraStatus
\`calico\` is Degraded. A secret of that name in \`calico-system\` or \`kube-system\` does not help.

Create it where the operator looks:
\`kubectl -n tigera-operator create secret docker-registry NAME --docker-server=… --docker-username=… --docker-password=…\`.`,
    clusterMessage: 'Error retrieving pull secrets',
    bad: {
      version: '3.32.1',
      yaml: installation(`
        registry: registry.example.com/
        imagePullSecrets:
        - name: registry-login`),
      cluster: { pullSecrets: [] },
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        registry: registry.example.com/
        imagePullSecrets:
        - name: registry-login`),
      cluster: { pullSecrets: ['registry-login'] },
    },
  },
  *check({ spec, cluster }) {
    for (const [index, secret] of (spec.imagePullSecrets ?? []).entries()) {
      const entry = ['spec', 'imagePullSecrets', index];
      const path = [...entry, 'name'];
      const name = secret?.name;
      if (name === '') {
        yield {
          path,
          message: 'This pull secret has no name, so the operator cannot find it.',
          fixes: [{ title: 'Remove the entry', safety: 'unsafe', edits: [{ op: 'remove', path: entry }] }],
        };
      } else if (
        name !== undefined &&
        !isPlaceholder(name) &&
        cluster.pullSecrets?.includes(name) === false
      ) {
        yield {
          path,
          message: `The namespace \`tigera-operator\` has no secret \`${name}\`, and that is where the operator looks for it.`,
        };
      }
    }
  },
};
