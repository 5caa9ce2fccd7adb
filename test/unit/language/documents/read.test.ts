import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { analyse } from '../../../../src/language/analysis/analyse.ts';
import { NEWEST_TARGET } from '../../../../src/language/analysis/target.ts';
import { readContents, readNeighbours } from '../../../../src/language/documents/read.ts';
import { diagnostics } from '../../../../src/language/features/diagnostics.ts';
import { documentsAround, splitDocuments } from '../../../../src/language/syntax/split.ts';
import { analyseText, complaints } from './check-document.ts';

const INSTALLATION = `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    linuxDataplane: Iptables
`;
const FELIX = `apiVersion: projectcalico.org/v3
kind: FelixConfiguration
metadata:
  name: default
spec:
  bpfEnabled: true
`;
const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
`;

describe('readContents', () => {
  it('reads only what concerns us', () => {
    const text = [SERVICE, INSTALLATION, SERVICE, FELIX].join('---\n');
    const { units } = readContents(text);
    assert.deepEqual(
      units.map(({ start, unit }) => [start, unit.text]),
      [
        [text.indexOf(INSTALLATION), INSTALLATION],
        [text.indexOf(FELIX), FELIX],
      ],
    );
  });

  it('reads no neighbour where there is no Installation', () => {
    assert.deepEqual(readContents([SERVICE, FELIX].join('---\n')).units, []);
    assert.equal(readNeighbours([SERVICE, FELIX].join('---\n')).units.length, 1);
  });

  it('takes over what has not changed', () => {
    const before = readContents([SERVICE, INSTALLATION, FELIX].join('---\n'));
    const after = readContents([`# more\n${SERVICE}`, INSTALLATION, `${FELIX}\n`].join('---\n'), before);
    assert.equal(after.units[0]?.unit, before.units[0]?.unit);
    assert.notEqual(after.units[1]?.unit, before.units[1]?.unit);
  });

  it('takes over the like of two documents once each', () => {
    const text = [INSTALLATION, INSTALLATION].join('---\n');
    const again = readContents(`${text}\n`, readContents(text));
    assert.notEqual(again.units[0]?.unit, again.units[1]?.unit);
    const faulty = text.replaceAll('Iptables', 'iptables');
    const first = analyse(faulty, { target: NEWEST_TARGET });
    const { findings } = first;
    const later = diagnostics(analyse(`\n${faulty}`, { target: NEWEST_TARGET, previous: first }));
    assert.deepEqual([findings.length, new Set(later.map(({ span }) => span.start)).size], [2, 2]);
  });

  it('reads anew when it is told otherwise of the file', () => {
    const text = INSTALLATION;
    const before = readContents(text, undefined, { path: 'installation.yaml' });
    const after = readContents(text, before, { path: 'installation.yaml', completeness: 'partial' });
    assert.equal(before.units[0]?.unit.installations[0]?.completeness, 'whole');
    assert.equal(after.units[0]?.unit.installations[0]?.completeness, 'partial');
  });

  for (const [path, completeness] of [
    ['installation.yaml', 'whole'],
    ['overlays/prod/installation-patch.yaml', 'partial'],
    ['file:///home/me/dispatch/installation.yaml', 'whole'],
    ['patches/calico.yaml', 'partial'],
    ['C:\\k8s\\patch.yaml', 'partial'],
    ['patches/old/installation.yaml', 'whole'],
  ] as const) {
    it(`takes ${path} for ${completeness}`, () => {
      const { units } = readContents(INSTALLATION, undefined, { path });
      assert.equal(units[0]?.unit.installations[0]?.completeness, completeness);
    });
  }

  for (const [path, completeness] of [
    ['charts/calico/values.yaml', 'whole'],
    ['calico-values.yaml', 'whole'],
    ['file:///home/me/values-prod.yaml', 'partial'],
    ['values.dev.yml', 'partial'],
  ] as const) {
    it(`takes the values of ${path} for ${completeness}`, () => {
      const values = 'installation:\n  calicoNetwork: {}\n';
      const { units } = readContents(values, undefined, { path });
      assert.equal(units[0]?.unit.installations[0]?.completeness, completeness);
      const [told] = readContents(values, undefined, { path, completeness: 'whole' }).units;
      assert.equal(told?.unit.installations[0]?.completeness, 'whole');
    });
  }

  // That nothing of it is parsed is for `test/unit/cost` to say.
  it('finds nothing in ten megabytes without an Installation', () => {
    const text = `${SERVICE}---\n`.repeat(10_000_000 / (SERVICE.length + 4));
    assert.deepEqual(readContents(text).units, []);
  });
});

