import assert from 'node:assert/strict';
import { it } from 'mocha';
import {
  applyTextEdits,
  type CompletionItem,
  createLanguageService,
} from '../../../../../src/language/service.ts';
import { readMarks } from '../../marked-text.ts';

/** A text with a cursor, `$0`, and what completion is to say there. */
export interface CompletionCase {
  readonly name: string;
  /** 3.29.7 when absent. */
  readonly version?: string;
  readonly text: string;
  /** All labels, in the order in which an editor shows them. */
  readonly labels?: readonly string[];
  /** The first of them. */
  readonly first?: readonly string[];
  /** Labels that must be among them. */
  readonly offers?: readonly string[];
  /** Labels that must not. */
  readonly lacks?: readonly string[];
  /** A label, and the text after it is taken without snippets; nothing is said of the cursor. */
  readonly take?: readonly [label: string, after: string];
  /** The same, and what a client is given that knows tab stops. */
  readonly snippet?: readonly [label: string, snippet: string];
}

/** The head of a manifest, up to `spec:`. */
export const HEAD =
  'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\nspec:\n';

export function checkCompletion(table: readonly CompletionCase[]): void {
  for (const entry of table) it(entry.name, () => check(entry));
}

function check({
  version = '3.29.7',
  text: marked,
  labels,
  first,
  offers,
  lacks,
  take,
  snippet,
}: CompletionCase): void {
  const { text, cursor } = readMarks(marked);
  assert.ok(cursor !== undefined, 'the text has no $0');
  const items = completionAt(text, cursor, version);
  const found = items.map(({ label }) => label);
  if (labels) assert.deepEqual(found, labels);
  if (first) assert.deepEqual(found.slice(0, first.length), first);
  for (const label of offers ?? [])
    assert.ok(found.includes(label), `${label} is not among ${found.join(', ')}`);
  for (const label of lacks ?? []) assert.ok(!found.includes(label), `${label} is among ${found.join(', ')}`);
  if (take) {
    const { span, newText } = named(items, take[0]);
    assert.equal(applyTextEdits(text, [{ span, newText }]), take[1]);
  }
  if (snippet) {
    const item = named(items, snippet[0]);
    assert.equal(item.snippet ?? item.newText, snippet[1]);
  }
}

/** The offers at a place, as an editor sorts them. */
export function completionAt(text: string, offset: number, version: string): CompletionItem[] {
  const open = { uri: 'file:///installation.yaml', version: 1, text };
  const items = createLanguageService().completion(open, offset, { calicoVersion: version });
  return items.toSorted((one, other) => (one.sortText < other.sortText ? -1 : 1));
}

function named(items: readonly CompletionItem[], label: string): CompletionItem {
  const item = items.find((one) => one.label === label);
  assert.ok(item, `${label} is not offered`);
  return item;
}
