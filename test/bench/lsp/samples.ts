import { readFileSync } from 'node:fs';
import { hardSamples } from './hard-samples.ts';

/** A text to type in: where, and how much faster than the peer we are to be. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  /** Where digits are typed: behind a `blockSize` of the Installation that is edited. */
  readonly at: { readonly line: number; readonly character: number };
  /** That Installation's document. */
  readonly document: string;
  /** Keystrokes to measure of the peer; ours are more, since they are over so soon. */
  readonly keystrokes: number;
  readonly bars: Bars;
}

export interface Bars {
  /** How many times as fast from keystroke to diagnostics, at the 95th percentile. */
  readonly faster: number;
  /** The share of the peer's CPU per keystroke that we may use. */
  readonly cpu: number;
  /** Milliseconds for a completion right after a keystroke, at the 95th percentile. */
  readonly completion: number;
  /** The share of the peer's greatest memory. */
  readonly memory: number;
}

/** Without a fault at any version: the digit that is typed makes one. */
const SMALL = `# The network of this cluster.
${readFileSync('examples/installation.yaml', 'utf8').replace(/^ *nonPrivileged: .*\n/m, '')}`;

const FULL = readFileSync('test/fixtures/installations/every-field.yaml', 'utf8');

export function samples(): Sample[] {
  const small = { completion: 6, memory: 2 / 3 };
  const full = { faster: 12, cpu: 1 / 2, completion: 12, memory: 2 / 3 };
  return [
    sample('small', [SMALL], 0, 24, { ...small, faster: 30, cpu: 1 / 2 }),
    sample('600 lines', [FULL], 0, 24, full),
    ...hardSamples(FULL).map(({ name, text }) => sample(name, [text], 0, 24, full)),
    sample('200 Installations', Array<string>(200).fill(SMALL), 100, 20, {
      ...small,
      faster: 50,
      cpu: 1 / 20,
    }),
    sample('10,000 lines', amidOthers(10_000), undefined, 20, { ...small, faster: 60, cpu: 1 / 25 }),
    sample('10 MB', amidOthers(Number.POSITIVE_INFINITY, 10_000_000), undefined, 5, {
      faster: 60,
      cpu: 1 / 40,
      completion: 60,
      memory: 1 / 10,
    }),
  ];
}

function sample(
  name: string,
  documents: readonly string[],
  index: number | undefined,
  keystrokes: number,
  bars: Bars,
): Sample {
  const place = index ?? documents.indexOf(SMALL);
  const text = documents.join('---\n');
  const before = documents.slice(0, place).map((document) => `${document}---\n`);
  const offset = text.indexOf('blockSize: 26', before.join('').length) + 'blockSize: 26'.length;
  const lines = text.slice(0, offset).split('\n');
  const at = { line: lines.length - 1, character: lines.at(-1)!.length };
  return { name, text, at, document: documents[place]!, keystrokes, bars };
}

/** Manifests of other kinds, with one Installation in the middle. */
function amidOthers(lines: number, bytes = Number.POSITIVE_INFINITY): string[] {
  const documents: string[] = [];
  let [lineCount, length] = [0, 0];
  while (lineCount < lines && length < bytes) {
    const text = other(documents.length);
    documents.push(text);
    lineCount += text.split('\n').length;
    length += text.length + 4;
  }
  documents.splice(documents.length >> 1, 0, SMALL);
  return documents;
}

function other(index: number): string {
  const name = `service-${index}`;
  if (index % 3 === 0) {
    return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: shop
  labels: { app: ${name}, tier: "backend" }
spec:
  selector:
    app: ${name}
  ports:
  - name: http
    port: 80
    targetPort: 8080
`;
  }
  if (index % 3 === 1) {
    return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: shop
data:
  LOG_LEVEL: info
  config.properties: |
    # Read when the service starts.
    endpoint=https://${name}.example.org/api
    retries=3
    timeout=30s
`;
  }
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
      annotations:
        checksum/config: 9f86d081884c7d659a2feaa0c55ad015
    spec:
      serviceAccountName: ${name}
      containers:
      - name: main
        image: registry.example.org/shop/${name}:1.${index}.0
        args: ["--config", "/etc/${name}/config.properties"]
        ports:
        - containerPort: 8080
        resources:
          requests:
            cpu: 100m
            memory: 128Mi
          limits:
            memory: 256Mi
        readinessProbe:
          httpGet:
            path: /ready
            port: 8080
          periodSeconds: 10
`;
}
