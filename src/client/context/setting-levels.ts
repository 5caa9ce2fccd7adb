/**
 * What `inspect` tells of a setting: its value on each level where it is set (`globalValue`, `workspaceValue` …). VS
 * Code itself lets the level next to the file win, which is not what a setting that guards something is for.
 */
export type Levels = object | undefined;

/** The texts of a list on all levels together: no level can take away what another one has. */
export function joined(levels: readonly Levels[]): string[] {
  const all = levels.flatMap((each) => valuesAt(each, /Value$/)).flat();
  return [...new Set(all.filter((text) => typeof text === 'string'))];
}

/**
 * The user's own value, or what is stricter of the workspace's. `laxestFirst` are the values that there are; any other
 * one counts as the strictest.
 */
export function strictest<Value>(levels: Levels, laxestFirst: readonly Value[]): Value {
  const own = valuesAt(levels, /^globalValue$/).at(-1) ?? valuesAt(levels, /^defaultValue$/).at(-1);
  const ranks = [own, ...valuesAt(levels, /^workspace\w*Value$/)].map((value) => {
    const rank = laxestFirst.indexOf(value as Value);
    return rank < 0 ? laxestFirst.length - 1 : rank;
  });
  return laxestFirst[Math.max(...ranks)]!;
}

function valuesAt(levels: Levels, name: RegExp): unknown[] {
  return Object.entries(levels ?? {})
    .filter(([key, value]) => name.test(key) && value !== undefined)
    .map(([, value]) => value);
}
