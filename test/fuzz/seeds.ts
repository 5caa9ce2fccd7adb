import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const FIXTURES = 'test/fixtures/documents';
const EVERY_FIELD = 'test/fixtures/installations/every-field.yaml';

/** Shapes that the files have none of. */
const WRITTEN = [
  '',
  'a: 1\n---\nb: 2\n',
  `apiVersion: v1
kind: List
items:
- apiVersion: operator.tigera.io/v1
  kind: Installation
  metadata: {name: default}
  spec: &spec
    calicoNetwork: {bgp: enabled, ipPools: [{cidr: 10.0.0.0/8, encapsulation: "IPIP"}]}
- apiVersion: operator.tigera.io/v1
  kind: Installation
  metadata: {name: overlay}
  spec:
    <<: *spec
    nonPrivileged: Enabled
`,
  `apiVersion: v1
kind: ConfigMap
metadata:
  name: manifests
data:
  installation.yaml: |
    apiVersion: operator.tigera.io/v1
    kind: Installation
    metadata:
      name: default
    spec:
      calicoNetwork:
        linuxDataplane: BPF
        bgp: disabled
    ---
    apiVersion: projectcalico.org/v3
    kind: FelixConfiguration
    metadata:
      name: default
    spec:
      bpfEnabled: true
  folded: >-
    {"apiVersion": "operator.tigera.io/v1", "kind": "Installation",
    "spec": {"nonPrivileged": "enabled"}}
  escaped: "apiVersion: operator.tigera.io/v1\\nkind: Installation\\nspec:\\n  variant: calico\\n"
`,
  `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
  uid: 0aa2b1c8-3e5d-4a61-9f46-0f0a3c2f1a11
  resourceVersion: "4711"
  creationTimestamp: "2026-01-01T00:00:00Z"
spec:
  calicoNetwork:
    ipPools:
    - &pool
      name: default
      cidr: 192.168.0.0/16
      blockSize: !!str 26
    - <<: *pool
      cidr: fd00::/48
      encapsulation: VXLAN
  calicoNodeDaemonSet:
    spec:
      template:
        spec:
          containers:
          - name: calico-node
            resources: {limits: {cpu: 1.5, memory: 50MB}}
status:
  variant: Calico
`,
  `- op: add
  path: /spec/nonPrivileged
  value: Enabled
- op: replace
  path: /spec/calicoNetwork/ipPools/0/cidr
  value: "10.0.0.0/8"
`,
];

/** The texts that are mutated: examples, fixtures, the samples of the rules' pages, and the fields a few at a time. */
export function readSeeds(): string[] {
  const files = ['examples', FIXTURES]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))),
    )
    .filter((file) => !file.endsWith('.md') && statSync(file).isFile())
    .sort();
  const everyField = readFileSync(EVERY_FIELD, 'utf8');
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  return [...new Set([...WRITTEN, ...texts, ...ruleSamples(), ...partsOf(everyField), everyField])];
}

function ruleSamples(): string[] {
  const folder = 'docs/rules';
  return readdirSync(folder)
    .sort()
    .flatMap((file) => [...readFileSync(path.join(folder, file), 'utf8').matchAll(/^```yaml\n(.*?)^```$/gms)])
    .map(([, sample]) => sample!);
}

/** The head of a manifest with each key of its spec alone. */
function partsOf(manifest: string): string[] {
  const start = manifest.indexOf('\nspec:\n') + '\nspec:\n'.length;
  const blocks = manifest.slice(start).split(/^(?= {2}\w)/m);
  return blocks.map((block) => manifest.slice(0, start) + block);
}
