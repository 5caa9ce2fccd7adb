import { createWorkCounter } from './count-work.ts';

const countWork = createWorkCounter();
const breakdown = process.argv[5];
const { createLanguageService } = await import('../../../src/language/service.ts');
const head = 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\n';
const rep = (n: number, f: (i: number) => string) => Array.from({ length: n }, (_, i) => f(i)).join('');
const ip = (i: number) => `10.${(i >> 8) & 255}.${i & 255}.0/24`;
export const shapes: Record<string, (n: number) => string> = {
  pools: (n) => `${head}spec:\n  calicoNetwork:\n    ipPools:\n${rep(n, (i) => `    - cidr: ${ip(i)}\n`)}`,
  samePools: (n) =>
    `${head}spec:\n  calicoNetwork:\n    ipPools:\n${rep(n, (i) => `    - cidr: 10.0.0.0/24\n      name: a\n`)}`,
  v6pools: (n) =>
    `${head}spec:\n  calicoNetwork:\n    ipPools:\n${rep(n, (i) => `    - cidr: fd00:${i.toString(16)}::/64\n      name: a${i}\n`)}`,
  unknown: (n) => `${head}spec:\n${rep(n, (i) => `  field${i}: 1\n`)}`,
  unknownCase: (n) =>
    `${head}spec:\n  calicoNetwork:\n    ipPools:\n${rep(n, (i) => `    - CIDR: ${ip(i)}\n`)}`,
  duplicate: (n) => `${head}spec:\n${rep(n, () => `  variant: Calico\n`)}`,
  list: (n) =>
    `apiVersion: v1\nkind: List\nitems:\n${rep(n, () => `- apiVersion: operator.tigera.io/v1\n  kind: Installation\n  metadata:\n    name: default\n  spec:\n    variant: calico\n`)}`,
  documents: (n) => rep(n, () => `${head}spec:\n  variant: calico\n---\n`),
  emptyDocuments: (n) => `${head}---\n${rep(n, () => `a: 1\n---\n`)}`,
  comments: (n) => `${head}spec:\n${rep(n, (i) => `  # calico-version: v3.29.${i}\n`)}  variant: calico\n`,
  ignores: (n) =>
    `${head}spec:\n${rep(n, (i) => `  # calico-installation: ignore unknown-field\n  a${i}: 1\n`)}`,
  ignoreFiles: (n) =>
    `${rep(n, (i) => `# calico-installation: ignore-file unknown-field\n`)}${head}spec:\n  a: 1\n`,
  annotations: (n) => `${head}  annotations:\n${rep(n, (i) => `    a${i}: b\n`)}spec:\n  variant: calico\n`,
  flow: (n) => `${head}spec: {${rep(n, (i) => `a${i}: 1, `)}}\n`,
  flowList: (n) => `${head}spec: {imagePullSecrets: [${rep(n, (i) => `{name: a${i}}, `)}]}\n`,
  pullSecrets: (n) => `${head}spec:\n  imagePullSecrets:\n${rep(n, (i) => `  - name: a${i}\n`)}`,
  tolerations: (n) =>
    `${head}spec:\n  controlPlaneTolerations:\n${rep(n, (i) => `  - key: a${i}\n    operator: Bad\n`)}`,
  templateLabels: (n) =>
    `${head}spec:\n  calicoNodeDaemonSet:\n    spec:\n      template:\n        metadata:\n          labels:\n${rep(n, (i) => `            a${i}: "-b"\n`)}`,
  containers: (n) =>
    `${head}spec:\n  calicoNodeDaemonSet:\n    spec:\n      template:\n        spec:\n          containers:\n${rep(n, (i) => `          - name: c${i}\n            resources: {requests: {cpu: 2}, limits: {cpu: 1}}\n`)}`,
  componentResources: (n) =>
    `${head}spec:\n  componentResources:\n${rep(n, (i) => `  - componentName: Node\n    resourceRequirements: {requests: {cpu: 1}}\n`)}`,
  nodeSelector: (n) => `${head}spec:\n  controlPlaneNodeSelector:\n${rep(n, (i) => `    a${i}: "-"\n`)}`,
  anchors: (n) => `${head}spec:\n  imagePullSecrets:\n${rep(n, (i) => `  - &a${i} {name: x}\n  - *a${i}\n`)}`,
  merges: (n) =>
    `${head}x: &x {variant: calico}\nspec:\n  calicoNetwork:\n    ipPools:\n${rep(n, (i) => `    - <<: *x\n      cidr: ${ip(i)}\n`)}`,
  templates: (n) => `${head}spec:\n${rep(n, (i) => `  {{- if .a${i} }}\n  a${i}: {{ .b }}\n  {{- end }}\n`)}`,
  dollar: (n) => `${head}spec:\n${rep(n, (i) => `  a${i}: \${b}\n`)}`,
  embedded: (n) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${rep(n, (i) => `  a${i}: |\n    apiVersion: operator.tigera.io/v1\n    kind: Installation\n    metadata: {name: default}\n    spec: {variant: calico}\n`)}`,
  quoted: (n) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${rep(n, (i) => `  a${i}: "apiVersion: operator.tigera.io/v1\\nkind: Installation\\nmetadata: {name: default}\\nspec: {variant: calico}\\n"\n`)}`,
  neighbours: (n) =>
    `${head}spec:\n  nonPrivileged: Enabled\n---\n${rep(n, (i) => `apiVersion: crd.projectcalico.org/v1\nkind: FelixConfiguration\nmetadata:\n  name: f${i}\nspec:\n  bpfEnabled: true\n---\n`)}`,
  poolObjects: (n) =>
    `${head}spec:\n  nonPrivileged: Enabled\n---\n${rep(n, (i) => `apiVersion: crd.projectcalico.org/v1\nkind: IPPool\nmetadata:\n  name: f${i}\nspec:\n  cidr: ${ip(i)}\n---\n`)}`,
  workloads: (n) =>
    `${head}spec:\n  nonPrivileged: Enabled\n---\n${rep(n, (i) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: f${i}\n  annotations:\n    cni.projectcalico.org/allowedSourcePrefixes: '["10.0.0.0/8"]'\n---\n`)}`,
  argo: (n) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    chart: tigera-operator\n    helm:\n      parameters:\n${rep(n, (i) => `      - name: installation.a${i}\n        value: enabled\n`)}`,
  jsonPatch: (n) =>
    `patches:\n- target: {kind: Installation, name: default}\n  patch: |-\n${rep(n, (i) => `    - op: add\n      path: /spec/a${i}\n      value: 1\n`)}`,
  patches: (n) =>
    `patches:\n${rep(n, (i) => `- target: {kind: Installation, name: default}\n  patch: |-\n    - op: add\n      path: /spec/a${i}\n      value: 1\n`)}`,
  nested: (n) => `${head}spec:\n${rep(Math.min(n, 1e9), (i) => `${' '.repeat(2 + (i % 200))}a:\n`)}`,
  env: (n) =>
    `${head}spec:\n  calicoNodeDaemonSet:\n    spec:\n      template:\n        spec:\n          affinity:\n            nodeAffinity:\n              requiredDuringSchedulingIgnoredDuringExecution:\n                nodeSelectorTerms:\n${rep(n, (i) => `                - matchExpressions:\n                  - key: a${i}\n                    operator: In\n`)}`,
  topology: (n) =>
    `${head}spec:\n  typhaDeployment:\n    spec:\n      template:\n        spec:\n          topologySpreadConstraints:\n${rep(n, (i) => `          - maxSkew: 0\n            topologyKey: a\n            whenUnsatisfiable: DoNotSchedule\n`)}`,
  autodetectionCidrs: (n) =>
    `${head}spec:\n  calicoNetwork:\n    nodeAddressAutodetectionV4:\n      cidrs:\n${rep(n, (i) => `      - ${ip(i)}x\n`)}`,
  broken: (n) => `${head}spec:\n${rep(n, (i) => `  a${i}: "b\n`)}`,
  tabs: (n) => `${head}spec:\n${rep(n, (i) => `\ta${i}: b\n`)}`,
  colons: (n) => `${head}spec:\n${rep(n, (i) => `  a${i}: b: c\n`)}`,
  block: (n) => `${head}spec:\n  registry: |\n${rep(n, (i) => `    line ${i}\n`)}`,
  valuesFile: (n) =>
    `# calico-version: v3.29.7\ninstallation:\n  enabled: true\n  calicoNetwork:\n    ipPools:\n${rep(n, (i) => `    - cidr: ${ip(i)}\n      encapsulation: vxlan\n`)}`,
};
const settings = { calicoVersion: '3.29.7' };
const entries: Record<string, (t: string) => void> = {
  check: (text) => void createLanguageService().check(text, settings),
  fixAll: (text) => void createLanguageService().fixAll(text, settings),
  effective: (text) => void createLanguageService().effective(text, settings),
  key: (text) => {
    const s = createLanguageService();
    s.diagnostics({ uri: 'a.yaml', version: 1, text }, settings);
    s.diagnostics({ uri: 'a.yaml', version: 2, text: `${text}x` }, settings);
  },
  actions: (text) => {
    const s = createLanguageService();
    const t = { uri: 'a.yaml', version: 1, text };
    s.codeActions(t, { start: 0, end: text.length }, settings);
  },
  views: (text) => {
    const s = createLanguageService();
    const t = { uri: 'a.yaml', version: 1, text };
    s.codeLenses(t, settings);
    s.documentLinks(t, settings);
    s.outline(t, settings);
    s.foldingRanges(t);
    s.inlayHints(t, { start: 0, end: text.length }, settings);
    s.status(t, text.length - 2, settings);
    s.selectionSpans(t, text.length - 2, settings);
    s.hover(t, text.length - 3, settings);
    s.survey(t, settings);
  },
  at: (text) => {
    const s = createLanguageService();
    const t = { uri: 'a.yaml', version: 1, text };
    const o = text.length - 3;
    s.installationAt(t, o, settings);
    s.nonPrivilegedEdit(t, o, 'enable', settings);
    s.nonPrivilegedEdit(t, o, 'remove', settings);
    s.targetVersionEdit(t, o, '3.30.1', settings);
    s.effectiveAt(t, o, settings);
    s.nonPrivilegedPage(t, o, settings);
  },
  completion: (text) => {
    const s = createLanguageService();
    const t = { uri: 'a.yaml', version: 1, text };
    s.completion(t, text.length, settings);
    s.completion(t, text.length >> 1, settings);
  },
};
const only = process.argv[2]?.split(',');
const eo = process.argv[3]?.split(',');
const N = Number(process.argv[4] ?? 100);
for (const [name, shape] of Object.entries(shapes)) {
  if (only && only[0] !== '' && !only.includes(name)) continue;
  const row: string[] = [];
  for (const [e, run] of Object.entries(entries)) {
    if (eo && !eo.includes(e)) continue;
    try {
      run(shape(N));
      const t0 = performance.now();
      const [a, b, c] = [N, 2 * N, 4 * N].map((n) => {
        const t = shape(n);
        return countWork(() => run(t));
      });
      const ms = performance.now() - t0;
      const r1 = b! / a!,
        r2 = c! / b!;
      row.push(
        `${e}:${r1.toFixed(2)},${r2.toFixed(2)}${r2 > 2.3 ? '!!' : ''}(${(c! / 1000).toFixed(0)}k ${ms.toFixed(0)}ms)`,
      );
    } catch (error) {
      row.push(`${e}: THROW ${(error as Error).message.slice(0, 80)}`);
    }
  }
  if (breakdown)
    for (const [e, run] of Object.entries(entries)) {
      if (eo && !eo.includes(e)) continue;
      const by = (n: number) => {
        const t = shape(n);
        countWork(() => run(t));
        return new Map((globalThis as any).lastCoverage as [string, number][]);
      };
      const one = by(2 * N),
        two = by(4 * N);
      console.log(
        e,
        [...two]
          .filter(([k, v]) => v > 2.3 * (one.get(k) ?? 0) && v > 4 * N)
          .sort((x, y) => y[1] - x[1])
          .slice(0, 8)
          .map(([k, v]) => `${k} ${one.get(k)}->${v}`)
          .join('\n   '),
      );
    }
  console.log(name.padEnd(18), row.join('  '));
}
