import { describe } from 'mocha';
import { checkStructureTable, EMPTY } from './check-structure.ts';

describe('enumerations', () => {
  checkStructureTable([
    {
      name: 'other case: certainly meant',
      yaml: `
        calicoNetwork:
          ipPools:
            - cidr: 10.0.0.0/16
              encapsulation: vxlancrosssubnet
                             ^^^^^^^^^^^^^^^^ schema-enum
      `,
      fixes: {
        'safe: Change to VXLANCrossSubnet': `
          calicoNetwork:
            ipPools:
              - cidr: 10.0.0.0/16
                encapsulation: VXLANCrossSubnet
        `,
      },
    },
    {
      name: 'near',
      yaml: `
        calicoNetwork:
          linuxDataplane: eBPF
                          ^^^^ schema-enum
      `,
      message:
        '`eBPF` is not a value of `linuxDataplane`, which takes `Iptables`, `BPF`, `VPP` or `Nftables`.',
      fixes: { 'unsafe: Change to BPF': 'calicoNetwork:\n  linuxDataplane: BPF\n' },
    },
    {
      name: 'of a later release',
      version: '3.28.5',
      yaml: `
        calicoNetwork:
          linuxDataplane: Nftables
                          ^^^^^^^^ schema-enum
      `,
      message:
        '`Nftables` is not a value of `linuxDataplane` in Calico 3.28.5; it is accepted from 3.29.0. Here it takes `Iptables`, `BPF` or `VPP`.',
    },
    { name: 'of this release', version: '3.29.0', yaml: 'calicoNetwork: {linuxDataplane: Nftables}' },
    {
      name: 'the name of a component',
      yaml: `
        componentResources:
          - componentName: calico-kube-controllers
                           ^^^^^^^^^^^^^^^^^^^^^^^ schema-enum
            resourceRequirements: {}
      `,
      fixes: {
        'unsafe: Change to KubeControllers': `
          componentResources:
            - componentName: KubeControllers
              resourceRequirements: {}
        `,
      },
    },
    {
      name: 'empty',
      yaml: `
        calicoNetwork:
          hostPorts: ""
                     ^^ schema-enum
      `,
      message: '`hostPorts` is empty; it takes `Enabled` or `Disabled`, or is left out.',
      fixes: { 'unsafe: Remove hostPorts': EMPTY },
    },
    { name: 'empty where that is a value', yaml: 'kubernetesProvider: ""' },
    {
      name: 'keys of sysctl have a code of their own',
      yaml: `
        calicoNetwork:
          sysctl:
            - key: net.core.somaxconn
                   ^^^^^^^^^^^^^^^^^^ sysctl-key-not-allowed
              value: "1"
      `,
    },
    {
      name: 'names of containers',
      version: '3.31.4',
      yaml: `
        calicoNodeWindowsDaemonSet:
          spec:
            template:
              spec:
                containers:
                  - name: felix
                          ^^^^^ schema-enum
      `,
      message: /is accepted from 3\.32\.0\. Here it takes `calico-node-windows`\./,
    },
    {
      name: 'none where one would expect it',
      yaml: 'nonPrivileged: enabled\nnodeUpdateStrategy: {type: Whatever}',
    },
    { name: 'words of Object.prototype', yaml: 'variant: constructor\n#        ^^^^^^^^^^^ schema-enum' },
  ]);
});

describe('required keys', () => {
  checkStructureTable([
    {
      name: 'absent',
      yaml: `
        cni:
        ^^^ schema-required
          ipam: {}
          ^^^^ schema-required
      `,
    },
    {
      name: 'as the default would be',
      yaml: `
        cni:
        ^^^ schema-required
          ipam:
            type: HostLocal
      `,
      message: '`cni` has no `type`, which is required.',
      fixes: {
        'unsafe: Add type: Calico': `
          cni:
            ipam:
              type: HostLocal
            type: Calico
        `,
      },
    },
    {
      name: 'null',
      yaml: `
        cni:
          type: null
                ^^^^ schema-required
      `,
      message: '`type` of `cni` is empty (null), and so counts as missing; it is required.',
    },
    {
      name: 'in an entry of a list',
      yaml: `
        calicoNetwork:
          ipPools:
            - blockSize: 26
              ^^^^^^^^^ schema-required
      `,
      message: '`ipPools[0]` has no `cidr`, which is required.',
    },
    {
      name: 'two at once',
      yaml: `
        certificateManagement: {keyAlgorithm: ""}
        ^^^^^^^^^^^^^^^^^^^^^ schema-required
        ^^^^^^^^^^^^^^^^^^^^^ schema-required
      `,
    },
    {
      name: 'never in a patch',
      completeness: 'partial',
      yaml: 'cni:\n  ipam: {}\ncalicoNetwork:\n  ipPools: [{}]',
    },
    {
      name: 'in an overlay',
      yaml: `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: overlay
spec:
  cni: {ipam: {type: Calico}}
  ^^^ schema-required
`,
    },
  ]);
});

