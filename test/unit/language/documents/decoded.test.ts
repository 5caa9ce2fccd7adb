import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { applyFix } from '../../../../src/language/analysis/fix.ts';
import { diagnostics } from '../../../../src/language/features/diagnostics.ts';
import { hover } from '../../../../src/language/features/hover.ts';
import { enableNonPrivileged } from '../../../../src/language/features/non-privileged/edit.ts';
import { childOf } from '../../../../src/language/syntax/node.ts';
import { parseDocument } from '../../../../src/language/syntax/parse.ts';
import { scalarSource } from '../../../../src/language/syntax/scalars/scalar-text.ts';
import { analyseText } from './check-document.ts';

const MANIFEST = `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  registry: "quay.io/ü/"
  calicoNetwork:
    bgp: enabled
`;
const VALUES = 'installation:\n  calicoNetwork:\n    bgp: enabled\n';
const FOLDED_PATCH = `- op: add
  path: /spec/calicoNetwork
  value:
    bgp: enabled`;

/** Texts in which one scalar holds YAML that it does not show as it is; where it is, and what it holds. */
const TABLE: [name: string, text: string, path: string[], inner: string][] = [
  [
    'double quotes on one line',
    `kind: ConfigMap\ndata:\n  calico.yaml: ${JSON.stringify(MANIFEST)} # kept\n  other: 1\n`,
    ['data', 'calico.yaml'],
    MANIFEST,
  ],
  [
    'double quotes in JSON',
    `{"kind": "ConfigMap", "data": {"calico.yaml": ${JSON.stringify(MANIFEST)}, "other": "\\u00fc"}}\n`,
    ['data', 'calico.yaml'],
    MANIFEST,
  ],
  [
    'double quotes over lines that go on',
    `spec:\n  chart: tigera-operator\n  valuesContent: "installation:\\n\\\n    \\  calicoNetwork:\\n\\\n    \\    bgp: enabled\\n"\n  other: 1\n`,
    ['spec', 'valuesContent'],
    VALUES,
  ],
  [
    'double quotes over blank lines',
    `spec:\n  chart: tigera-operator\n  valuesContent: "installation:\n\n    \\  calicoNetwork:\n\n    \\    bgp: enabled\n\n    "\n`,
    ['spec', 'valuesContent'],
    VALUES,
  ],
  [
    'single quotes over lines',
    `values: '{installation: {imagePath: ''a'',\n\n\n  calicoNetwork: {bgp: enabled}}}'\n`,
    ['values'],
    `{installation: {imagePath: 'a',\n\ncalicoNetwork: {bgp: enabled}}}`,
  ],
  [
    'folded lines',
    `patches:\n- target: {kind: Installation}\n  patch: >-\n${FOLDED_PATCH.replace(/^/gm, '    ')}\n- target: {kind: Other}\n`,
    ['patches', '0', 'patch'],
    FOLDED_PATCH,
  ],
  [
    'folded lines with blank ones between, and CRLF',
    `values: >\n\n  installation:\n\n    calicoNetwork:\n      bgp: enabled\n\nnext: 1\n`.replaceAll(
      '\n',
      '\r\n',
    ),
    ['values'],
    `\ninstallation:\n\n  calicoNetwork:\n    bgp: enabled\n`,
  ],
];

