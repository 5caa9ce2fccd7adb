/** Every item whose key an earlier one has, behind the first that has it. An item without a key repeats none. */
export function* repeated<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): Iterable<[first: Item, again: Item]> {
  const first = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, item);
    else yield [earlier, item];
  }
}
