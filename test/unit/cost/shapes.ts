/** Texts that have `n` of something, as a generator, a slip or somebody hostile may make them. */
const HEAD = 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\n';
const times = (n: number, line: (index: number) => string): string =>
  Array.from({ length: n }, (_, index) => line(index)).join('');
const cidr = (i: number) => `10.${(i >> 8) & 255}.${i & 255}.0/24`;
/** What makes a fault, or much to look at, of each of its repeats on one and the same line. */
const IN_ONE_LINE =
  '!x |&x |*x |&a *a |{: |{,|]}|{a}|[]|[,|[*x,|{a: *x,|{a: 1, a: 2},|{ |- |? |: |a: |<<: |"a" |"\\\\q" |{{ |{{ .x }} |{% |@ |\t|\r';

const oneLine = Object.fromEntries(
  IN_ONE_LINE.split('|').flatMap((piece) =>
    [`variant: `, `imagePullSecrets: [`].map((start) => [
      `one line of ${start}${piece}`,
      (n: number) => `${HEAD}spec:\n  ${start}${piece.repeat(n)}\n`,
    ]),
  ),
);

export const SHAPES: Readonly<Record<string, (n: number) => string>> = {
  ...oneLine,
  pools: (n) =>
    `${HEAD}spec:\n  calicoNetwork:\n    ipPools:\n${times(n, (i) => `    - cidr: ${cidr(i)}\n`)}`,
  samePools: (n) =>
    `${HEAD}spec:\n  calicoNetwork:\n    ipPools:\n${times(n, () => `    - cidr: 10.0.0.0/24\n      name: a\n`)}`,

  unknown: (n) => `${HEAD}spec:\n${times(n, (i) => `  field${i}: 1\n`)}`,
  unknownNames: (n) =>
    `${HEAD}spec:\n  calicoNetwork:\n${times(n, (i) => `    calicoNetworkContainerIPForwardingMode${i}: 1\n`)}`,
  unknownCase: (n) =>
    `${HEAD}spec:\n  calicoNetwork:\n    ipPools:\n${times(n, (i) => `    - CIDR: ${cidr(i)}\n`)}`,
  duplicate: (n) => `${HEAD}spec:\n${times(n, () => `  variant: Calico\n`)}`,
  list: (n) =>
    `apiVersion: v1\nkind: List\nitems:\n${times(n, () => `- apiVersion: operator.tigera.io/v1\n  kind: Installation\n  metadata:\n    name: default\n  spec:\n    variant: calico\n`)}`,
  documents: (n) => times(n, () => `${HEAD}spec:\n  variant: calico\n---\n`),

  comments: (n) => `${HEAD}spec:\n${times(n, (i) => `  # calico-version: v3.29.${i}\n`)}  variant: calico\n`,
  ignores: (n) =>
    `${HEAD}spec:\n${times(n, (i) => `  # calico-installation: ignore unknown-field\n  a${i}: 1\n`)}`,
  ignoreFiles: (n) =>
    `${times(n, () => `# calico-installation: ignore-file unknown-field\n`)}${HEAD}spec:\n  a: 1\n`,
  annotations: (n) => `${HEAD}  annotations:\n${times(n, (i) => `    a${i}: b\n`)}spec:\n  variant: calico\n`,
  flow: (n) => `${HEAD}spec: {${times(n, (i) => `a${i}: 1, `)}}\n`,

  tolerations: (n) =>
    `${HEAD}spec:\n  controlPlaneTolerations:\n${times(n, (i) => `  - key: a${i}\n    operator: Bad\n`)}`,
  templateLabels: (n) =>
    `${HEAD}spec:\n  calicoNodeDaemonSet:\n    spec:\n      template:\n        metadata:\n          labels:\n${times(n, (i) => `            a${i}: "-b"\n`)}`,
  containers: (n) =>
    `${HEAD}spec:\n  calicoNodeDaemonSet:\n    spec:\n      template:\n        spec:\n          containers:\n${times(n, (i) => `          - name: c${i}\n            resources: {requests: {cpu: 2}, limits: {cpu: 1}}\n`)}`,
  componentResources: (n) =>
    `${HEAD}spec:\n  componentResources:\n${times(n, () => `  - componentName: Node\n    resourceRequirements: {requests: {cpu: 1}}\n`)}`,

  anchors: (n) =>
    `${HEAD}spec:\n  imagePullSecrets:\n${times(n, (i) => `  - &a${i} {name: x}\n  - *a${i}\n`)}`,
  merges: (n) =>
    `${HEAD}x: &x {variant: calico}\nspec:\n  calicoNetwork:\n    ipPools:\n${times(n, (i) => `    - <<: *x\n      cidr: ${cidr(i)}\n`)}`,
  templates: (n) =>
    `${HEAD}spec:\n${times(n, (i) => `  {{- if .a${i} }}\n  a${i}: {{ .b }}\n  {{- end }}\n`)}`,

  embedded: (n) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${times(n, (i) => `  a${i}: |\n    apiVersion: operator.tigera.io/v1\n    kind: Installation\n    metadata: {name: default}\n    spec: {variant: calico}\n`)}`,
  quoted: (n) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${times(n, (i) => `  a${i}: "apiVersion: operator.tigera.io/v1\\nkind: Installation\\nmetadata: {name: default}\\nspec: {variant: calico}\\n"\n`)}`,
  neighbours: (n) =>
    `${HEAD}spec:\n  nonPrivileged: Enabled\n---\n${times(n, (i) => `apiVersion: crd.projectcalico.org/v1\nkind: FelixConfiguration\nmetadata:\n  name: f${i}\nspec:\n  bpfEnabled: true\n---\n`)}`,

  workloads: (n) =>
    `${HEAD}spec:\n  nonPrivileged: Enabled\n---\n${times(n, (i) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: f${i}\n  annotations:\n    cni.projectcalico.org/allowedSourcePrefixes: '["10.0.0.0/8"]'\n---\n`)}`,
  argo: (n) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    chart: tigera-operator\n    helm:\n      parameters:\n${times(n, (i) => `      - name: installation.a${i}\n        value: enabled\n`)}`,
  jsonPatch: (n) =>
    `patches:\n- target: {kind: Installation, name: default}\n  patch: |-\n${times(n, (i) => `    - op: add\n      path: /spec/a${i}\n      value: 1\n`)}`,

  errorsOnOneLine: (n) => `${HEAD}spec:\n  registry: ${'{: '.repeat(n)}\n`,
  propertiesOnOneLine: (n) => `${HEAD}spec:\n  registry: ${'!x &x '.repeat(n)}\n`,
  closedOnOneLine: (n) => `${HEAD}spec: {a: b${' ]}'.repeat(n)}\n`,

  openComments: (n) => `{"apiVersion":"operator.tigera.io/v1","kind":"Installation",\n${'/* '.repeat(n)}}`,

  nested: (n) => `${HEAD}spec:\n${times(n, (i) => `${' '.repeat(2 + (i % 20))}a:\n`)}`,

  autodetectionCidrs: (n) =>
    `${HEAD}spec:\n  calicoNetwork:\n    nodeAddressAutodetectionV4:\n      cidrs:\n${times(n, (i) => `      - ${cidr(i)}x\n`)}`,

  tabs: (n) => `${HEAD}spec:\n${times(n, (i) => `\ta${i}: b\n`)}`,

  block: (n) => `${HEAD}spec:\n  registry: |\n${times(n, (i) => `    line ${i}\n`)}`,
  valuesFile: (n) =>
    `# calico-version: v3.29.7\ninstallation:\n  enabled: true\n  calicoNetwork:\n    ipPools:\n${times(n, (i) => `    - cidr: ${cidr(i)}\n      encapsulation: vxlan\n`)}`,
};
