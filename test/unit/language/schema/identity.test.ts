import { describe } from 'mocha';
import { checkStructureTable } from './check-structure.ts';

const named = (name: string) => `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  ${name}
spec: {}
`;

describe('identity', () => {
  checkStructureTable([
    {
      name: 'a version of the API that does not exist',
      yaml: `apiVersion: operator.tigera.io/v1beta1
            ^^^^^^^^^^^^^^^^^^^^^^^^^^ schema-enum
kind: Installation
metadata: {name: default}
`,
      fixes: {
        'safe: Change to operator.tigera.io/v1': `apiVersion: operator.tigera.io/v1
kind: Installation
metadata: {name: default}
`,
      },
    },
    {
      name: 'no name',
      yaml: `apiVersion: operator.tigera.io/v1
kind: Installation
metadata: {}
^^^^^^^^ schema-required
`,
      message: /has no `metadata\.name`/,
    },
    {
      name: 'no metadata',
      yaml: `apiVersion: operator.tigera.io/v1
^^^^^^^^^^ schema-required
kind: Installation
`,
    },
    { name: 'a generated name', yaml: named('generateName: default-') },
    { name: 'a patch without a name', completeness: 'partial', yaml: named('labels: {a: b}') },
    {
      name: 'a name that is not admitted',
      version: '3.32.0',
      yaml: named('name: calico\n#       ^^^^^^ installation-name'),
      message: /^An Installation cannot be named `calico`/,
      fixes: {
        'unsafe: Rename to default': named('name: default'),
        'unsafe: Rename to overlay': named('name: overlay'),
      },
    },
    { name: 'was admitted before', version: '3.31.7', yaml: named('name: calico') },
    { name: 'tigera-secure', version: '3.32.1', yaml: named('name: tigera-secure') },
    { name: 'the target of a patch', version: '3.32.1', completeness: 'partial', yaml: named('name: any') },
  ]);
});

describe('rules of the CRD', () => {
  checkStructureTable([
    {
      name: 'a disruption budget with both of its numbers',
      version: '3.33.0-unreleased',
      yaml: `
        typhaPodDisruptionBudget:
          spec:
            maxUnavailable: 1
            minAvailable: 1
            ^^^^^^^^^^^^^^^ typha-pdb-exclusive
      `,
      fixes: {
        'unsafe: Remove maxUnavailable': `
          typhaPodDisruptionBudget:
            spec:
              minAvailable: 1
        `,
      },
    },
    {
      name: 'or with one and a null',
      version: '3.33.0-unreleased',
      yaml: 'typhaPodDisruptionBudget: {spec: {maxUnavailable: 1, minAvailable: null}}',
    },
    {
      name: 'two autodetection methods are for the operator to refuse',
      version: '3.33.0-unreleased',
      yaml: 'calicoNetwork: {nodeAddressAutodetectionV4: {firstFound: true, interface: eth0}}',
    },
  ]);
});