describe('YAML in a scalar that does not show it as it is', () => {
  for (const [name, text, path, inner] of TABLE) {
    it(`${name}: the fault has its exact place, and so has a hover`, () => {
      assert.equal(at(parse(text), path), inner, 'the table');
      const analysis = analyseText(text);
      const fault = diagnostics(analysis).find(({ code }) => code === 'schema-enum');
      assert.ok(fault);
      assert.equal(text.slice(fault.span.start, fault.span.end), 'enabled');
      const found = hover(analysis, text.indexOf('bgp') + 1);
      assert.equal(found && text.slice(found.span.start, found.span.end), 'bgp');
    });

    it(`${name}: what is written into it is read as it is meant, and every other byte stays`, () => {
      const analysis = analyseText(text);
      const [judged] = analysis.installations;
      const repair = analysis.findings.find(({ code }) => code === 'schema-enum')?.fixes[0];
      assert.ok(judged && repair);
      const repaired = applyFix(text, analysis, repair);
      checkChange(text, repaired, path, inner.replace('enabled', 'Enabled'));
      assert.equal(repaired, text.replace('enabled', 'Enabled'));
      const enabling = enableNonPrivileged(judged);
      if (!enabling) return;
      const enabled = applyFix(text, analysis, enabling);
      // In single quotes a line cannot begin with a blank.
      if (name.startsWith('single')) return assert.equal(enabled, text);
      const after = String(at(parse(enabled), path));
      assert.match(after, /nonPrivileged: Enabled/);
      assert.deepEqual(withoutMode(parse(after)), parse(inner));
      checkChange(text, enabled, path, after);
    });
  }

  it('base64: the scalar is underlined, the line is named, and a fix encodes all of it again', () => {
    const text = `apiVersion: v1
kind: Secret
type: addons.cluster.x-k8s.io/resource-set
data:
  other: AAEC
  calico.yaml: "${btoa('kind: Namespace\n---\napiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec: {calicoNetwork: {bgp: enabled}}\n')}"
`;
    const analysis = analyseText(text);
    const [fault] = diagnostics(analysis).filter(({ code }) => code === 'schema-enum');
    assert.ok(fault);
    assert.match(text.slice(fault.span.start, fault.span.end), /^"[\w+/=]+"$/);
    assert.match(fault.message, /In line 4 of the text that is encoded here/);
    const fixed = applyFix(text, analysis, fault.finding.fixes[0]!);
    const inner = atob(parse(fixed).data['calico.yaml']);
    assert.match(inner, /^kind: Namespace\n---\n[\s\S]*bgp: Enabled\}\}\n$/);
    assert.deepEqual({ ...parse(fixed).data, 'calico.yaml': '' }, { ...parse(text).data, 'calico.yaml': '' });
    assert.deepEqual(
      diagnostics(analyseText(fixed)).filter(({ code }) => code === 'schema-enum'),
      [],
    );
  });

  for (const [name, value] of [
    ['no base64', '"installation: enabled"'],
    ['base64 of no text', btoa('\xff\xfe installation: calicoNetwork')],
    ['base64 over lines', '|\n    YXBp\n    VmVy'],
  ] as const) {
    it(`says nothing of ${name}`, () => {
      const text = `kind: Secret\ntype: addons.cluster.x-k8s.io/resource-set\ndata:\n  a.yaml: ${value}\n`;
      assert.deepEqual(analyseText(text).findings, []);
    });
  }

  it('reads every scalar as YAML does, or not at all', () => {
    const pieces = [
      'a',
      ' ',
      '  ',
      '\n',
      '\n  ',
      '\n\n',
      "''",
      '\\n',
      '\\"',
      '\\\n ',
      '\\ ',
      '\t',
      'ü',
      '\\u00fc',
      '\\t',
      '😀',
    ];
    let state = 7;
    const random = (below: number): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * below);
    };
    let read = 0;
    for (let round = 0; round < 3000; round++) {
      const content = Array.from({ length: 1 + random(9) }, () => pieces[random(pieces.length)]).join('');
      const texts = [
        `a: "${content.replaceAll('\n', '\n ').replaceAll("''", '')}x"\n`,
        `a: '${content.replaceAll('\n', '\n ').replaceAll('\\', '')}x'\n`,
        `a: >\n  ${`b${content}`.replaceAll('\n', '\n  ')}x\n`,
      ];
      for (const text of texts) {
        // Here the parser and that of the API server differ, and such a scalar is not read.
        if (/\\\n[ \t]*\n/.test(text)) continue;
        const node = childOf(parseDocument(text).root, 'a');
        if (node?.kind !== 'scalar') continue;
        const scalar = scalarSource(text, node);
        const found = scalar?.read(scalar.source);
        if (!scalar || !found) continue;
        const expected = node.style === 'block' ? String(node.value).replace(/\n+$/, '') : node.value;
        assert.equal(found.value, expected, JSON.stringify(text));
        assert.equal(found.at.length, found.value.length + 1);
        assert.ok(found.at.every((offset, index) => index === 0 || found.at[index - 1]! <= offset));
        read++;
      }
    }
    assert.ok(read > 3000, String(read));
  });
});

/** Only the scalar at the path is another, and has this value; what is around it is the same to the byte. */
function checkChange(before: string, after: string, path: readonly string[], inner: string): void {
  assert.equal(at(parse(after), path), inner);
  assert.deepEqual(withValue(parse(after), path), withValue(parse(before), path));
  const start = Math.min(...[before, after].map((text) => text.indexOf('nstallation')));
  assert.equal(after.slice(0, start), before.slice(0, start));
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((current, step) => (current as Record<string, unknown>)[step], value);
}

function withValue(value: unknown, path: readonly string[]): unknown {
  const copy = structuredClone(value);
  (at(copy, path.slice(0, -1)) as Record<string, unknown>)[path.at(-1)!] = 'replaced';
  return copy;
}

function withoutMode(value: Record<string, unknown>): unknown {
  for (const holder of [value.spec, value.installation] as (Record<string, unknown> | undefined)[])
    if (holder) delete holder.nonPrivileged;
  return value;
}
