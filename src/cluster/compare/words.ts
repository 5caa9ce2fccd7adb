import { isRecord, type Json } from '../object/live-object.ts';
import type { FieldChange } from './changes.ts';

/** How many fields differ, and which, in a line: `2 fields differ: spec.calicoNetwork.mtu 1440 → 1450, …`. */
export function summary(changes: readonly FieldChange[]): string {
  if (changes.length === 0) return 'No field differs.';
  const count = changes.length === 1 ? '1 field differs' : `${changes.length} fields differ`;
  return `${count}: ${listed(changes.map(changeInWords))}.`;
}

/** `spec.calicoNetwork.mtu 1440 → 1450`. */
export function changeInWords({ place, item, before, after }: FieldChange): string {
  if (item !== undefined && before === undefined) return `${place} added`;
  if (item !== undefined && after === undefined) return `${place} removed`;
  return `${place} ${shortened(before)} → ${shortened(after)}`;
}

/** As many as one can take in, and how many there are beside them. */
export function listed(parts: readonly string[]): string {
  const more = parts.length - MOST;
  return more > 1 ? `${parts.slice(0, MOST).join(', ')}, and ${more} more` : parts.join(', ');
}

const MOST = 5;
const LONGEST = 40;

export function shortened(value: Json | undefined): string {
  if (value === undefined) return 'unset';
  const text = typeof value === 'string' && /^[\w./:-]+$/.test(value) ? value : JSON.stringify(value);
  if (text.length <= LONGEST) return text;
  if (Array.isArray(value)) return `[${value.length} items]`;
  if (isRecord(value)) return `{${Object.keys(value).length} fields}`;
  return `${text.slice(0, LONGEST)}…`;
}
