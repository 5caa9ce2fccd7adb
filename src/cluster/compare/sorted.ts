import { isRecord, type Json } from '../object/live-object.ts';

/** The same value with the keys of every map in one order, so that two of them can be compared line by line. */
export function sorted<Value extends Json>(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Json[]).map(sorted) as readonly Json[] as Value;
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, sorted(child)])) as Value;
}
