import { describe } from 'mocha';
import { checkCompletion, HEAD } from './check-completion.ts';

const NETWORK = `${HEAD}  calicoNetwork:\n`;
const POOL = `${NETWORK}    ipPools:\n      - cidr: 192.168.0.0/16\n        encapsulation: VXLAN\n`;

describe('completion of list items', () => {
  checkCompletion([
    {
      name: 'in an empty list, one step in',
      text: `${NETWORK}    ipPools:\n      $0\n`,
      labels: ['- cidr'],
      take: ['- cidr', `${NETWORK}    ipPools:\n      - cidr: 192.168.0.0/16\n`],
    },
    {
      name: 'in an empty list, in the column of its key',
      text: `${NETWORK}    ipPools:\n    $0\n`,
      first: ['- cidr', 'linuxDataplane'],
      take: ['- cidr', `${NETWORK}    ipPools:\n    - cidr: 192.168.0.0/16\n`],
    },
    {
      name: 'behind the colon of a list',
      text: `${NETWORK}    ipPools:$0\n`,
      take: ['- cidr', `${NETWORK}    ipPools:\n      - cidr: 192.168.0.0/16\n`],
    },
    {
      name: 'one more, that goes with those that are there',
      text: `${POOL}      $0\n`,
      labels: ['- cidr'],
      take: ['- cidr', `${POOL}      - cidr: 10.244.0.0/16\n`],
    },
    {
      name: 'before the first',
      text: `${NETWORK}    ipPools:\n      $0\n      - cidr: 192.168.0.0/16\n`,
      labels: ['- cidr'],
    },
    {
      name: 'before the first, with dashes in the column of the key: no other key, which would take the list over',
      text: `${NETWORK}    ipPools:\n    $0\n    - cidr: 192.168.0.0/16\n`,
      labels: ['- cidr'],
    },
    {
      name: 'keys of the item above, a step further in',
      text: `${POOL}        $0\n`,
      first: ['name', 'natOutgoing'],
      lacks: ['cidr', 'encapsulation', '- cidr'],
    },
    {
      name: 'behind a dash, the keys of an item',
      text: `${NETWORK}    ipPools:\n      - $0\n`,
      first: ['cidr'],
      take: ['cidr', `${NETWORK}    ipPools:\n      - cidr: 192.168.0.0/16\n`],
    },
    {
      name: 'behind a dash without a blank',
      text: `${NETWORK}    ipPools:\n      -$0\n`,
      take: ['cidr', `${NETWORK}    ipPools:\n      - cidr: 192.168.0.0/16\n`],
    },
    {
      name: 'behind a dash, above the rest of the item',
      text: `${NETWORK}    ipPools:\n      - na$0\n        cidr: 192.168.0.0/16\n`,
      offers: ['name'],
      lacks: ['cidr'],
      take: ['name', `${NETWORK}    ipPools:\n      - name: \n        cidr: 192.168.0.0/16\n`],
    },
    {
      name: 'behind a dash, an item whole where it has several parts',
      text: `${HEAD}  controlPlaneTolerations:\n    - $0\n`,
      take: [
        'key, operator, effect',
        `${HEAD}  controlPlaneTolerations:\n    - key: node-role.kubernetes.io/control-plane\n      operator: Exists\n      effect: NoSchedule\n`,
      ],
    },
    {
      name: 'of words, with their dashes',
      version: '3.31.7',
      text: `${POOL}        allowedUses:\n          $0\n`,
      labels: ['- Workload', '- Tunnel'],
      take: ['- Tunnel', `${POOL}        allowedUses:\n          - Tunnel\n`],
    },
    {
      name: 'of words, behind a dash, not one that is there',
      text: `${POOL}        allowedUses:\n          - Workload\n          - $0\n`,
      labels: ['Tunnel'],
    },
    {
      name: 'of words, in brackets',
      text: `${POOL}        allowedUses: [Workload, $0]\n`,
      labels: ['Tunnel'],
      take: ['Tunnel', `${POOL}        allowedUses: [Workload, Tunnel]\n`],
    },
    {
      name: 'of objects, in brackets',
      text: `${NETWORK}    ipPools: [$0]\n`,
      take: ['cidr', `${NETWORK}    ipPools: [{cidr: 192.168.0.0/16}]\n`],
    },
    {
      name: 'a list in braces, whole',
      text: `${HEAD}  calicoNetwork: { ipPools: $0 }\n`,
      take: ['[{cidr: 192.168.0.0/16}]', `${HEAD}  calicoNetwork: { ipPools: [{cidr: 192.168.0.0/16}] }\n`],
    },
    {
      name: 'none beyond what the list takes',
      text: `${NETWORK}    ipPools:\n${Array.from({ length: 25 }, (_, index) => `      - cidr: 10.${index}.0.0/16\n`).join('')}      $0\n`,
      labels: [],
    },
  ]);
});
