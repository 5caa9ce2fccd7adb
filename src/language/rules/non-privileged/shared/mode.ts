import type { Installation } from '../../../installation/installation.ts';
import type { Path } from '../../../text/path.ts';
import type { Problem } from '../../../text/problem.ts';
import { type VersionRange, versions } from '../../../versions/version-range.ts';
import { removal } from '../../fixes.ts';

export const NON_PRIVILEGED: Path = ['spec', 'nonPrivileged'];

/** From 3.23.0 until the mode was withdrawn: Felix's settings about source addresses came with 3.23. */
export const FROM_3_23: VersionRange = versions('3.23.0..3.29.8, 3.30.0..3.30.7, 3.31.0..3.31.5');

/** True where the operator takes `Enabled`; whether calico-node then works is another question. */
export function isTaken({ nonPrivileged: { mode } }: Installation): boolean {
  return mode === 'on' || mode === 'on-but-doubtful' || mode === 'known-broken';
}

/** For a problem that stands in another object: where the Installation asks for the mode. */
export const RELATED_MODE: NonNullable<Problem['related']> = [
  { path: NON_PRIVILEGED, mark: 'pair', message: '`nonPrivileged` is `Enabled` here' },
];

export const LEAVE_MODE = removal(NON_PRIVILEGED);
