import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isMap, parseDocument, visit } from 'yaml';
import { analyse } from '../../../../src/language/analysis/analyse.ts';
import { RULES } from '../../../../src/language/rules/generated/index.ts';
import type { Rule } from '../../../../src/language/rules/rule.ts';
import { splitDocuments } from '../../../../src/language/syntax/split.ts';
import { version } from '../../../../src/language/versions/version.ts';

/** A change of a text that hides part of what it says. */
interface Hidden {
  readonly what: string;
  readonly text: string;
}

/**
 * The good samples of all rules raise nothing. So none of them may raise anything once a template, or the base of a
 * patch, decides a part of it: it may decide what stood there.
 */
describe('what is not known is not blamed', () => {
  for (const rule of RULES) {
    it(rule.id, () => {
      const { yaml } = rule.docs.good;
      assert.deepEqual(complaints(rule, yaml), [], 'the good sample itself');
      for (const { what, text } of [...templated(yaml), ...guarded(yaml)]) {
        assert.deepEqual(complaints(rule, text), [], `${what}:\n${text}`);
      }
      for (const { what, text } of shortened(yaml)) {
        assert.deepEqual(complaints(rule, text, 'partial'), [], `a patch, ${what}:\n${text}`);
      }
    });
  }
});

function complaints(rule: Rule, text: string, completeness?: 'partial'): string[] {
  const { version: release, cluster } = rule.docs.good;
  const target = { version: version(release), source: 'setting' } as const;
  const { findings } = analyse(text, { target, cluster, hints: { completeness } });
  return findings
    .filter(({ severity }) => severity !== 'information')
    .map(({ code, path, message }) => `${code} at ${path}: ${message}`);
}

/** Every scalar of the spec as a template. */
function templated(yaml: string): Hidden[] {
  return rewrite(yaml, (text, value) => {
    if (value.isPair) return [];
    return ['{{ .Values.x }}', '"{{ x }}"', '$X', '<x>'].map((stand) => ({
      what: `${text.slice(value.start, value.end)} is ${stand}`,
      text: text.slice(0, value.start) + stand + text.slice(value.end),
    }));
  });
}

/** Every pair of the spec, and every item of a list, in a branch of its own. */
function guarded(yaml: string): Hidden[] {
  return rewrite(yaml, (text, { isPair, start, end }) => {
    if (!isPair) return [];
    const from = text.lastIndexOf('\n', start - 1) + 1;
    if (text.slice(from, start).trim() !== '') return [];
    const next = text.indexOf('\n', end - 1);
    const to = next < 0 ? text.length : next + 1;
    const [open, close] = ['{{- if .Values.x }}\n', '{{- end }}\n'];
    return [
      {
        what: `${text.slice(start, end)} is in a branch`,
        text: text.slice(0, from) + open + text.slice(from, to) + close + text.slice(to),
      },
    ];
  });
}

/** Without one of its pairs each. */
function shortened(yaml: string): Hidden[] {
  return rewrite(yaml, (text, { isPair, start, end }) => {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    if (!isPair || text.slice(from, start).trim() !== '') return [];
    const next = text.indexOf('\n', end - 1);
    return [
      {
        what: `without ${text.slice(start, end)}`,
        text: text.slice(0, from) + (next < 0 ? '' : text.slice(next + 1)),
      },
    ];
  });
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly isPair: boolean;
}

/** Applies a change to every scalar value and every pair below a `spec` of an Installation, one at a time. */
function rewrite(yaml: string, change: (text: string, piece: Piece) => Hidden[]): Hidden[] {
  return splitDocuments(yaml).flatMap(({ start, end }) => {
    const document = parseDocument(yaml.slice(start, end));
    if (!isMap(document.contents) || document.get('kind') !== 'Installation') return [];
    const spec = document.get('spec');
    if (!isMap(spec)) return [];
    const pieces: Piece[] = [];
    visit(spec, {
      Pair: (_, pair) => {
        const [from] = (pair.key as { range: number[] }).range;
        const value = pair.value as { range?: number[] } | null;
        const to = value?.range?.[1] ?? from! + 1;
        pieces.push({ start: start + from!, end: trimmed(yaml, start + to), isPair: true });
      },
      Scalar: (key, node) => {
        if (key === 'key' || !node.range) return;
        pieces.push({ start: start + node.range[0], end: start + node.range[1], isPair: false });
      },
    });
    return pieces.flatMap((piece) => change(yaml, piece));
  });
}

/** A block ends before the blank lines behind it. */
function trimmed(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}