describe('documentsAround', () => {
  it('finds what splitDocuments finds', () => {
    const pieces = [
      'a: x\n',
      '---\n',
      '--- # x\n',
      '...\n',
      '# x\n',
      '---x\n',
      'b: |\n  ---\n  x\n',
      '\r\n',
      '--- x\n',
      '\r---\r',
      'x',
    ];
    let state = 7;
    const next = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >> 8) % below;
    };
    for (let round = 0; round < 3_000; round++) {
      const bom = next(8) === 0 ? '\uFEFF' : '';
      const text = bom + Array.from({ length: next(9) }, () => pieces[next(pieces.length)]).join('');
      const offsets = [...text.matchAll(/x/g)].map(({ index }) => index);
      const wanted = splitDocuments(text).filter(({ start, end }) =>
        offsets.some((offset) => start <= offset && offset < end),
      );
      const found = documentsAround(text, offsets);
      // A document of comments alone counts only where there is no other: then it is found here as well.
      const withContent = found.filter(
        (span) => !/^(?:\uFEFF|#.*|\s)*$/.test(text.slice(span.start, span.end)),
      );
      const wantedToo = wanted.filter(
        (span) => !/^(?:\uFEFF|#.*|\s)*$/.test(text.slice(span.start, span.end)),
      );
      assert.deepEqual(withContent, wantedToo, JSON.stringify(text));
    }
  });
});

describe('neighbours', () => {
  const elsewhere = [{ uri: 'file:///felix.yaml', contents: readNeighbours(`# other\n${FELIX}`) }];

  it('of another file are told in related information, and are not changed', () => {
    const analysis = analyseText(INSTALLATION, { elsewhere });
    const [finding, ...others] = diagnostics(analysis);
    assert.ok(finding);
    assert.deepEqual(others, []);
    assert.equal(finding.code, 'felix-bpfenabled-conflict');
    assert.equal(INSTALLATION.slice(finding.span.start, finding.span.end), 'Iptables');
    const [related] = finding.related;
    assert.deepEqual(related?.elsewhere?.uri, 'file:///felix.yaml');
    assert.equal(related?.elsewhere?.start.line, 6);
    assert.ok(
      finding.finding.fixes.every(({ unit }) => analysis.contents.units.some((own) => own.unit === unit)),
    );
  });

  it('count from lists and wrappers too', () => {
    const indent = (text: string, by: string): string => text.replaceAll(/^/gm, by).trimEnd();
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${indent(FELIX, '  ').trimStart()}\n`;
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  felix.yaml: |\n${indent(FELIX, '    ')}\n`;
    for (const beside of [FELIX, list, map]) {
      assert.deepEqual(
        complaints(`${beside}---\n${INSTALLATION}`).map(({ code, at }) => `${code} ${at}`),
        ['felix-bpfenabled-conflict Iptables'],
        beside,
      );
    }
  });

  it('are not heard where a template decides', () => {
    const guarded = FELIX.replace(
      '  bpfEnabled: true\n',
      '  {{- if .bpf }}\n  bpfEnabled: true\n  {{- end }}\n',
    );
    assert.deepEqual(complaints(`${guarded}---\n${INSTALLATION}`), []);
  });
});
