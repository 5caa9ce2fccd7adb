import { childOf, type YamlNode } from '../../syntax/node.ts';
import { formatPath, type Path } from '../../text/path.ts';
import { fieldAt } from '../catalogue.ts';
import type { Field } from '../field.ts';
import { type ShapeError, validate } from '../generated/validate.ts';
import { boundsProblem, lengthProblem, patternProblem } from './malformed.ts';
import { missingProblem } from './missing.ts';
import type { Pass } from './pass.ts';
import type { Spot } from './structural-problem.ts';
import { typeProblem } from './wrong-type.ts';

/** Notes in the pass what is wrong with the types, keys, patterns and bounds of a value that `read` has read. */
export function checkShape(value: unknown, pass: Pass): void {
  if (validate(value)) return;
  const seen = new Set<string>();
  for (const error of validate.errors ?? []) {
    const path = pathOf(error.instancePath, value);
    // An integer that is out of bounds on a string that is out of its pattern: one value, one fault.
    const identity = `${formatPath(path)} ${error.params.missingProperty ?? ''}`;
    if (seen.has(identity)) continue;
    seen.add(identity);
    note(error, path, pass);
  }
}

function note(error: ShapeError, path: Path, pass: Pass): void {
  const { problems, unsound, version, completeness } = pass;
  const field = fieldAt(path);
  const node = path.reduce<YamlNode | undefined>(childOf, pass.root);
  // What a template makes, and what it may add, is nobody's fault here.
  if (!field || !node || node.unknown) return;
  if (error.keyword === 'required') {
    const missing = [...path, error.params.missingProperty!];
    const missingField = fieldAt(missing);
    if (completeness === 'partial' || !missingField) return;
    const written = childOf(node, error.params.missingProperty!);
    if (written?.unknown) return;
    problems.push(
      missingProblem(missing, missingField, written?.kind === 'scalar' ? written : undefined, version),
    );
    return;
  }
  problems.push(translate(error.keyword, { path, field, node, version }));
  unsound.push(path);
}

// The keyword tells which kind of field and node the spot is of.
function translate(keyword: string, spot: Spot<Field>) {
  switch (keyword) {
    case 'minimum':
    case 'maximum':
      return boundsProblem(spot as Parameters<typeof boundsProblem>[0]);
    case 'pattern':
      return patternProblem(spot as Parameters<typeof patternProblem>[0]);
    case 'minLength':
    case 'maxLength':
      return lengthProblem(spot as Parameters<typeof lengthProblem>[0]);
    default:
      return typeProblem(spot);
  }
}

/** The path that a JSON pointer stands for; digits are an index only where there is a list. */
function pathOf(pointer: string, value: unknown): Path {
  let current = value;
  return pointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(current) ? Number(key) : key;
      current = (current as Record<string | number, unknown> | undefined)?.[step];
      return step;
    });
}
