import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { isScalar, parseAllDocuments, visit } from 'yaml';
import { fixAll } from '../../../../src/language/features/fix-all.ts';
import { createLanguageService } from '../../../../src/language/service.ts';
import { analyseAt } from '../rules/check-rule.ts';

const RELEASES = ['3.25.2', '3.27.5', '3.29.7', '3.32.1'];

/** What a hand makes of a key. */
const TYPOS: readonly ((key: string) => string)[] = [
  (key) => key.toLowerCase(),
  (key) => key.toUpperCase(),
  (key) => key[0]!.toUpperCase() + key.slice(1),
  (key) => key.slice(0, -1),
  (key) => key[1] + key[0]! + key.slice(2),
  (key) => key + key.at(-1),
];

const LOAD_BALANCER = `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    bgp: Enabled
    ipPools:
    - cidr: 203.0.113.0/24
      encapsulation: None
      natOutgoing: Disabled
      nodeSelector: all()
      allowedUses: [LoadBalancer]
    - cidr: 10.244.0.0/16
      encapsulation: VXLAN
  cni:
    type: Calico
    ipam:
      type: Calico
`;

describe('fix all', () => {
  const texts: [string, string, number][] = [
    ['a LoadBalancer pool', LOAD_BALANCER, 1],
    ['in a ConfigMap', embedded(LOAD_BALANCER), 1],
    ['in JSON', JSON.stringify(parseAllDocuments(LOAD_BALANCER)[0]!.toJSON(), null, 2), 1],
    ['values of the chart', readFileSync('examples/helm-values.yaml', 'utf8'), 1],
    // Each key once: with another typo, or at another release, than its neighbour.
    [
      'every field',
      readFileSync('test/fixtures/installations/every-field.yaml', 'utf8'),
      TYPOS.length * RELEASES.length,
    ],
  ];
  for (const [name, text, stride] of texts) {
    it(`any typo of any key is mended once, or left: ${name}`, () => {
      for (const [turn, release] of RELEASES.entries()) {
        for (const [index, { start, end }] of keysOf(text).entries()) {
          for (const [kind, typo] of TYPOS.entries()) {
            if ((index + turn * TYPOS.length + kind) % stride !== 0) continue;
            const wrong = text.slice(0, start) + typo(text.slice(start, end)) + text.slice(end);
            checkFixed(wrong, release);
          }
        }
      }
    }).timeout(120_000);
  }

  it('a key under a wrong name is renamed, and not added', () => {
    for (const key of ['apiversion', 'aPiVersion', 'APIVERSION']) {
      const text = LOAD_BALANCER.replace('apiVersion', key).replace('None', 'VXLAN');
      const { text: fixed } = createLanguageService().fixAll(text, { calicoVersion: '3.29.7' });
      assert.equal(fixed.match(/apiVersion/gi)?.length, 1, fixed);
      assert.match(fixed, /^apiVersion: operator\.tigera\.io\/v1\nkind/);
    }
  });

  it('says that more is left where each fix has to wait for the one before', () => {
    const stray = [
      ...['calicoNetwork: {}', 'calicoNodeDaemonSet: {}', 'calicoKubeControllersDeployment: {}'],
      ...['csiNodeDriverDaemonSet: {}', 'typhaDeployment: {}', 'typhaAffinity: {}', 'flexVolumePath: /x'],
      ...[
        'nodeMetricsPort: 9091',
        'typhaMetricsPort: 9093',
        'kubernetesProvider: EKS',
        'nonPrivileged: Disabled',
      ],
      'calicoNodeWindowsDaemonSet: {}',
    ];
    let { text, isComplete } = fixed(`installation:\n  cni:\n    type: Calico\n${stray.join('\n')}\n`);
    assert.equal(isComplete, false);
    ({ text, isComplete } = fixed(text));
    assert.equal(isComplete, true);
    assert.doesNotMatch(text, /^(?!installation:)\S/m);
  });

  it('reads no more than it may, and leaves the rest to the next time', () => {
    const pools = Array.from({ length: 20 }, (_, index) => `    - CIDR: 10.${index}.0.0/16\n`).join('');
    const text = `${LOAD_BALANCER.slice(0, LOAD_BALANCER.indexOf('    - cidr'))}${pools}`;
    const { text: all, isComplete } = fixed(text);
    assert.equal(all, text.replaceAll('CIDR', 'cidr'));
    assert.equal(isComplete, true);
    const some = fixed(text, 5 * (text.length + 1));
    assert.equal(some.text.match(/CIDR/g)?.length, 15);
    assert.equal(some.isComplete, false);
    // All that may be read is read, and that is all there is.
    assert.equal(fixed(text, 20 * (text.length + 1)).isComplete, true);
    assert.equal(fixed(text, 0).text.match(/CIDR/g)?.length, 19);
  });
});

function fixed(text: string, mostRead?: number) {
  return fixAll(text, (state) => analyseAt(state, '3.29.7'), {}, mostRead);
}

/** What is fixed says nothing twice, as a strict reader has it, and asks for nothing more. */
function checkFixed(text: string, calicoVersion: string): void {
  const service = createLanguageService();
  const once = service.fixAll(text, { calicoVersion }).text;
  if (once === text) return;
  const faults = parseAllDocuments(once, { uniqueKeys: true }).flatMap(({ errors }) => errors);
  assert.deepEqual(
    faults.map(({ message }) => message),
    [],
    `${text}\n=== at ${calicoVersion} ===\n${once}`,
  );
  const wanted = embeddedTexts(once)
    .flatMap((inner) => parseAllDocuments(inner))
    .flatMap(({ errors }) => errors);
  assert.deepEqual(wanted, [], once);
  assert.equal(service.fixAll(once, { calicoVersion }).text, once);
}

/** Where the keys of a text are that hold a place in its objects. */
function keysOf(text: string): { start: number; end: number }[] {
  const keys: { start: number; end: number }[] = [];
  for (const [inner, start] of [[text, 0] as const, ...embeddedPlaces(text)]) {
    for (const document of parseAllDocuments(inner)) {
      visit(document, {
        Pair: (_, { key }) => {
          if (!isScalar(key) || !key.range || typeof key.value !== 'string' || key.value.length < 2) return;
          const quote = key.type === 'PLAIN' ? 0 : 1;
          keys.push({ start: start + key.range[0] + quote, end: start + key.range[1] - quote });
        },
      });
    }
  }
  return keys;
}

/** A ConfigMap's text in lines of its own, and the offset where it stands. Its indentation is part of it. */
function embeddedPlaces(text: string): (readonly [string, number])[] {
  const start = text.indexOf('|\n') + 2;
  return start < 2 ? [] : [[text.slice(start), start]];
}

function embeddedTexts(text: string): string[] {
  return embeddedPlaces(text).map(([inner]) => inner);
}

function embedded(text: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a: |\n${text.replace(/^(?=.)/gm, '    ')}`;
}