describe('bounds, patterns and formats', () => {
  checkStructureTable([
    {
      name: 'below',
      yaml: `
        typhaDeployment:
          spec:
            minReadySeconds: -1
                             ^^ schema-minimum
      `,
      message: '`minReadySeconds` is -1, but must be from 0 to 2147483647.',
      fixes: {
        'unsafe: Change to 0': `
          typhaDeployment:
            spec:
              minReadySeconds: 0
        `,
      },
    },
    {
      name: 'above',
      yaml: `
        typhaDeployment:
          spec:
            minReadySeconds: 3000000000
                             ^^^^^^^^^^ schema-minimum
      `,
    },
    {
      name: 'bytes are no unit',
      yaml: `
        logging:
          cni:
            logFileMaxSize: 50MB
                            ^^^^ schema-pattern
      `,
      message: /^`50MB` is not a quantity of `logFileMaxSize`/,
      fixes: { 'unsafe: Change to 50Mi': 'logging:\n  cni:\n    logFileMaxSize: 50Mi\n' },
    },
    {
      name: 'a space',
      yaml: `
        logging:
          cni:
            logFileMaxSize: 1 Gi
                            ^^^^ schema-pattern
      `,
      fixes: { 'safe: Change to 1Gi': 'logging:\n  cni:\n    logFileMaxSize: 1Gi\n' },
    },
    {
      name: 'a capital k',
      yaml: `
        logging:
          cni:
            logFileMaxSize: 100K
                            ^^^^ schema-pattern
      `,
      fixes: { 'safe: Change to 100k': 'logging:\n  cni:\n    logFileMaxSize: 100k\n' },
    },
    {
      name: 'colons in a MAC prefix',
      yaml: `
        windowsNodes:
          vxlanMACPrefix: "0E:2A"
                          ^^^^^^^ schema-pattern
      `,
      fixes: { 'safe: Change to 0E-2A': 'windowsNodes:\n  vxlanMACPrefix: "0E-2A"\n' },
    },
    {
      name: 'PEM text',
      yaml: `
        certificateManagement:
          signerName: example.com/signer
          caCert: "-----BEGIN CERTIFICATE-----"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ schema-pattern
      `,
      message: '`caCert` is PEM text; its base64 encoding is expected, on one line.',
      fixes: {},
    },
    {
      name: 'base64 with a line end',
      yaml: `
        certificateManagement:
          signerName: example.com/signer
          caCert: "YWJj\\nZGVm\\n"
                  ^^^^^^^^^^^^^^ schema-pattern
      `,
      message: /line ends or spaces/,
      fixes: {
        'safe: Put it on one line': `
          certificateManagement:
            signerName: example.com/signer
            caCert: "YWJjZGVm"
        `,
      },
    },
    {
      name: 'too long',
      version: '3.33.0-unreleased',
      yaml: `
        calicoRunHostPath: PATH
                           ^^^^ schema-pattern
      `
        .replace('PATH', `/${'x'.repeat(1024)}`)
        .replace('^^^^', '^'.repeat(1025)),
      message: '`calicoRunHostPath` must have at most 1024 characters.',
    },
  ]);
});

describe('lists', () => {
  const pools = (count: number) =>
    Array.from({ length: count }, (_, index) => `    - cidr: 10.${index}.0.0/16`).join('\n');
  checkStructureTable([
    {
      name: 'more pools than the CRD admits',
      version: '3.28.0',
      yaml: `calicoNetwork:\n  ipPools:\n  ^^^^^^^ ippool-too-many\n${pools(26)}`,
      message: /^`ipPools` has 26 entries, and at most 25 are allowed\./,
    },
    { name: 'as many as it admits', version: '3.28.0', yaml: `calicoNetwork:\n  ipPools:\n${pools(25)}` },
    { name: 'before there was a bound', version: '3.27.5', yaml: `calicoNetwork:\n  ipPools:\n${pools(26)}` },
    {
      name: 'a claim twice',
      yaml: `
        typhaDeployment:
          spec:
            template:
              spec:
                containers:
                  - name: calico-typha
                    resources:
                      claims: [{name: a}, {name: b}, {name: a}]
                                                     ^^^^^^^^^ schema-list-map-duplicate
      `,
      message: '`claims[2]` and `claims[0]` both have the `name` `a`; entries must differ in it.',
      fixes: {
        'unsafe: Remove the second `a`': `
          typhaDeployment:
            spec:
              template:
                spec:
                  containers:
                    - name: calico-typha
                      resources:
                        claims: [{name: a}, {name: b}]
        `,
      },
    },
    {
      name: 'a container twice is accepted',
      yaml: 'typhaDeployment: {spec: {template: {spec: {containers: [{name: calico-typha}, {name: calico-typha}]}}}}',
    },
  ]);
});
