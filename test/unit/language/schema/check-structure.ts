import assert from 'node:assert/strict';
import { it } from 'mocha';
import { installation } from '../../../../src/language/rules/sample.ts';
import { checkStructure, type Structure } from '../../../../src/language/schema/check.ts';
import type { StructuralProblem } from '../../../../src/language/schema/structure/structural-problem.ts';
import type { YamlDocument } from '../../../../src/language/syntax/document.ts';
import { textEdits } from '../../../../src/language/syntax/edit.ts';
import { spanOf } from '../../../../src/language/syntax/locate.ts';
import type { MapNode } from '../../../../src/language/syntax/node.ts';
import { parseDocument } from '../../../../src/language/syntax/parse.ts';
import { applyTextEdits } from '../../../../src/language/text/edit.ts';
import { formatPath } from '../../../../src/language/text/path.ts';
import { version } from '../../../../src/language/versions/version.ts';
import { compareWithSnapshot } from '../../snapshot.ts';
import { readMarks } from '../marked-text.ts';

/** An Installation with its structural problems drawn on it: `# ^^^^ code` under what is underlined. */
export interface StructureCase {
  readonly name: string;
  /** 3.32.1 when absent. */
  readonly version?: string;
  /** Lines of the spec, or the whole manifest where it begins with `apiVersion`. */
  readonly yaml: string;
  readonly completeness?: 'whole' | 'partial';
  /** What the first problem says, in full or in part. */
  readonly message?: string | RegExp;
  /** The text (as `yaml` is) after each fix of the first problem, by `safe: title`; the removal may be left out. */
  readonly fixes?: Readonly<Record<string, string>>;
}

/** A manifest with an empty spec. */
export const EMPTY = `${installation('x').split('spec:')[0]}spec: {}\n`;

/**
 * Runs a table. A safe fix must also leave its problem mended. What is said of each problem is in the snapshot beside
 * the table.
 */
export function checkStructureTable(table: readonly StructureCase[]): void {
  for (const entry of table) {
    it(`${entry.name}${entry.version ? ` at ${entry.version}` : ''}`, function () {
      compareWithSnapshot(this.test, checkCase(entry));
    });
  }
}

/** The structure of a text without marks. */
export function structureOf(
  yaml: string,
  options: { version?: string; completeness?: 'whole' | 'partial' } = {},
): Structure & { readonly document: YamlDocument } {
  const text = manifest(yaml);
  const document = parseDocument(text);
  assert.equal(document.root?.kind, 'map');
  const structure = checkStructure(document.root as MapNode, {
    version: version(options.version ?? '3.32.1'),
    completeness: options.completeness ?? 'whole',
  });
  return { ...structure, document };
}

/** Returns what is said. */
function checkCase(entry: StructureCase): string {
  const { text, marks } = readMarks(manifest(entry.yaml));
  const { problems, document } = structureOf(text, entry);
  const drawn = marks.map(({ span, code }) => [span.start, text.slice(span.start, span.end), code]);
  const found = problems
    .map(({ path, mark, code }): [number, string, string] => {
      const { start, end } = spanOf(document.root!, path, mark ?? 'value');
      return [start, text.slice(start, end), code];
    })
    .sort((one, other) => one[0] - other[0]);
  assert.deepEqual(found, drawn);
  const [first] = problems;
  if (entry.message instanceof RegExp) assert.match(first?.message ?? '', entry.message);
  else if (entry.message) assert.equal(first?.message, entry.message);
  if (entry.fixes) checkFixes(document, first!, entry);
  return problems.map(saidBy).join('\n');
}

function saidBy({ code, path, message, fixes = [] }: StructuralProblem): string {
  return [
    `${code} at ${formatPath(path)}: ${message}`,
    ...fixes.map(({ title, safety }) => `  ${safety}: ${title}`),
  ].join('\n');
}

function checkFixes(document: YamlDocument, problem: StructuralProblem, entry: StructureCase): void {
  const fixed: [string, string][] = [];
  for (const { title, safety, edits } of problem.fixes ?? []) {
    const text = applyTextEdits(document.text, textEdits(document, [], edits));
    const label = `${safety}: ${title}`;
    const isRemoval = label === `unsafe: Remove ${String(problem.path.at(-1))}`;
    if (!isRemoval || entry.fixes![label] !== undefined) fixed.push([label, text]);
    if (safety === 'unsafe') continue;
    const left = structureOf(text, entry).problems.map(({ path, code }) => `${code} ${path.join('.')}`);
    assert.ok(!left.includes(`${problem.code} ${problem.path.join('.')}`), `not mended by: ${title}`);
  }
  const expected = Object.entries(entry.fixes!).map(([label, yaml]) => [label, manifest(yaml)]);
  assert.deepEqual(Object.fromEntries(fixed), Object.fromEntries(expected));
}

function manifest(yaml: string): string {
  return yaml.trimStart().startsWith('apiVersion') ? yaml.replace(/^\n/, '') : installation(yaml);
}
