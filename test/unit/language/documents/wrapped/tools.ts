import type { Wrapped } from './wrapped.ts';

/** Other tools that install the chart. */
export const TOOLS: readonly Wrapped[] = [
  {
    name: 'Fleet',
    text: `
defaultNamespace: tigera-operator
helm:
  chart: tigera-operator
  repo: https://docs.tigera.io/calico/charts
  version: v3.28.0
  values:
    installation:
      calicoNetwork:
        bgp: enabled
#            ^^^^^^^ schema-enum
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
    version: '3.28.0',
  },
  {
    name: 'Fleet, with the values as templates, each a text',
    text: `
apiVersion: fleet.cattle.io/v1alpha1
kind: HelmOp
spec:
  helm:
    chart: tigera-operator
    version: v3.31.3
    templateValues:
      installation: |-
        cni:
          type: Calico
        calicoNetwork:
          bgp: disabled
#              ^^^^^^^^ schema-enum
          ipPools:
            $\{- range $cidr := .ClusterValues.Cluster.spec.clusterNetwork.pods.cidrBlocks }
            - cidr: "$\{ $cidr }"
              encapsulation: VXLAN
            $\{- end}
  diff:
    comparePatches:
    - apiVersion: operator.tigera.io/v1
      kind: Installation
      name: default
      operations:
      - {"op":"remove", "path":"/spec/whatever"}
`,
    fix: ['bgp: disabled', 'bgp: Disabled'],
    version: '3.31.3',
  },
  {
    name: 'Kustomize: a chart that it renders',
    text: `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
helmCharts:
- name: tigera-operator
  repo: https://docs.tigera.io/calico/charts
  version: v3.30.2
  valuesInline:
    installation:
      calicoNetwork:
        bgp: enabled
#            ^^^^^^^ schema-enum
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
    version: '3.30.2',
  },
  {
    name: 'Ansible: a chart that it installs',
    text: `
- name: Calico
  kubernetes.core.helm:
    chart_ref: projectcalico/tigera-operator
    chart_version: "3.30.2"
    values:
      installation:
        calicoNetwork:
          bgp: enabled
#              ^^^^^^^ schema-enum
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
    version: '3.30.2',
  },
];
