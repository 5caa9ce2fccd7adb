import type { Wrapped } from './wrapped.ts';

/** Installations that are written as objects, by themselves or inside of something. */
export const MANIFESTS: readonly Wrapped[] = [
  {
    name: 'a manifest among others',
    text: `
apiVersion: v1
kind: Namespace
metadata: {name: tigera-operator}
---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    bgp: enabled # comment
#        ^^^^^^^ schema-enum
---
apiVersion: operator.tigera.io/v1
kind: APIServer
metadata:
  name: default
spec: {}
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
  },
  {
    name: 'a List',
    text: `
apiVersion: v1
kind: List
items:
- apiVersion: operator.tigera.io/v1
  kind: Installation
  metadata:
    name: default
  spec:
    calicoNetwork:
      bgp: enabled
#          ^^^^^^^ schema-enum
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
  },
  {
    name: 'an InstallationList, whose items need not say what they are',
    text: `
apiVersion: operator.tigera.io/v1
kind: InstallationList
items:
- metadata:
    name: default
  spec:
    calicoNetwork:
      bgp: enabled
#          ^^^^^^^ schema-enum
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
  },
  {
    name: 'JSON',
    text: `{
  "apiVersion": "operator.tigera.io/v1",
  "kind": "Installation",
  "metadata": {"name": "default"},
  "spec": {
    "calicoNetwork": {"bgp": "enabled", "mtu": 1450}
#                            ^^^^^^^^^ schema-enum
  }
}
`,
    fix: ['"bgp": "enabled"', '"bgp": "Enabled"'],
  },
  {
    name: 'generateName',
    text: `
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  generateName: test-
spec:
  calicoNetwork:
    bgp: enabled
#        ^^^^^^^ schema-enum
`,
  },
  {
    name: 'Cluster API: manifests in a ConfigMap',
    text: `
apiVersion: v1
kind: ConfigMap
metadata: {name: calico-addon}
data:
  calico.yaml: |
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: tigera-operator}
    ---
    # the Installation
    apiVersion: operator.tigera.io/v1
    kind: Installation
    metadata:
      name: default
    spec:
      calicoNetwork:
        bgp: enabled
#            ^^^^^^^ schema-enum
        linuxDataplane: Iptables
#                       ^^^^^^^^ felix-bpfenabled-conflict
    ---
    apiVersion: projectcalico.org/v3
    kind: FelixConfiguration
    metadata: {name: default}
    spec: {bpfEnabled: true}
---
apiVersion: addons.cluster.x-k8s.io/v1beta1
kind: ClusterResourceSet
spec:
  resources: [{name: calico-addon, kind: ConfigMap}]
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
  },
  {
    name: 'Cluster API: manifests in a Secret',
    text: `
apiVersion: v1
kind: Secret
type: addons.cluster.x-k8s.io/resource-set
stringData:
  calico: |-
    apiVersion: operator.tigera.io/v1
    kind: Installation
    metadata:
      name: default
    spec:
      nodeMetricsPort: "9091"
#                      ^^^^^^ schema-type`,
    fix: ['"9091"', '9091'],
  },
  {
    name: 'an object inside of another one, as Ansible writes it',
    text: `
- name: Install Calico
  kubernetes.core.k8s:
    state: present
    definition:
      apiVersion: operator.tigera.io/v1
      kind: Installation
      metadata:
        name: default
      spec:
        calicoNetwork:
          bgp: enabled
#              ^^^^^^^ schema-enum
          ipPools:
            - cidr: "{{ pod_cidr }}"
              encapsulation: VXLAN
`,
    fix: ['bgp: enabled', 'bgp: Enabled'],
  },
];
