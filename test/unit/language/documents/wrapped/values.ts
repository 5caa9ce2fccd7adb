import type { Wrapped } from './wrapped.ts';

/** Values of the tigera-operator chart. */
export const VALUES: readonly Wrapped[] = [
  {
    name: 'values beside `installation`, which the chart does not look at',
    text: `
spec:
  source:
    chart: tigera-operator
    targetRevision: v3.29.7
    helm:
      values: |
        calicoNetwork:
#       ^^^^^^^^^^^^^ unknown-field
          bgp: Enabled
        tolerations: []
        kubeletVolumePluginPath: None
`,
    version: '3.29.7',
  },
  {
    name: 'values beside an `installation` without anything in it',
    text: `
spec:
  chart:
    spec: {chart: tigera-operator, version: v3.29.7}
  values:
    installation:
    kubernetesProvider: EKS
#   ^^^^^^^^^^^^^^^^^^ unknown-field
    resources: {}
`,
    version: '3.29.7',
  },
  {
    name: 'values beside those that the chart takes',
    text: `
installation:
  controlPlaneReplicas: 1
typhaDeployment:
^^^^^^^^^^^^^^^ unknown-field
  spec: {}
tolerations: []
`,
  },
  {
    name: 'values of the chart',
    text: `
installation:
  enabled: true
  kubernetesProvider: ""
  calicoNetwork:
    bgp: enabled
#        ^^^^^^^ schema-enum
  nodeMetricsPort: "9091"
#                  ^^^^^^ schema-type
tigeraOperator:
  image: tigera/operator
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
  },
  {
    name: 'values: a key on the wrong level moves, and stays in the values',
    text: `
installation:
  enabled: true
  # the pools
  ipPools:
# ^^^^^^^ unknown-field
  - cidr: 10.0.0.0/16
  calicoNetwork:
    mtu: 1450
apiServer:
  enabled: true
`,
    fix: [
      '  # the pools\n  ipPools:\n  - cidr: 10.0.0.0/16\n  calicoNetwork:\n    mtu: 1450\n',
      '  calicoNetwork:\n    mtu: 1450\n    # the pools\n    ipPools:\n    - cidr: 10.0.0.0/16\n',
    ],
  },
  {
    name: 'values of a chart that has the chart beneath it, under its name',
    text: `
tigera-operator:
  installation:
    enabled: true
    registry: quay.io
    nodeMetricPort: 9091
#   ^^^^^^^^^^^^^^ unknown-field
`,
    fix: ['nodeMetricPort', 'nodeMetricsPort'],
  },
  {
    name: 'values under an alias, deeper',
    text: `
network:
  cni:
    operator:
      installation:
        calicoNetwork:
          bgp: enabled
#              ^^^^^^^ schema-enum
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
  },
  {
    name: 'values of a fork that keeps the spec one level deeper',
    text: `
installation:
  enabled: true
  spec:
    calicoNetwork:
      bgp: enabled
#          ^^^^^^^ schema-enum
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
  },
  {
    name: 'the FelixConfiguration of the values',
    text: `
installation:
  calicoNetwork:
    linuxDataplane: Iptables
#                   ^^^^^^^^ felix-bpfenabled-conflict
defaultFelixConfiguration:
  enabled: true
  bpfEnabled: true
`,
  },
];
