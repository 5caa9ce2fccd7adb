import type { Installation } from '../../installation/installation.ts';
import { computedInstallation, OVERLAY } from '../../installation/overlay.ts';
import type { Path } from '../../text/path.ts';
import type { Fix } from '../../text/problem.ts';
import type { Surroundings } from '../rule.ts';

/** What the operator judges: the Installation, or an overlay laid over the one beneath it. Undefined for a patch. */
export function judged(installation: Installation, { base }: Surroundings): Installation | undefined {
  if (installation.completeness === 'whole') return installation;
  return installation.name === OVERLAY && base ? computedInstallation(base, installation) : undefined;
}

/** What the operator would have chosen, had it filled the method in. */
export function firstFound(path: Path): Fix {
  return {
    title: `Add ${path.at(-1)} with firstFound`,
    safety: 'safe',
    edits: [{ op: 'set', path, value: { firstFound: true } }],
  };
}
