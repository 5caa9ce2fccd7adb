import { list, string } from '../field.ts';
import { reference } from './reference.ts';

const LINK = reference('installationspec');

export const serviceCIDRs = list({
  commonName: true,
  doc: `The ranges from which Services get their cluster addresses; needed for Windows nodes.

Required with \`windowsDataplane: HNS\` and Calico CNI. They must be what the API server was started with
(\`--service-cluster-ip-range\`), which nobody checks: a wrong one sends traffic to Services out of the cluster network.`,
  versions: '3.27.0..',
  effect: 'Rolls calico-node-windows, one Windows node at a time. Linux nodes do not use it.',
  default: 'none; the operator does not find them out',
  example: '[10.96.0.0/12]',
  link: LINK,
  items: string({
    doc: 'One range of Service addresses.',
    format: 'an IPv4 or IPv6 CIDR; not checked',
    example: '10.96.0.0/12',
    link: LINK,
  }),
});
