import { isRecord, type Json } from '../object/live-object.ts';

/**
 * An object without some fields, by the names that the API server has for them, and without the maps that lose their
 * last field by that: to apply an empty map is to own it. A name that leads nowhere is passed over.
 */
export function leaveOut<Value extends Json>(object: Value, fields: readonly string[]): Value {
  const copy = structuredClone(object) as Value;
  for (const field of fields) remove(copy, field);
  return copy;
}

/** The value of a field; undefined where the object does not have it. */
export function ownedValue(object: Json | undefined, field: string): Json | undefined {
  for (const { child, rest } of steps(object, field)) {
    const found = rest === '' ? child : ownedValue(child, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

function remove(value: Json, field: string): boolean {
  for (const { key, child, rest } of steps(value, field)) {
    if (rest !== '' && !remove(child, rest)) continue;
    if (rest !== '' && !isEmpty(child)) return true;
    if (Array.isArray(value)) value.splice(Number(key), 1);
    else delete (value as Record<string, Json>)[key];
    return true;
  }
  return false;
}

interface Step {
  readonly key: string;
  readonly child: Json;
  readonly rest: string;
}

/**
 * Where the first step of a name may lead. Keys are not quoted in it, and those of annotations hold dots, so the
 * object has to say which of its keys is meant; the longest is tried first.
 */
function steps(value: Json | undefined, field: string): Step[] {
  if (Array.isArray(value)) return items(value as readonly Json[], field);
  if (!isRecord(value) || !field.startsWith('.')) return [];
  return Object.entries(value)
    .filter(([key]) => field.startsWith(key, 1) && /^($|[.[])/.test(field.slice(1 + key.length)))
    .sort(([one], [other]) => other.length - one.length)
    .map(([key, child]) => ({ key, child, rest: field.slice(1 + key.length) }));
}

/** `[name="a",protocol="TCP"]` for an item of a list with keys, `[="a"]` for one of a set, `[3]` for a place. */
function items(list: readonly Json[], field: string): Step[] {
  const [whole, inner = ''] = /^\[((?:[^"\]]|"(?:[^"\\]|\\.)*")*)\]/.exec(field) ?? [];
  if (whole === undefined) return [];
  const wanted = [...inner.matchAll(/(?:^|,)([^=,]*)=("(?:[^"\\]|\\.)*"|[^,]*)/g)];
  const index = list.findIndex((item, place) =>
    wanted.length === 0
      ? String(place) === inner
      : wanted.every(
          ([, key = '', text]) =>
            JSON.stringify(key === '' ? item : isRecord(item) ? item[key] : undefined) === text,
        ),
  );
  const child = list[index];
  return child === undefined ? [] : [{ key: String(index), child, rest: field.slice(whole.length) }];
}

function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}
