import { labelValueFault, qualifiedNameFault } from '../../../installation/kubernetes/labels.ts';
import type { Path } from '../../../text/path.ts';
import type { Problem } from '../../../text/problem.ts';
import { removal } from '../../fixes.ts';

/** What Kubernetes has against a map of labels at `path` (apimachinery `ValidateLabels`). */
export function* labelProblems(
  labels: Readonly<Record<string, string>> | undefined,
  path: Path,
): Iterable<Problem> {
  for (const [key, value] of Object.entries(labels ?? {})) {
    const place = [...path, key];
    const keyFault = qualifiedNameFault(key);
    if (keyFault) {
      const message = `The label key \`${key}\` ${keyFault}.`;
      yield { path: place, mark: 'key', message, fixes: [removal(place)] };
    }
    const valueFault = labelValueFault(value);
    if (valueFault) {
      yield { path: place, message: `The label value \`${value}\` ${valueFault}.`, fixes: [removal(place)] };
    }
  }
}
