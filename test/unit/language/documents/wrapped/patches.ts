import type { Wrapped } from './wrapped.ts';

/** What Kustomize lays over an Installation. */
export const PATCHES: readonly Wrapped[] = [
  {
    name: 'Kustomize: patches of either kind',
    text: `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [base]
patches:
  - target:
      kind: Installation
    patch: '[{"op": "replace", "path": "/spec/calicoNetwork/bgp", "value": "enabled"}]'
#                                                                          ^^^^^^^^^ schema-enum
  - target:
      kind: Installation
      name: default
    patch: |-
      - op: add
        path: /spec/calicoNetwork/ipPools/0/natOutgoing
        value: true
#              ^^^^ schema-type
      - op: remove
        path: /spec/calicoNetworks
#                   ^^^^^^^^^^^^^^ unknown-field
  - target: {kind: Deployment}
    patch: |-
      - op: replace
        path: /spec/replicas
        value: three
patchesStrategicMerge:
  - |-
    apiVersion: operator.tigera.io/v1
    kind: Installation
    metadata:
      name: default
    spec:
      nodeMetricsPort: "9091"
#                      ^^^^^^ schema-type
  - other.yaml
`,
    fix: ['"enabled"', '"Enabled"'],
  },
  {
    name: 'Kustomize: a file of operations',
    text: `
- op: replace
  path: /spec/calicoNetwork/bgp
  value: enabled
#        ^^^^^^^ schema-enum
- op: add
  path: "/spec/controlPlaneReplicas"
  value: 1
`,
    fix: ['enabled', 'Enabled'],
  },
  {
    name: 'Kustomize: a patch without a kind, for a target that is one',
    text: `
patches:
  - target: {group: operator.tigera.io, kind: Installation}
    patch: |
      spec:
        cni: {ipam: {type: calico}}
#                          ^^^^^^ schema-enum
`,
    fix: ['type: calico', 'type: Calico'],
  },
];
