import type { Path } from '../text/path.ts';
import type { Fix } from '../text/problem.ts';

/** Takes the pair at `path` out: `Remove hostPorts`. */
export function removal(path: Path, safety: Fix['safety'] = 'unsafe'): Fix {
  return { title: `Remove ${nameOf(path)}`, safety, edits: [{ op: 'remove', path }] };
}

/** Writes a value at `path`, where there is one or none: `Set linuxDataplane to BPF`. */
export function setting(path: Path, value: string | number | boolean, safety: Fix['safety'] = 'unsafe'): Fix {
  return { title: `Set ${nameOf(path)} to ${value}`, safety, edits: [{ op: 'set', path, value }] };
}

/** The last key on the way, without the indexes after it. */
function nameOf(path: Path): string {
  return String(path.findLast((step) => typeof step === 'string'));
}
