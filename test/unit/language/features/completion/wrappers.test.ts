import { describe } from 'mocha';
import { checkCompletion, HEAD } from './check-completion.ts';

const ARGO = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    chart: tigera-operator
    helm:
`;
const EMBEDDED = `${ARGO}      values: |
        installation:
          kubernetesProvider: EKS
          calicoNetwork:
            bgp: Disabled
`;
const PATCH = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
patches:
  - target:
      kind: Installation
    patch: |-
      apiVersion: operator.tigera.io/v1
      kind: Installation
      metadata:
        name: default
      spec:
        calicoNetwork:
`;

describe('completion in wrappers', () => {
  checkCompletion([
    {
      name: 'Helm values',
      text: 'installation:\n  kubernetesProvider: EKS\n  calicoNetwork:\n    $0\n',
      offers: ['linuxDataplane', 'bgp'],
      take: [
        'ipPools',
        'installation:\n  kubernetesProvider: EKS\n  calicoNetwork:\n    ipPools:\n      - cidr: 192.168.0.0/16\n',
      ],
    },
    {
      name: 'Helm values: no keys of a manifest beside the spec',
      text: 'tigera-operator:\n  installation:\n    kubernetesProvider: EKS\n  $0\n',
      labels: [],
    },
    {
      name: 'Helm values: only what goes with the rest',
      text: 'installation:\n  kubernetesProvider: EKS\n  cni:\n    type: $0\n',
      labels: ['Calico', 'AmazonVPC'],
    },
    {
      name: 'Helm values that hold nothing yet, under the name of the chart',
      text: 'tigera-operator:\n  installation:\n    $0\n',
      offers: ['kubernetesProvider', 'calicoNetwork'],
      take: ['cni', 'tigera-operator:\n  installation:\n    cni:\n      type: Calico\n'],
    },
    {
      name: 'values of who knows what, that hold nothing yet',
      text: 'installation:\n  $0\n',
      labels: [],
    },
    {
      name: 'below a branch of a template, where what stands in it is there',
      text: `${HEAD}{{- if .Values.given }}\n  variant: Calico\n{{- end }}\n  cal$0\n`,
      offers: ['calicoNetwork'],
      lacks: ['variant'],
    },
    { name: 'not in a template', text: `${HEAD}  variant: {{ .Values.v$0 }}\n`, labels: [] },
    {
      name: 'values in a string of Argo CD: a word',
      text: `${EMBEDDED}            lin$0\n`,
      first: ['linuxDataplane'],
      lacks: ['bgp'],
      take: ['linuxDataplane', `${EMBEDDED}            linuxDataplane: \n`],
    },
    {
      name: 'values in a string of Argo CD: a blank line at its end',
      text: `${EMBEDDED}          $0`,
      offers: ['cni', 'variant'],
      lacks: ['calicoNetwork'],
      take: ['cni', `${EMBEDDED}          cni:\n            type: AmazonVPC`],
    },
    { name: 'beside the values in a string', text: `${EMBEDDED}      $0\n`, labels: [] },
    {
      name: 'values in an object of Argo CD',
      text: `${ARGO}      valuesObject:\n        installation:\n          kubernetesProvider: EKS\n          calicoNetwork:\n            hostPorts: $0\n`,
      offers: ['Disabled'],
    },
    {
      name: 'a patch in a string, where nothing is missing',
      text: `${PATCH}          bgp: $0\n`,
      labels: ['Enabled', 'Disabled'],
    },
    {
      name: 'keys of a patch in a string',
      text: `${PATCH}          bgp: Enabled\n          $0\n`,
      offers: ['linuxDataplane'],
      lacks: ['bgp'],
    },
    {
      name: 'the value of an operation',
      text: '- op: replace\n  path: /spec/calicoNetwork/bgp\n  value: $0\n',
      labels: ['Enabled', 'Disabled'],
    },
    {
      name: 'an item of a List, above another one',
      text: 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: operator.tigera.io/v1\n  kind: Installation\n  metadata:\n    name: default\n  spec:\n    $0\n- apiVersion: v1\n  kind: ConfigMap\n',
      offers: ['variant'],
      take: [
        'cni',
        'apiVersion: v1\nkind: List\nitems:\n- apiVersion: operator.tigera.io/v1\n  kind: Installation\n  metadata:\n    name: default\n  spec:\n    cni:\n      type: Calico\n- apiVersion: v1\n  kind: ConfigMap\n',
      ],
    },
    {
      name: 'JSON in an annotation',
      text: `metadata:\n  annotations:\n    x: '{"apiVersion":"operator.tigera.io/v1","kind":"Installation","metadata":{"name":"default"},"spec":{"variant":"$0"}}'\n`,
      offers: ['Calico'],
    },
  ]);
});
