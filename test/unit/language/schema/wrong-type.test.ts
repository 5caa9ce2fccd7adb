import { describe } from 'mocha';
import { checkStructureTable } from './check-structure.ts';

describe('wrong types', () => {
  describe('booleans where words are wanted', () => {
    checkStructureTable([
      {
        name: 'a word that YAML reads as a boolean',
        yaml: `
          calicoNetwork:
            bgp: off
                 ^^^ schema-type
        `,
        message: '`bgp` takes `Enabled` or `Disabled`, but YAML reads `off` as the boolean false.',
        fixes: { 'safe: Change to Disabled': 'calicoNetwork:\n  bgp: Disabled\n' },
      },
      {
        name: 'a boolean',
        yaml: `
          calicoNetwork:
            ipPools:
              - cidr: 10.0.0.0/16
                natOutgoing: true # copied
                             ^^^^ schema-type
        `,
        message: '`natOutgoing` takes `Enabled` or `Disabled`, but it is the boolean true.',
        fixes: {
          'safe: Change to Enabled': `
            calicoNetwork:
              ipPools:
                - cidr: 10.0.0.0/16
                  natOutgoing: Enabled # copied
          `,
        },
      },
      {
        name: 'where the words are not enforced',
        version: '3.29.7',
        yaml: `
          nonPrivileged: yes
                         ^^^ schema-type
        `,
        message: /YAML reads `yes` as the boolean true/,
        fixes: { 'safe: Change to Enabled': 'nonPrivileged: Enabled' },
      },
      {
        name: 'other words: no guess',
        yaml: `
          azure:
            policyMode: Off
                        ^^^ schema-type
        `,
        message: /takes `Default` or `Manual`, but YAML reads `Off`/,
        fixes: {},
      },
    ]);
  });

  describe('scalars', () => {
    checkStructureTable([
      {
        name: 'a number for a string is quoted as it is written',
        yaml: `
          imagePrefix: 1.50
                       ^^^^ schema-type
        `,
        message: '`imagePrefix` is the number 1.50, but a string is expected.',
        fixes: { 'safe: Quote 1.50': 'imagePrefix: "1.50"' },
      },
      {
        name: 'nothing is gained by quoting what would not have the form',
        yaml: `
          certificateManagement:
            signerName: example.com/signer
            caCert: 3
                    ^ schema-type
        `,
        fixes: {},
      },
      {
        name: 'a label',
        yaml: `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
  labels: {tier: 1, on: y}
                 ^ schema-type
                        ^ schema-type
`,
      },
      {
        name: 'a quoted number',
        yaml: `
          controlPlaneReplicas: "2"
                                ^^^ schema-type
        `,
        message: '`controlPlaneReplicas` is the string "2", but a whole number is expected.',
        fixes: { 'safe: Remove the quotes': 'controlPlaneReplicas: 2' },
      },
      {
        name: 'a quoted number that would not fit',
        yaml: `
          controlPlaneReplicas: "2147483648"
                                ^^^^^^^^^^^^ schema-type
        `,
        fixes: {},
      },
      {
        name: 'not whole',
        yaml: `
          nodeMetricsPort: 9091.5
                           ^^^^^^ schema-type
        `,
        message: '`nodeMetricsPort` is 9091.5, but a whole number is expected.',
        fixes: {},
      },
      { name: 'whole, though with a point', yaml: 'controlPlaneReplicas: 2.0\nnodeMetricsPort: 9e3' },
      {
        name: 'beyond 32 bits',
        yaml: `
          nodeMetricsPort: 2147483648
                           ^^^^^^^^^^ schema-type
          typhaMetricsPort: -2147483648
        `,
        message: '`nodeMetricsPort` is 2147483648, which a 32-bit integer cannot hold.',
      },
      { name: '64 bits', yaml: 'controlPlaneTolerations: [{tolerationSeconds: 9223372036854775807}]' },
      {
        name: 'a word for a boolean',
        yaml: `
          calicoNetwork:
            ipPools:
              - cidr: 10.0.0.0/16
                disableBGPExport: Enabled
                                  ^^^^^^^ schema-type
        `,
        fixes: {
          'safe: Change to true': `
            calicoNetwork:
              ipPools:
                - cidr: 10.0.0.0/16
                  disableBGPExport: true
          `,
        },
      },
      {
        name: 'a fraction as a quantity',
        yaml: `
          componentResources:
            - componentName: Node
              resourceRequirements:
                limits: {cpu: 0.5, memory: 1}
                              ^^^ schema-type
        `,
        message: '`cpu` is the number 0.5, but a whole number or a quantity in quotes is expected.',
        fixes: {
          'safe: Quote 0.5': `
            componentResources:
              - componentName: Node
                resourceRequirements:
                  limits: {cpu: "0.5", memory: 1}
          `,
        },
      },
      {
        name: 'a count or a percentage',
        yaml: `
          nodeUpdateStrategy:
            rollingUpdate:
              maxUnavailable: 10%
              maxSurge: yes
                        ^^^ schema-type
        `,
      },
    ]);
  });

  describe('lists and mappings', () => {
    checkStructureTable([
      {
        name: 'one string where a list is wanted',
        yaml: `
          calicoNetwork:
            nodeAddressAutodetectionV4:
              cidrs: 10.0.0.0/8
                     ^^^^^^^^^^ schema-type
        `,
        message: '`cidrs` is the string "10.0.0.0/8", but a list is expected.',
        fixes: {
          'safe: Make it a list': `
            calicoNetwork:
              nodeAddressAutodetectionV4:
                cidrs:
                  - 10.0.0.0/8
          `,
        },
      },
      {
        name: 'what is in it is not reported too',
        yaml: `
          cni: [{type: nonsense}]
               ^^^^^^^^^^^^^^^^^^ schema-type
        `,
        message: '`cni` is a list, but an object is expected.',
      },
      {
        name: 'an empty entry',
        yaml: `
          serviceCIDRs:
            - 10.0.0.0/16
            - null
              ^^^^ schema-type
        `,
        message: '`serviceCIDRs[1]` is empty (null), but a string is expected.',
        fixes: { 'unsafe: Remove the empty entry': 'serviceCIDRs:\n  - 10.0.0.0/16\n' },
      },
      {
        name: 'a spec that is none',
        yaml: `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec: Calico
      ^^^^^^ schema-type
`,
      },
      {
        name: 'nulls are dropped',
        yaml: 'calicoNetwork:\ncni: ~\nserviceCIDRs: null\nazure: {policyMode: null}',
      },
    ]);
  });
});
