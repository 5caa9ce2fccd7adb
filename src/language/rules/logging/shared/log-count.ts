import { foreignPlugin } from '../../../installation/cni-plugins.ts';
import type { Installation } from '../../../installation/installation.ts';
import type { Problem } from '../../../text/problem.ts';
import { removal } from '../../fixes.ts';

/** A number of the CNI log's rotation that is zero, which the operator refuses, or less, which it cannot even read. */
export function* notPositive(
  { spec }: Installation,
  field: 'logFileMaxCount' | 'logFileMaxAgeDays',
  byDefault: number,
): Iterable<Problem> {
  const value = spec.logging?.cni?.[field] ?? byDefault;
  // With another plugin the whole block is refused: rule logging-non-calico-cni.
  if (value > 0 || foreignPlugin(spec)) return;
  const path = ['spec', 'logging', 'cni', field];
  yield {
    path,
    message: `\`${field}\` is ${value}, and it must be more than zero; left out, it is ${byDefault}.`,
    fixes: [removal(path)],
  };
}
