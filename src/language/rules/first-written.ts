import type { Installation } from '../installation/installation.ts';
import type { Path } from '../text/path.ts';

/** The first of these places that stands in the text, else the last: where to show what defaults had a part in. */
export function firstWritten(installation: Installation, ...paths: readonly Path[]): Path {
  return paths.find((path) => installation.isWritten(path)) ?? paths.at(-1) ?? ['spec'];
}
