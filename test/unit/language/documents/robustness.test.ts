import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { Analysis } from '../../../../src/language/analysis/analyse.ts';
import { editsOf } from '../../../../src/language/analysis/fix.ts';
import { diagnostics } from '../../../../src/language/features/diagnostics.ts';
import { hover } from '../../../../src/language/features/hover.ts';
import { legible } from '../../../../src/language/text/legible.ts';
import { diceOf } from '../syntax/random-manifest.ts';
import { analyseText } from './check-document.ts';

const FOLDER = path.resolve('test/fixtures/documents');
const FILES = readdirSync(FOLDER, { recursive: true })
  .map(String)
  .filter((file) => !file.endsWith('.md') && statSync(path.join(FOLDER, file)).isFile())
  .filter((file) => !/-3\.2[1-9]/.test(file))
  .sort();
const BITS = [
  '\n',
  '  ',
  '{{ x }}',
  '{{- if a }}\n',
  '{{- end }}\n',
  '---\n',
  ': ',
  '- ',
  '"',
  '|\n',
  '\t',
  '#',
  '&a ',
  '*a',
  '$' + '{X}',
  '\r',
  'spec:',
  '[',
  '}',
];

describe('a text in the middle of being written', () => {
  for (const file of FILES) {
    it(`is read without a fall, and as if it were new: ${file}`, () => {
      const dice = diceOf(file.length * 7919);
      let text = readFileSync(path.join(FOLDER, file), 'utf8');
      let previous: Analysis | undefined;
      for (let round = 0; round < 40; round++) {
        const at = dice(text.length + 1);
        const cut = dice(3) === 0 ? dice(12) : 0;
        text = text.slice(0, at) + (dice(4) === 0 ? '' : BITS[dice(BITS.length)]) + text.slice(at + cut);
        const analysis = analyseText(text, { previous });
        checkPlaces(text, analysis);
        assert.deepEqual(said(analysis), said(analyseText(text)), text);
        if (round % 8 === 0) hover(analysis, at);
        previous = analysis;
      }
    });
  }
});

function checkPlaces(text: string, analysis: Analysis): void {
  for (const { start, unit } of analysis.contents.units) {
    assert.equal(legible(text).slice(start, start + unit.text.length), unit.text);
  }
  for (const { span, finding } of diagnostics(analysis)) {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
    for (const fix of finding.fixes) {
      for (const edit of editsOf(analysis, fix)) {
        assert.ok(0 <= edit.span.start && edit.span.end <= text.length);
        assert.doesNotMatch(edit.newText, /\uE000/);
      }
    }
  }
}

function said(analysis: Analysis): string[] {
  return diagnostics(analysis).map(
    ({ code, span, message, finding }) =>
      `${code} ${span.start}-${span.end} ${message} ${finding.fixes.map(({ title }) => title).join()}`,
  );
}
