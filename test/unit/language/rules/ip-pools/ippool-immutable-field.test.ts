import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const LIVE = { existingIPPools: [{ name: 'default-ipv4-ippool', cidr: '10.244.0.0/16', blockSize: 26 }] };
const pool = (text: string): string => installation(`calicoNetwork:\n  ipPools:\n  - ${text}`);

checkRule('ippool-immutable-field', [
  {
    version: '3.28.0',
    cluster: LIVE,
    yaml: pool('cidr: 10.244.0.0/16\n    blockSize: 24\n    #          ^^ ippool-immutable-field'),
    fixes: { 'Set blockSize to 26': pool('cidr: 10.244.0.0/16\n    blockSize: 26') },
  },
  {
    name: 'the default block size against another',
    version: '3.32.1',
    cluster: { existingIPPools: [{ cidr: '10.244.0.0/16', blockSize: 24 }] },
    yaml: pool('cidr: 10.244.0.0/16\n    #     ^^^^^^^^^^^^^ ippool-immutable-field'),
    fixes: { 'Set blockSize to 24': pool('cidr: 10.244.0.0/16\n    blockSize: 24') },
  },
  {
    name: 'another CIDR under the name of a live pool',
    version: '3.32.1',
    cluster: LIVE,
    yaml: pool('cidr: 10.245.0.0/16\n    #     ^^^^^^^^^^^^^ ippool-immutable-field'),
    fixes: { 'Change cidr back to 10.244.0.0/16': pool('cidr: 10.244.0.0/16') },
  },
  {
    name: 'another CIDR under a name of its own',
    version: '3.32.1',
    cluster: {
      existingIPPools: [
        {
          name: 'old',
          cidr: '10.244.0.0/16',
          labels: { 'app.kubernetes.io/managed-by': 'tigera-operator' },
        },
      ],
    },
    yaml: pool('cidr: 10.245.0.0/16\n    #     ^^^^^^^^^^^^^ ippool-immutable-field\n    name: new'),
    fixes: { 'Change cidr back to 10.244.0.0/16': pool('cidr: 10.244.0.0/16\n    name: new') },
  },
  {
    name: "a new pool beside somebody else's",
    version: '3.32.1',
    cluster: { existingIPPools: [{ name: 'theirs', cidr: '10.244.0.0/16', labels: {} }] },
    yaml: pool('cidr: 10.245.0.0/16'),
  },
  {
    name: 'the operator changes no pool up to 3.27',
    version: '3.27.5',
    cluster: LIVE,
    yaml: pool('cidr: 10.244.0.0/16\n    blockSize: 24'),
  },
  { name: 'no change', version: '3.32.1', cluster: LIVE, yaml: pool('cidr: 10.244.0.0/16') },
  {
    name: 'nothing known of the cluster',
    version: '3.32.1',
    yaml: pool('cidr: 10.244.0.0/16\n    blockSize: 24'),
  },
]);
