import { qualifiedNameFault } from '../../../installation/kubernetes/labels.ts';
import type { Metadata } from '../../../installation/spec.ts';
import type { Path } from '../../../text/path.ts';
import type { Problem } from '../../../text/problem.ts';
import { removal } from '../../fixes.ts';
import { labelProblems } from './label-problems.ts';

/** What Kubernetes has room for in the annotations of one object, keys and values together, in bytes. */
const MOST_BYTES = 256 * 1024;

/** What the operator has against labels and annotations (apimachinery `ValidateLabels`, `ValidateAnnotations`). */
export function* metadataProblems(metadata: Metadata | undefined, path: Path): Iterable<Problem> {
  yield* labelProblems(metadata?.labels, [...path, 'labels']);
  const annotations = Object.entries(metadata?.annotations ?? {});
  for (const [key] of annotations) {
    // Upper case is fine here, in the prefix as well.
    const fault = qualifiedNameFault(key.toLowerCase());
    if (!fault) continue;
    const place = [...path, 'annotations', key];
    yield {
      path: place,
      mark: 'key',
      message: `The annotation key \`${key}\` ${fault}.`,
      fixes: [removal(place)],
    };
  }
  const bytes = annotations.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0);
  if (bytes > MOST_BYTES) {
    const message = `The annotations are ${bytes} bytes long together; Kubernetes takes at most ${MOST_BYTES}.`;
    yield { path: [...path, 'annotations'], mark: 'key', message };
  }
}

/** Of the text in UTF-8. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
