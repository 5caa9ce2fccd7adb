import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const OPENSHIFT = installation(`
  kubernetesProvider: OpenShift
  #                   ^^^^^^^^^ openshift-network-missing
  variant: Calico
`);
const UNMARKED = OPENSHIFT.replace(/\n.*\^.*\n/, '\n');

checkRule('openshift-network-missing', [
  {
    version: '3.27.5',
    cluster: { openshiftClusterNetwork: null, existingIPPools: [{ cidr: '10.128.0.0/14' }] },
    yaml: OPENSHIFT,
    fixes: { 'Remove kubernetesProvider': installation('variant: Calico') },
  },
  { version: '3.32.1', cluster: { openshiftClusterNetwork: null }, yaml: OPENSHIFT },
  {
    name: 'pools that exist already settle it from 3.28',
    version: '3.28.0',
    cluster: { openshiftClusterNetwork: null, existingIPPools: [{ cidr: '10.128.0.0/14' }] },
    yaml: UNMARKED,
  },
  { name: 'nothing known of the cluster', version: '3.32.1', yaml: UNMARKED },
  {
    name: 'another provider',
    version: '3.32.1',
    cluster: { openshiftClusterNetwork: null },
    yaml: installation('kubernetesProvider: EKS'),
  },
]);
