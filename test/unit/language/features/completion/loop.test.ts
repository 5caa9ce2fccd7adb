import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import {
  applyTextEdits,
  type CompletionItem,
  createLanguageService,
  type OpenText,
  resolveCompletion,
} from '../../../../../src/language/service.ts';
import { errorsOf, keysBeside } from './apply.ts';

const SETTINGS = { calicoVersion: '3.31.7' };
const FILES = ['examples/installation.yaml', 'test/fixtures/installations/every-field.yaml'];

/** Every so many offers a text is built and judged: a verdict on the longer file takes milliseconds. */
const JUDGED = 200;

describe('completion at every position of the cursor', () => {
  for (const file of FILES) {
    const text = readFileSync(file, 'utf8');

    it(`${file}: nothing throws, no key is offered twice, and what is offered is accepted`, function () {
      this.timeout(60_000);
      const service = createLanguageService();
      const open: OpenText = { uri: file, version: 1, text };
      const offers: CompletionItem[] = [];
      for (let offset = 0; offset <= text.length; offset++) {
        const found = service.completion(open, offset, SETTINGS);
        check(text, offset, found);
        // An offer does not depend on where in its word the cursor is.
        for (const item of found) if (item.span.end === offset) offers.push(item);
      }
      assert.ok(offers.length > 50, `only ${offers.length} offers`);
      for (const { topic } of offers) resolveCompletion(topic);
      checkSample(text, offers);
    });

    it(`${file}: a blank line, wherever it is put and at every column`, function () {
      this.timeout(60_000);
      const service = createLanguageService();
      const lines = text.split('\n');
      const offers: [string, CompletionItem][] = [];
      const stride = Math.ceil(lines.length / 40);
      for (let line = 1; line < lines.length; line += stride) {
        const deepest = Math.max(indentOf(lines[line - 1]!), indentOf(lines[line] ?? '')) + 2;
        const widened = [...lines.slice(0, line), ' '.repeat(deepest), ...lines.slice(line)].join('\n');
        const start = lines.slice(0, line).join('\n').length + 1;
        const open: OpenText = { uri: file, version: line, text: widened };
        for (let column = 0; column <= deepest; column++) {
          const found = service.completion(open, start + column, SETTINGS);
          check(widened, start + column, found);
          for (const item of found) offers.push([widened, item]);
        }
      }
      assert.ok(offers.length > 50, `only ${offers.length} offers`);
      for (const [widened, items] of byText(offers)) checkSample(widened, items, JUDGED / 40);
    });
  }
});

function check(text: string, offset: number, found: readonly CompletionItem[]): void {
  const at = `at ${offset}: ${JSON.stringify(text.slice(Math.max(0, offset - 40), offset))}`;
  assert.equal(
    new Set(found.map(({ label, span }) => `${label} ${span.start}`)).size,
    found.length,
    `twice the same ${at}`,
  );
  for (const { span, label, kind, topic } of found) {
    assert.ok(span.start <= offset && offset <= span.end, `${label} is not at the cursor ${at}`);
    assert.ok(!text.slice(span.start, span.end).includes('\n'), `${label} takes more than a line ${at}`);
    if (kind === 'key')
      assert.ok(!keysBeside(text, topic.path, SETTINGS).includes(label), `${label} is there ${at}`);
  }
}

/** Texts with an offer taken have no error that the text before had not. */
function checkSample(text: string, offers: readonly CompletionItem[], most = JUDGED): void {
  const allowed = errorsOf(text, SETTINGS);
  const stride = Math.max(1, Math.ceil(offers.length / most));
  for (let index = 0; index < offers.length; index += stride) {
    const { span, newText, label } = offers[index]!;
    const after = applyTextEdits(text, [{ span, newText }]);
    const added = errorsOf(after, SETTINGS).filter((error) => !allowed.includes(error));
    const around = after.slice(Math.max(0, span.start - 120), span.start + newText.length + 40);
    assert.deepEqual(added, [], `${label} in\n${around}`);
  }
}

function byText(offers: readonly [string, CompletionItem][]): Map<string, CompletionItem[]> {
  const grouped = new Map<string, CompletionItem[]>();
  for (const [text, item] of offers) grouped.set(text, [...(grouped.get(text) ?? []), item]);
  return grouped;
}

function indentOf(line: string): number {
  return /^ */.exec(line)![0].length;
}
