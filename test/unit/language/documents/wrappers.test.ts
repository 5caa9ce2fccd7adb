import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { analyse } from '../../../../src/language/analysis/analyse.ts';
import { applyFix } from '../../../../src/language/analysis/fix.ts';
import { NEWEST_TARGET } from '../../../../src/language/analysis/target.ts';
import { diagnostics } from '../../../../src/language/features/diagnostics.ts';
import { hover } from '../../../../src/language/features/hover.ts';
import { installationText } from '../../../../src/language/features/installation-at.ts';
import { enableNonPrivileged } from '../../../../src/language/features/non-privileged.ts';
import { readMarks } from '../marked-text.ts';
import { analyseText, checkFixes, checkMarks, complaints, type Options } from './check-document.ts';

interface Wrapped {
  readonly name: string;
  /** Whatever wraps an Installation, with the faults drawn on it. */
  readonly text: string;
  /** The first finding's first fix: what it replaces in the text, and by what. */
  readonly fix?: readonly [from: string, to: string];
  /** The version that the text says it is for. */
  readonly version?: string;
  readonly options?: Options;
}

const WRAPPED: readonly Wrapped[] = [
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

describe('an Installation in', () => {
  for (const { name, text: marked, fix, version, options } of WRAPPED) {
    describe(name, () => {
      const { text } = readMarks(marked);

      it('shows its faults where they are', () => {
        checkMarks(marked, options);
      });

      if (fix)
        it('is mended with every other byte as it was', () => {
          const [from, to] = fix;
          assert.equal(firstFix(text, options), text.replace(from, to));
        });

      it('keeps its meaning elsewhere under every fix', () => {
        assert.ok(checkFixes(text, options) > 0 || !fix);
      });

      it('is explained, lifted out and changed where it is', () => {
        const analysis = analyseText(text, options);
        for (const { span } of diagnostics(analysis)) {
          const found = hover(analysis, span.start + 1);
          if (found) assert.ok(found.span.start <= span.start + 1 && span.start + 1 <= found.span.end);
        }
        for (const { source, placed } of analysis.installations) {
          const offset = placed.start + source.root.span.start;
          const lifted = installationText(analysis, offset);
          assert.ok(lifted);
          if (source.form !== 'manifest' || !lifted.whole) continue;
          const manifest = parse(lifted.manifest);
          assert.ok(manifest.spec.calicoNetwork ?? manifest.spec.nodeMetricsPort);
        }
        const judged = analysis.installations.find(({ source }) => source.form === 'values');
        const enabling = judged && enableNonPrivileged(judged);
        if (!judged || !enabling) return;
        const after = analyseText(applyFix(text, analysis, enabling), options);
        const same = after.installations[analysis.installations.indexOf(judged)];
        assert.equal(same?.installation.written.nonPrivileged, 'Enabled');
        assert.deepEqual(
          { ...same.installation.written, nonPrivileged: undefined },
          {
            ...judged.installation.written,
            nonPrivileged: undefined,
          },
        );
      });

      it('is the same with CRLF', () => {
        const windows = text.replaceAll('\n', '\r\n');
        assert.deepEqual(complaints(windows, options), complaints(text, options));
        if (fix) assert.equal(firstFix(windows, options), firstFix(text, options)!.replaceAll('\n', '\r\n'));
      });

      if (version)
        it('is judged at the version of its chart', () => {
          const { installations } = analyse(text, { target: NEWEST_TARGET });
          assert.ok(installations.some(({ source }) => source.form === 'values'));
          for (const { source, target } of installations) {
            if (source.form !== 'values') continue;
            assert.deepEqual([target.version.text, target.source], [version, 'chart']);
          }
        });
    });
  }
});

function firstFix(text: string, options: Options | undefined): string | undefined {
  const analysis = analyseText(text, options);
  const fix = analysis.findings.find(({ fixes }) => fixes.length > 0)?.fixes[0];
  return fix && applyFix(text, analysis, fix);
}

describe('a hover in', () => {
  const at = (text: string): string => {
    const cursor = text.indexOf('$0');
    return hover(analyseText(text.replace('$0', '')), cursor)?.text.split('\n')[0] ?? '';
  };

  it('values: the key that stands for the spec, and what is below it', () => {
    assert.match(at('installation:\n  calicoNetwork:\n    b$0gp: Enabled\n'), /bgp/);
    assert.match(at('inst$0allation:\n  calicoNetwork:\n    bgp: Enabled\n'), /Installation/);
  });

  it('a JSON patch: each step of its path, and its value', () => {
    const patch = (path: string, value: string): string => `- op: add\n  path: ${path}\n  value: ${value}\n`;
    assert.match(at(patch('/spec/calico$0Network/bgp', 'Enabled')), /calicoNetwork/);
    assert.match(at(patch('/spec/calicoNetwork/b$0gp', 'Enabled')), /bgp/);
    assert.match(at(patch('/spec/calicoNetwork/bgp', 'En$0abled')), /bgp/);
    assert.match(at(patch('/spec/calicoNetwork/ipPools/0/block$0Size', '26')), /blockSize/);
    assert.match(at(patch('/spec/calicoNetwork/ipPools/-', '{ci$0dr: 10.0.0.0/8}')), /cidr/);
  });

  it('a parameter: each step of its name', () => {
    const app = (name: string): string =>
      `spec:\n  source:\n    chart: tigera-operator\n    helm:\n      parameters:\n      - name: ${name}\n        value: Enabled\n`;
    assert.match(at(app('installation.calico$0Network.bgp')), /calicoNetwork/);
    assert.match(at(app('installation.calicoNetwork.ipPools[0].ci$0dr')), /cidr/);
  });
});
