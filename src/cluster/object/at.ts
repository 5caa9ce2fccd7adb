import { isRecord, type Json } from './live-object.ts';
import { valueAt } from './path.ts';

/** The value at a path of keys, or undefined where the path leaves the object. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return valueAt(value, path);
}

/** Like `at`; anything else than text is ''. */
export function textAt(value: Json | undefined, ...path: readonly string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** Like `at`; anything else than a number is undefined. */
export function numberAt(value: Json | undefined, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** A value in a sentence; of what an odd answer may hold there besides text, numbers and booleans, only that. */
export function valueInWords(value: Json): string {
  return typeof value === 'object' ? '(no plain value)' : String(value);
}

/** Like `at`, a list in words; what stands for nothing in it is left out. */
export function wordsAt(value: Json | undefined, ...path: readonly string[]): string[] {
  const found = at(value, ...path);
  return (Array.isArray(found) ? (found as readonly Json[]) : [])
    .filter((one) => one !== null)
    .map(valueInWords);
}

/** `InvalidConfiguration: it says why`, or as much of it as there is. */
export function reasonAndMessage(reason: string, message: string): string {
  return [reason, message].filter((text) => text !== '').join(': ');
}

/** Like `at`, the objects of a list; anything else is an empty one. */
export function recordsAt(value: Json | undefined, ...path: readonly string[]) {
  const found = at(value, ...path);
  return Array.isArray(found) ? (found as readonly Json[]).filter(isRecord) : [];
}
