import type { Installation } from '../../../installation/installation.ts';
import { computedInstallation, overlayFields } from '../../../installation/overlay.ts';
import type { InstallationSpec } from '../../../installation/spec.ts';
import { formatPath, isWithin, type Path, valueAt } from '../../../text/path.ts';
import type { JudgedProblem, RefusedBy, Surroundings } from '../../rule.ts';

/** A problem that an overlay brings, and the line of the overlay that brings it. */
export interface OverlayConflict {
  readonly judged: JudgedProblem;
  readonly path: Path;
}

/** The API server looks at each object by itself; the pools controller reads `default` alone. */
const ELSEWHERE = new Set<RefusedBy>(['api-server', 'ippools']);

/** What is wrong with the merge, and with neither of the two alone. */
export function overlayConflicts(
  overlay: Installation,
  base: Installation,
  judge: Surroundings['judge'],
): OverlayConflict[] {
  const errors = (installation: Installation): JudgedProblem[] => judge(installation).filter(isError);
  const merge = (written: InstallationSpec): Installation =>
    computedInstallation(base, { ...overlay, written });
  const merged = errors(merge(overlay.written));
  if (merged.length === 0) return [];
  const known = new Set([...errors(base), ...errors(overlay)].map(identity));
  const conflicts = merged.filter((judged) => !known.has(identity(judged)));
  if (conflicts.length === 0) return [];
  // Without the field that brings it a conflict is gone: asked of each field of the overlay.
  const without = overlayFields(overlay.written).map((path) => ({
    path: ['spec', ...path],
    left: new Set(errors(merge(withoutField(overlay.written, path))).map(identity)),
  }));
  return conflicts.map((judged) => {
    const { path, resource } = judged.problem;
    const cause = without.find(({ left }) => !left.has(identity(judged)))?.path;
    const isHere = !resource && overlay.isWritten(path) && !(cause && isWithin(cause, path));
    return { judged, path: isHere ? path : (cause ?? ['metadata', 'name']) };
  });
}

function isError({ rule, problem }: JudgedProblem): boolean {
  return (problem.severity ?? rule.severity) === 'error' && !ELSEWHERE.has(rule.refusedBy);
}

function identity({ rule, problem }: JudgedProblem): string {
  return `${rule.id} ${formatPath(problem.path)}`;
}

function withoutField(written: InstallationSpec, path: Path): InstallationSpec {
  const [block, field] = path as readonly string[];
  const inner =
    field === undefined ? undefined : { ...(valueAt(written, [block!]) as object), [field]: undefined };
  return { ...written, [block!]: inner };
}
