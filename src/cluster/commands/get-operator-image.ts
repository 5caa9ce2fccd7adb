import type { ClusterCommand } from '../kubectl/command.ts';

/** The image of the operator where its manifests put it; empty where that container is not there. */
export const getOperatorImage: ClusterCommand<void, string> = {
  id: 'get-operator-image',
  effect: 'reads',
  scope: 'cluster',
  argv: () => [
    'get',
    'deployments.apps/tigera-operator',
    '--namespace=tigera-operator',
    '--output=jsonpath={.spec.template.spec.containers[?(@.name=="tigera-operator")].image}',
    '--allow-missing-template-keys=true',
    '--ignore-not-found=false',
    '--watch=false',
  ],
  parse: (stdout) => stdout.trim(),
};
