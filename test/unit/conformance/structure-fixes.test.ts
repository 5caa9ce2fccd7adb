import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stringify } from 'yaml';
import { checkStructure } from '../../../src/language/schema/check.ts';
import type { StructuralProblem } from '../../../src/language/schema/structure/structural-problem.ts';
import { textEdits } from '../../../src/language/syntax/edit.ts';
import type { MapNode } from '../../../src/language/syntax/node.ts';
import { parseDocument } from '../../../src/language/syntax/parse.ts';
import { applyTextEdits } from '../../../src/language/text/edit.ts';
import { formatPath } from '../../../src/language/text/path.ts';
import { version } from '../../../src/language/versions/version.ts';
import { crds, union } from './crd.ts';
import { validInstallation } from './generated-installations.ts';
import { mutate } from './mutations.ts';
import { Random } from './random.ts';

const COUNT = 400;

describe('fixes of the structure', () => {
  const all = crds();
  const everywhere = union(all.map(({ schema }) => schema));

  it(`${COUNT} Installations with several faults: no fault twice, no fix makes it worse, safe ones mend`, () => {
    const random = new Random(40_000);
    for (let index = 0; index < COUNT; index++) {
      const crd = random.pick(all);
      const object = validInstallation(crd.schema, random);
      for (let times = 0; times < 3; times++) mutate(object, crd.schema, everywhere, random);
      const text = stringify(object, { version: '1.1', lineWidth: 0 });
      const before = problemsOf(text, crd.version);
      const names = before.map(nameOf);
      assert.deepEqual(
        names.filter((name, position) => names.indexOf(name) !== position),
        [],
        text,
      );
      for (const problem of before) checkFixes(problem, names, text, crd.version);
    }
  });
});

function checkFixes(problem: StructuralProblem, before: string[], text: string, release: string): void {
  for (const { title, safety, edits } of problem.fixes ?? []) {
    const document = parseDocument(text);
    const fixed = applyTextEdits(text, textEdits(document, [], edits));
    const told = `${nameOf(problem)}: ${title}\n${text}\n---\n${fixed}`;
    const after = problemsOf(fixed, release).map(nameOf);
    if (safety === 'unsafe') continue;
    assert.ok(!after.includes(nameOf(problem)), `not mended by ${told}`);
    // What stands in the moved or renamed part is judged only now.
    const isShifted = edits.some(({ op }) => op === 'move' || op === 'rename');
    if (!isShifted) assert.ok(after.length < before.length, `made worse by ${told}`);
  }
}

function problemsOf(text: string, release: string): readonly StructuralProblem[] {
  const { root, problems } = parseDocument(text);
  assert.deepEqual(problems, [], text);
  return checkStructure(root as MapNode, { version: version(release), completeness: 'whole' }).problems;
}

function nameOf({ code, path }: StructuralProblem): string {
  return `${code} ${formatPath(path)}`;
}
