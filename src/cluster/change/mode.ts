import type { InstallationPatch } from '../commands/patch-installation.ts';
import { textAt } from '../object/at.ts';
import { isRecord, type Json, type LiveObject } from '../object/live-object.ts';

/** What is to become of `spec.nonPrivileged`: `Enabled`, `Disabled`, or not there. */
export type ModeChange = 'enable' | 'disable' | 'remove';

/** The value that the merge patch writes; null takes the field out. */
export const WRITES: Readonly<Record<ModeChange, string | null>> = {
  enable: 'Enabled',
  disable: 'Disabled',
  remove: null,
};

/** What makes the field say a value; null takes it out. */
export function modePatch(value: string | null): InstallationPatch {
  return { spec: { nonPrivileged: value } };
}

export function nonPrivilegedOf(installation: LiveObject | undefined): string {
  return textAt(installation, 'spec', 'nonPrivileged');
}

/** The Installation as it will be. */
export function changed(installation: LiveObject, change: ModeChange): LiveObject {
  const { nonPrivileged: _, ...rest } = isRecord(installation.spec) ? installation.spec : {};
  const value = WRITES[change];
  const spec: Json = value === null ? rest : { ...rest, nonPrivileged: value };
  return { ...installation, spec };
}
