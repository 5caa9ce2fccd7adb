import { type LiveObject, withoutNoise } from '../object/live-object.ts';
import { toYamlText } from '../object/yaml-text.ts';
import { changesBetween, type FieldChange } from './changes.ts';
import { withoutDefaults } from './defaults.ts';
import { sorted } from './sorted.ts';

/** A live object, and what would become of it. */
export interface States {
  /** With its `managedFields` and annotations; undefined where there is no such object yet. */
  readonly live: LiveObject | undefined;
  readonly after: LiveObject;
}

/** Two states side by side, as YAML to look at, with their keys in the same order. */
export interface Compared {
  /** Empty where there is no live object. */
  readonly before: string;
  readonly after: string;
  readonly changes: readonly FieldChange[];
  /** How many defaults were left out. */
  readonly hidden: number;
}

/** Compares without what the API server and kubectl keep for themselves, and, if so wanted, without defaults. */
export function compared({ live, after }: States, { defaults }: { readonly defaults: boolean }): Compared {
  const right = withoutNoise(after);
  if (!live) return { before: '', after: text(right), changes: changesBetween(undefined, right), hidden: 0 };
  const left = withoutNoise(live);
  const sides = defaults ? { before: left, after: right, hidden: 0 } : withoutDefaults(live, left, right);
  const changes = changesBetween(sides.before, sides.after);
  return { before: text(sides.before), after: text(sides.after), changes, hidden: sides.hidden };
}

function text(object: LiveObject): string {
  return toYamlText(sorted(object as never));
}
