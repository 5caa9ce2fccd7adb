import type { AnalysedInstallation } from '../analysis/analyse.ts';
import { identity, judgeSpec } from '../analysis/variant.ts';
import { inWordsOf } from '../analysis/wording.ts';
import type { InstallationSpec } from '../installation/spec.ts';
import { formatPath, type Path } from '../text/path.ts';

/**
 * Which of the values the operator would refuse in a field, with all else as it is, and what it would say: completion
 * leaves them out, and this tells why. What is refused as it stands is not the value's fault.
 */
export function refusedValues(
  judged: AnalysedInstallation,
  path: Path,
  values: readonly string[],
): ReadonlyMap<string, string> {
  let byPath = kept.get(judged);
  if (!byPath) {
    byPath = new Map();
    kept.set(judged, byPath);
  }
  const key = formatPath(path);
  let refused = byPath.get(key);
  if (!refused) {
    refused = tryAll(judged, path, values);
    byPath.set(key, refused);
  }
  return refused;
}

/** An answer costs a verdict a value, and a mouse that moves along a word asks again and again. */
const kept = new WeakMap<AnalysedInstallation, Map<string, ReadonlyMap<string, string>>>();

function tryAll(
  judged: AnalysedInstallation,
  path: Path,
  values: readonly string[],
): ReadonlyMap<string, string> {
  const { installation, source, findings } = judged;
  const here = new Set(findings.map(identity));
  const refused = new Map<string, string>();
  for (const value of values) {
    const written = withValue(installation.written, path.slice(1), value);
    if (written === undefined) continue;
    const problem = judgeSpec(judged, written as InstallationSpec).find(
      (one) => one.severity === 'error' && !here.has(identity(one)),
    );
    if (problem) refused.set(value, inWordsOf(source.form, problem).message);
  }
  return refused;
}

/** A copy with another value at a path; undefined where nothing is there that it could stand in. */
function withValue(data: unknown, [step, ...rest]: Path, value: string): unknown {
  if (step === undefined) return value;
  if (data === null || typeof data !== 'object') return undefined;
  const inner = withValue((data as Record<string | number, unknown>)[step], rest, value);
  if (inner === undefined) return undefined;
  return Array.isArray(data)
    ? data.map((item, index) => (index === step ? inner : item))
    : { ...data, [step]: inner };
}
