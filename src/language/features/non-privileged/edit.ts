import type { AnalysedInstallation } from '../../analysis/analyse.ts';
import type { LocatedFix } from '../../analysis/finding.ts';
import { locateFix, locationOf } from '../../analysis/resource-location.ts';
import { type NonPrivilegedState, nonPrivilegedState } from '../../installation/non-privileged.ts';
import type { PathEdit } from '../../text/edit.ts';

export const NON_PRIVILEGED_PATH = ['spec', 'nonPrivileged'] as const;

/** The edit that enables the mode; undefined when the text says so already, or has no place for it. */
export function enableNonPrivileged(judged: AnalysedInstallation): LocatedFix | undefined {
  if (judged.installation.written.nonPrivileged === 'Enabled') return undefined;
  return change(judged, ENABLE, { op: 'set', path: NON_PRIVILEGED_PATH, value: 'Enabled' });
}

/** The edit that takes the field out; undefined when it is not there. */
export function removeNonPrivileged(judged: AnalysedInstallation): LocatedFix | undefined {
  if (!judged.installation.isWritten(NON_PRIVILEGED_PATH)) return undefined;
  return change(judged, REMOVE, { op: 'remove', path: NON_PRIVILEGED_PATH });
}

/** How the mode would stand if it were enabled here. */
export function stateIfEnabled({ installation }: AnalysedInstallation): NonPrivilegedState {
  return nonPrivilegedState(installation.version, { ...installation.spec, nonPrivileged: 'Enabled' });
}

const ENABLE = 'Enable nonPrivileged';
const REMOVE = 'Remove nonPrivileged';

/** One for each Installation, so that its edits are made once: it is asked for with every move of the cursor. */
const kept = {
  [ENABLE]: new WeakMap<AnalysedInstallation, LocatedFix>(),
  [REMOVE]: new WeakMap<AnalysedInstallation, LocatedFix>(),
};

function change(
  judged: AnalysedInstallation,
  title: keyof typeof kept,
  edit: PathEdit,
): LocatedFix | undefined {
  const known = kept[title].get(judged);
  if (known) return known;
  const { placed, source } = judged;
  const fix = locateFix(locationOf(placed.unit, source), { title, safety: 'unsafe', edits: [edit] });
  if (fix) kept[title].set(judged, fix);
  return fix;
}
