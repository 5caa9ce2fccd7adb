import { childOf, type ListNode, type YamlNode } from '../syntax/node.ts';
import type { Path } from '../text/path.ts';
import type { InstallationSource } from './installations.ts';
import { objectAt, type PointerStep, placeOf, stepsIn, unknownValue } from './pointed.ts';
import { isSpecField, isTellingField } from './spec-fields.ts';

/**
 * What a patch is for: an Installation of ours, an object of that kind of whatever group, something else, or what
 * only its paths can tell.
 */
export type PatchTarget = 'installation' | 'kind' | 'other' | 'open';

/**
 * The operations of a JSON patch (RFC 6902) that change the spec of an Installation, each as a partial Installation
 * of its own.
 */
export function patchedInstallations(list: ListNode, path: Path, target: PatchTarget): InstallationSource[] {
  const operations = list.items.flatMap((item, index) => {
    const pointer = childOf(item, 'path');
    const op = childOf(item, 'op');
    if (op?.kind !== 'scalar' || pointer?.kind !== 'scalar' || typeof pointer.value !== 'string') return [];
    const steps = pointer.unknown ? [] : stepsIn(pointer, POINTER_STEP, unescaped);
    if (steps.length > DEEPEST) return [];
    return [{ item, index, op: op.value, steps }];
  });
  const inSpec = operations.map(({ steps }) => fieldOf(steps)).filter((key) => key !== undefined);
  const isTold = inSpec.some(isTellingField) && (target === 'kind' || inSpec.every(isSpecField));
  if (target === 'other' || (target !== 'installation' && !isTold)) return [];
  return operations.flatMap(({ item, index, op, steps }) => {
    const value = op === 'add' || op === 'replace' || op === 'test' ? childOf(item, 'value') : undefined;
    return steps[0]?.key === 'spec' ? (source(steps, value, [...path, index]) ?? []) : [];
  });
}

function source(
  steps: readonly PointerStep[],
  value: YamlNode | undefined,
  path: Path,
): InstallationSource | undefined {
  const root = objectAt(steps, value ?? unknownValue(steps.at(-1)!.span.end));
  if (!root) return undefined;
  const parts = value ? [{ of: placeOf(steps), at: [...path, 'value'] }] : [];
  return { root, form: 'json-patch', path, parts, completeness: 'partial', name: undefined };
}

/** No field is so many steps down, and the object around it would be as deep. */
const DEEPEST = 100;

const POINTER_STEP = /\/([^/]*)/g;

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The field of the spec that a pointer leads to; undefined where it leads elsewhere. */
function fieldOf(steps: readonly PointerStep[]): string | undefined {
  const [first, second] = steps;
  return first?.key === 'spec' && typeof second?.key === 'string' ? second.key : undefined;
}
