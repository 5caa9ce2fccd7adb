import { childOf, type ListNode, type YamlNode } from '../syntax/node.ts';
import type { Path } from '../text/path.ts';
import { isSpecField, isTellingField } from './helm-values.ts';
import type { InstallationSource } from './installations.ts';
import { objectAt, placeOf, type Step, stepsIn, unknownValue } from './pointed.ts';

/**
 * The operations of a JSON patch (RFC 6902) that change the spec of an Installation, each as a partial Installation
 * of its own. `isOurs` where the patch is known to have an Installation for its target; otherwise its paths decide.
 */
export function patchedInstallations(list: ListNode, path: Path, isOurs: boolean): InstallationSource[] {
  const operations = list.items.flatMap((item, index) => {
    const pointer = childOf(item, 'path');
    const op = childOf(item, 'op');
    if (op?.kind !== 'scalar' || pointer?.kind !== 'scalar' || typeof pointer.value !== 'string') return [];
    const steps = pointer.unknown ? [] : stepsIn(pointer, POINTER_STEP, unescaped);
    return [{ item, index, op: op.value, steps }];
  });
  if (operations.length === 0) return [];
  const inSpec = operations.map(({ steps }) => fieldOf(steps)).filter((key) => key !== undefined);
  if (!isOurs && !(inSpec.some(isTellingField) && inSpec.every(isSpecField))) return [];
  return operations.flatMap(({ item, index, op, steps }) => {
    const value = op === 'add' || op === 'replace' || op === 'test' ? childOf(item, 'value') : undefined;
    return steps[0]?.key === 'spec' ? (source(steps, value, [...path, index]) ?? []) : [];
  });
}

function source(
  steps: readonly Step[],
  value: YamlNode | undefined,
  path: Path,
): InstallationSource | undefined {
  const root = objectAt(steps, value ?? unknownValue(steps.at(-1)!.span.end));
  if (!root) return undefined;
  const parts = value ? [{ of: placeOf(steps), at: [...path, 'value'] }] : [];
  return { root, form: 'json-patch', path, parts, completeness: 'partial', name: undefined };
}

const POINTER_STEP = /\/([^/]*)/g;

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The field of the spec that a pointer leads to; undefined where it leads elsewhere. */
function fieldOf(steps: readonly Step[]): string | undefined {
  const [first, second] = steps;
  return first?.key === 'spec' && typeof second?.key === 'string' ? second.key : undefined;
}
