import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Analysis, analyse } from '../../../../src/language/analysis/analyse.ts';
import { targetOfSetting } from '../../../../src/language/analysis/target.ts';
import { diceOf, pick } from '../syntax/random-manifest.ts';

const TEXT = `# The network.
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  variant: Calico
---
apiVersion: v1
kind: Service
metadata:
  name: web
--- # calico-version: v3.29.7
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: overlay
spec:
  calicoNetwork: {bgp: Disabled}
---
apiVersion: projectcalico.org/v3
kind: FelixConfiguration
metadata:
  name: default
spec:
  bpfEnabled: true
...
---
apiVersion: v1
kind: ConfigMap
data:
  calico.yaml: |
    apiVersion: operator.tigera.io/v1
    kind: Installation
    spec:
      nonPrivileged: Enabled
`;
const PIECES = [
  '',
  'x',
  '\n',
  ' ',
  ':',
  '---',
  '\n---\n',
  '-',
  '# c',
  '"',
  'operator.tigera.io/v1',
  '\n  a: 1',
  '\r\n',
  '...\n',
];
const target = targetOfSetting('3.31.7')!;

/** What an editor is shown, in offsets of the text. */
function shown({ contents, findings, installations }: Analysis): unknown {
  const starts = new Map(contents.units.map(({ unit, start }) => [unit, start]));
  return {
    units: contents.units.map(({ start, unit }) => [
      start,
      unit.text,
      unit.isEmbedded,
      unit.neighbours.length,
    ]),
    installations: installations.map((one) => [
      one.placed.start,
      one.source.name,
      one.target.version.text,
      one.target.source,
    ]),
    findings: findings.map(({ code, message, location: { unit, span } }) => [
      code,
      message,
      starts.get(unit)! + span.start,
      starts.get(unit)! + span.end,
    ]),
  };
}

describe('after any keystroke', () => {
  it('a text is judged as if it had never been another', () => {
    for (let seed = 0; seed < 120; seed++) {
      const dice = diceOf(seed);
      let text = TEXT;
      let analysis = analyse(text, { target });
      for (let step = 0; step < 12; step++) {
        const at = dice(text.length + 1);
        text = text.slice(0, at) + pick(dice, PIECES) + text.slice(at + pick(dice, [0, 0, 0, 1, 1, 4, 60]));
        analysis = analyse(text, { target, previous: analysis });
        assert.deepEqual(
          shown(analysis),
          shown(analyse(text, { target })),
          `seed ${seed}, step ${step}\n${text}`,
        );
      }
    }
  });
});
