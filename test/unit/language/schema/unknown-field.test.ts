import { describe } from 'mocha';
import { checkStructureTable, EMPTY } from './check-structure.ts';

const SILENTLY = ' Where fields are not validated strictly, it is dropped silently.';

describe('unknown fields', () => {
  describe('misspelt', () => {
    checkStructureTable([
      {
        name: 'by case alone: certainly meant',
        yaml: `
          calicoNetwork:
            containerIpForwarding: Enabled
            ^^^^^^^^^^^^^^^^^^^^^ unknown-field
        `,
        message: `\`calicoNetwork\` has no field \`containerIpForwarding\`; \`containerIPForwarding\` is probably meant.${SILENTLY}`,
        fixes: {
          'safe: Rename to containerIPForwarding': `
            calicoNetwork:
              containerIPForwarding: Enabled
          `,
        },
      },
      {
        name: 'by a letter',
        yaml: `
          calicoNetwork:
            ipPools:
              - cidr: 10.0.0.0/16
                encapsultation: VXLAN # as it was found in the wild
                ^^^^^^^^^^^^^^ unknown-field
        `,
        fixes: {
          'unsafe: Rename to encapsulation': `
            calicoNetwork:
              ipPools:
                - cidr: 10.0.0.0/16
                  encapsulation: VXLAN # as it was found in the wild
          `,
        },
      },
      {
        name: 'a name that is there already is not given twice',
        yaml: `
          calicoNetwork:
            BGP: Enabled
            ^^^ unknown-field
            bgp: Disabled
        `,
        message: /`bgp` is probably meant/,
        fixes: {},
      },
      {
        name: 'one letter off beats the same name elsewhere',
        yaml: `
          calicoNetwork:
            nodeAddressAutodetectionV4:
              cidr: [10.0.0.0/8]
              ^^^^ unknown-field
        `,
        message: /`cidrs` is probably meant/,
      },
      {
        name: 'one level too high, in a block whose name many have',
        yaml: `
          calicoNodeDaemonSet:
            spec:
              tolerations: []
              ^^^^^^^^^^^ unknown-field
        `,
        message:
          /^`calicoNodeDaemonSet\.spec` has no field `tolerations`; it belongs to `spec\.calicoNodeDaemonSet\.spec\.template\.spec`/,
      },
      {
        name: 'a release is not offered what it does not have',
        version: '3.23.5',
        yaml: `
          fipsMod: Enabled
          ^^^^^^^ unknown-field
        `,
        message: /^`spec` has no field `fipsMod` in any release from 3\.21\.0 on\./,
        fixes: {},
      },
      {
        name: 'nothing like it',
        yaml: `
          zzz: 1
          ^^^ unknown-field
        `,
        message: `\`spec\` has no field \`zzz\` in any release from 3.21.0 on.${SILENTLY}`,
        fixes: { 'unsafe: Remove zzz': EMPTY },
      },
    ]);
  });

  describe('in the wrong place', () => {
    checkStructureTable([
      {
        name: 'four steps away, of a name that several have',
        yaml: `
          typhaDeployment:
            spec:
              resources: {}
              ^^^^^^^^^ unknown-field
        `,
        message: `\`typhaDeployment.spec\` has no field \`resources\`; it belongs to \`spec.typhaDeployment.spec.template.spec.containers[]\` or \`spec.typhaDeployment.spec.template.spec.initContainers[]\`.${SILENTLY}`,
      },
      {
        name: 'farther than that it may be any of them',
        yaml: `
          typhaDeployment:
            resources: {}
            ^^^^^^^^^ unknown-field
        `,
        message: `\`typhaDeployment\` has no field \`resources\` in any release from 3.21.0 on.${SILENTLY}`,
        fixes: {},
      },
      {
        name: 'a field of the parent moves up',
        yaml: `
          calicoNetwork:
            bgp: Enabled
            nonPrivileged: Disabled # why
            ^^^^^^^^^^^^^ unknown-field
        `,
        message: `\`calicoNetwork\` has no field \`nonPrivileged\`; it belongs to \`spec\`.${SILENTLY}`,
        fixes: {
          'safe: Move to spec': `
            calicoNetwork:
              bgp: Enabled
            nonPrivileged: Disabled # why
          `,
        },
      },
      {
        name: 'a field of a child moves down',
        yaml: `
          mtu: 1400
          ^^^ unknown-field
          calicoNetwork:
            bgp: Enabled
        `,
        fixes: {
          'safe: Move to spec.calicoNetwork': `
            calicoNetwork:
              bgp: Enabled
              mtu: 1400
          `,
        },
      },
      {
        name: 'from the root',
        yaml: `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
registry: quay.io
^^^^^^^^ unknown-field
spec:
  variant: Calico
`,
        message: /^The Installation has no field `registry`; it belongs to `spec`\./,
      },
      {
        name: 'several levels down',
        yaml: `
          calicoNodeDaemonSet:
            tolerations:
            ^^^^^^^^^^^ unknown-field
              - operator: Exists
        `,
        fixes: {
          'safe: Move to spec.calicoNodeDaemonSet.spec.template.spec': `
            calicoNodeDaemonSet:
              spec:
                template:
                  spec:
                    tolerations:
                      - operator: Exists
          `,
        },
      },
      {
        name: 'out of a pool',
        yaml: `
          calicoNetwork:
            ipPools:
              - cidr: 10.0.0.0/16
                containerIPForwarding: Enabled
                ^^^^^^^^^^^^^^^^^^^^^ unknown-field
        `,
        fixes: {
          'safe: Move to spec.calicoNetwork': `
            calicoNetwork:
              ipPools:
                - cidr: 10.0.0.0/16
              containerIPForwarding: Enabled
          `,
        },
      },
      {
        name: 'into the only pool: probably',
        yaml: `
          calicoNetwork:
            encapsulation: VXLAN
            ^^^^^^^^^^^^^ unknown-field
            ipPools:
              - cidr: 10.0.0.0/16
        `,
        fixes: {
          'unsafe: Move to spec.calicoNetwork.ipPools[0]': `
            calicoNetwork:
              ipPools:
                - cidr: 10.0.0.0/16
                  encapsulation: VXLAN
          `,
        },
      },
      {
        name: 'which of two pools is anybody’s guess',
        yaml: `
          calicoNetwork:
            encapsulation: VXLAN
            ^^^^^^^^^^^^^ unknown-field
            ipPools:
              - cidr: 10.0.0.0/16
              - cidr: fd00::/48
        `,
        message: /it belongs to `spec\.calicoNetwork\.ipPools\[\]`/,
        fixes: {},
      },
      {
        name: 'two places that are as near',
        yaml: `
          calicoNetwork:
            canReach: 10.0.0.1
            ^^^^^^^^ unknown-field
        `,
        message: /it belongs to `.*AutodetectionV4` or `.*AutodetectionV6`/,
        fixes: {
          'unsafe: Move to spec.calicoNetwork.nodeAddressAutodetectionV4': `
            calicoNetwork:
              nodeAddressAutodetectionV4:
                canReach: 10.0.0.1
          `,
          'unsafe: Move to spec.calicoNetwork.nodeAddressAutodetectionV6': `
            calicoNetwork:
              nodeAddressAutodetectionV6:
                canReach: 10.0.0.1
          `,
        },
      },
      {
        name: 'what is there already is not overwritten',
        yaml: `
          calicoNetwork:
            nonPrivileged: Enabled
            ^^^^^^^^^^^^^ unknown-field
          nonPrivileged: Disabled
        `,
        message: /it belongs to `spec`/,
        fixes: {},
      },
      {
        name: 'a value of another kind stays',
        yaml: `
          ipPools: 10.0.0.0/16
          ^^^^^^^ unknown-field
        `,
        fixes: {},
      },
      {
        name: 'and of another release',
        version: '3.30.7',
        yaml: `
          kubeProxyManagement: Enabled
          ^^^^^^^^^^^^^^^^^^^ unknown-field
        `,
        message: /it belongs to `spec\.calicoNetwork` and exists from 3\.31\.0\./,
        fixes: {},
      },
    ]);
  });

  describe('of another release', () => {
    checkStructureTable([
      {
        name: 'added later',
        version: '3.30.6',
        yaml: `
          calicoNetwork:
            bpfNetworkBootstrap: Enabled
            ^^^^^^^^^^^^^^^^^^^ unknown-field
        `,
        message: `\`bpfNetworkBootstrap\` is not in Calico 3.30.6; it exists from 3.31.0.${SILENTLY}`,
        fixes: {},
      },
      {
        name: 'there for a while, gone, and back',
        version: '3.32.1',
        yaml: `
          cni:
            type: Calico
            specVersion: Auto
            ^^^^^^^^^^^ unknown-field
        `,
        message: /exists 3\.31\.7 to before 3\.32\.0, from the unreleased 3\.33\.0\./,
      },
      { name: 'there just then', version: '3.31.7', yaml: 'cni: {type: Calico, specVersion: Auto}' },
      {
        name: 'what is in it is not reported too',
        version: '3.25.2',
        yaml: `
          csiNodeDriverDaemonSet:
          ^^^^^^^^^^^^^^^^^^^^^^ unknown-field
            spec: {foo: bar, minReadySeconds: no}
        `,
      },
    ]);
  });

  describe('known confusions', () => {
    checkStructureTable([
      {
        name: 'the IPPool API',
        yaml: `
          calicoNetwork:
            ipPools:
              - cidr: 10.0.0.0/16
                ipipMode: CrossSubnet
                ^^^^^^^^ unknown-field
                vxlanMode: Never
                ^^^^^^^^^ unknown-field
        `,
        message: /`encapsulation` says the same here/,
        fixes: {
          'unsafe: Replace with encapsulation: IPIPCrossSubnet': `
            calicoNetwork:
              ipPools:
                - cidr: 10.0.0.0/16
                  vxlanMode: Never
                  encapsulation: IPIPCrossSubnet
          `,
        },
      },
      {
        name: 'the name of a type',
        yaml: `
          calicoNetwork:
            LinuxDataplaneOption: BPF
            ^^^^^^^^^^^^^^^^^^^^ unknown-field
        `,
        fixes: { 'unsafe: Replace with linuxDataplane: BPF': 'calicoNetwork:\n  linuxDataplane: BPF\n' },
      },
      {
        name: 'a value of the chart',
        yaml: `
          enabled: true
          ^^^^^^^ unknown-field
        `,
        message: /a value of the Helm chart/,
      },
      {
        name: 'a setting of the manifests without an operator',
        yaml: `
          backend: vxlan
          ^^^^^^^ unknown-field
        `,
        message: /`calicoNetwork\.bgp` and the `encapsulation` of the pools/,
      },
      {
        name: 'replicas of Typha',
        yaml: `
          typhaDeployment:
            spec:
              replicas: 3
              ^^^^^^^^ unknown-field
        `,
        message: /chooses the number of Typha replicas/,
      },
    ]);
  });

  describe('what is no fault', () => {
    checkStructureTable([
      { name: 'keys of maps', yaml: 'controlPlaneNodeSelector: {"a/b": c, constructor: d, __proto__: e}' },
      {
        name: 'directives of a patch',
        completeness: 'partial',
        yaml: 'calicoNetwork:\n  $patch: replace\n  ipPools:\n    - $patch: delete\n      cidr: 10.0.0.0/16\n',
      },
      {
        name: 'metadata that the API server keeps',
        yaml: `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
  uid: 7d0f1e3c
  generation: 3
  creationTimestamp: null
  managedFields: [{manager: kubectl, fieldsV1: {"f:spec": {}}}]
  ownerReferences: []
spec: {}
`,
      },
    ]);
  });

  describe('directives of a patch in a whole manifest', () => {
    checkStructureTable([
      {
        name: 'are unknown fields',
        yaml: `
          calicoNetwork:
            $patch: replace
            ^^^^^^ unknown-field
        `,
      },
    ]);
  });
});
