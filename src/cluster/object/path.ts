import { isRecord, type Json } from './live-object.ts';

/** A place in an object, from its root. */
export type Path = readonly (string | number)[];

/** An item of a list, by what identifies it rather than by where it stands. */
export interface ItemStep {
  readonly item: string;
}

/** As the API server writes it: `spec.calicoNetwork.ipPools[0].cidr`, `metadata.labels[a/b]`, `ipPools[10.1.0.0/16]`. */
export function pathText(path: readonly (string | number | ItemStep)[]): string {
  return path
    .map((step, index) => {
      if (typeof step === 'object') return `[${step.item}]`;
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[A-Za-z_][\w-]*$/.test(step)) return `[${step}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

export function isWithin(path: Path, ancestor: Path): boolean {
  return ancestor.length <= path.length && ancestor.every((step, index) => path[index] === step);
}

/** The value at a place, or undefined where the path leaves the object. */
export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  let here: Json | undefined = value;
  for (const step of path) {
    if (typeof step === 'number') here = Array.isArray(here) ? (here[step] as Json | undefined) : undefined;
    else here = isRecord(here) ? own(here, step) : undefined;
  }
  return here;
}

/** Not what every object has by birth: a key may be called `constructor`. */
export function own(record: { readonly [key: string]: Json }, key: string): Json | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
