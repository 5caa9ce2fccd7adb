import type { Wrapped } from './wrapped.ts';

/** Wrappers that install the chart. */
export const GITOPS: readonly Wrapped[] = [
  {
    name: 'the values of another chart than that of RKE2, which alone has a backend',
    text: `
spec:
  chart:
    spec: {chart: tigera-operator, version: v3.29.7}
  values:
    installation:
      backend: VXLAN
#     ^^^^^^^ unknown-field
      natOutgoing: Enabled
#     ^^^^^^^^^^^ unknown-field
      calicoNetwork:
        bgp: Enabled
`,
    version: '3.29.7',
  },
  {
    name: 'an object of the API that has the pools',
    text: `
apiVersion: projectcalico.org/v3
#           ^^^^^^^^^^^^^^^^^^^^ schema-enum
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    bgp: Enabled
`,
    fix: ['projectcalico.org/v3', 'operator.tigera.io/v1'],
  },
  {
    name: 'an object without an API',
    text: `
kind: Installation
^^^^ schema-required
metadata:
  name: default
spec:
  calicoNetwork:
    bgp: Enabled
`,
  },
  {
    name: 'Argo CD: values as text',
    text: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: calico
spec:
  source:
    chart: tigera-operator
    repoURL: https://docs.tigera.io/calico/charts
    targetRevision: v3.27.5
    helm:
      values: |
        installation:
          # eBPF next year
          calicoNetwork:
            bgp: enabled
#                ^^^^^^^ schema-enum
  destination:
    namespace: tigera-operator
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
    version: '3.27.5',
  },
  {
    name: 'Argo CD: values as an object, and parameters',
    text: `
apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  sources:
    - chart: tigera-operator
      targetRevision: 3.28.1
      helm:
        valuesObject:
          installation:
            calicoNetwork: {bgp: enabled}
#                                ^^^^^^^ schema-enum
        parameters:
          - name: installation.calicoNetwork.hostPorts
            value: "Off"
#                  ^^^^^ schema-enum
          - name: installation.calicoNetwork.ipPools[0].blockSize
            value: "26"
          - name: installation.calicoNetwork.ipPool[0].blockSize
#                                            ^^^^^^ unknown-field
            value: "26"
          - name: installation.nodeMetricsPort
            value: "9091"
#                  ^^^^^^ schema-type
            forceString: true
`,
    version: '3.28.1',
    options: { version: '3.28.1' },
  },
  {
    name: 'an ApplicationSet',
    text: `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  template:
    spec:
      source:
        chart: tigera-operator
        targetRevision: '{{version}}'
        helm:
          values: |-
            installation:
              kubernetesProvider: '{{provider}}'
              calicoNetwork:
                bgp: enabled
#                    ^^^^^^^ schema-enum`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
  },
  {
    name: 'Flux: values and patches of what is rendered',
    text: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: calico
spec:
  chart:
    spec:
      chart: tigera-operator
      version: v3.26.4
  values:
    installation:
      calicoNetwork:
        bgp: enabled
#            ^^^^^^^ schema-enum
  postRenderers:
    - kustomize:
        patches:
          - target: {kind: Installation, group: operator.tigera.io}
            patch: |
              - op: replace
                path: /spec/calicoNetwork/bgp
                value: disabled
#                      ^^^^^^^^ schema-enum
          - patch: |-
              apiVersion: operator.tigera.io/v1
              kind: Installation
              metadata: {name: default}
              spec:
                cni: {ipam: {type: calico}}
#                                  ^^^^^^ schema-enum
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
    version: '3.26.4',
  },
  {
    name: 'K3s: a HelmChart by the address of its archive',
    text: `
apiVersion: helm.cattle.io/v1
kind: HelmChart
metadata:
  name: calico
spec:
  chart: https://github.com/projectcalico/calico/releases/download/v3.27.3/tigera-operator-v3.27.3.tgz
  valuesContent: |-
    installation:
      calicoNetwork:
        bgp: enabled
#            ^^^^^^^ schema-enum
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
    version: '3.27.3',
  },
  {
    name: 'RKE2: a HelmChartConfig, which adds to values that are elsewhere',
    text: `
apiVersion: helm.cattle.io/v1
kind: HelmChartConfig
metadata:
  name: rke2-calico
  namespace: kube-system
spec:
  valuesContent: |-
    installation:
      backend: VXLAN
      calicoNetwork:
        bgp: disabled
#            ^^^^^^^^ schema-enum
        mtu: 1450
`,
  },
  {
    name: 'Cluster API: a HelmChartProxy',
    text: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
spec:
  chartName: tigera-operator
  version: v3.26.1
  valuesTemplate: |
    installation:
      cni:
        type: Calico
      calicoNetwork:
        bgp: disabled
#            ^^^^^^^^ schema-enum
        ipPools: {{range $i, $cidr := .Cluster.spec.clusterNetwork.pods.cidrBlocks }}
        - cidr: {{ $cidr }}
          encapsulation: None
          natOutgoing: Enabled{{end}}
`,
    fix: ['bgp: disabled', 'bgp: Disabled'],
    version: '3.26.1',
  },
];
