import type { Path } from '../../../text/path.ts';
import type { Fix } from '../../../text/problem.ts';

/** What the operator would have chosen, had it filled the method in. */
export function firstFound(path: Path): Fix {
  return {
    title: `Add ${path.at(-1)} with firstFound`,
    safety: 'safe',
    edits: [{ op: 'set', path, value: { firstFound: true } }],
  };
}
