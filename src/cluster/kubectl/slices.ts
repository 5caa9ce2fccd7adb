/**
 * Long work in slices: whoever has many things to do asks before each of them whether others wait, and if so lets
 * them have their turn. An editor's extension host is one thread for all extensions.
 */

/** How long one turn may last, in milliseconds. */
const SLICE_MS = 8;

let turnBegan = performance.now();

/** Undefined while this turn may go on; otherwise what to await first. */
export function nextTurn(): Promise<void> | undefined {
  if (performance.now() - turnBegan < SLICE_MS) return undefined;
  return new Promise((resolve) =>
    setImmediate(() => {
      turnBegan = performance.now();
      resolve();
    }),
  );
}

/** Like `Array.prototype.map`, for thousands. */
export async function mapInSlices<From, To>(list: readonly From[], map: (value: From) => To): Promise<To[]> {
  const mapped: To[] = [];
  for (const value of list) {
    const turn = nextTurn();
    if (turn) await turn;
    mapped.push(map(value));
  }
  return mapped;
}

/** Takes chunks of output, cuts them into texts, and hands those on; resolves when the chunk is done with. */
export function takeInSlices(
  cut: (chunk: Buffer) => Iterable<string>,
  take: (text: string) => void,
): (chunk: Buffer) => Promise<void> {
  return async (chunk) => {
    for (const text of cut(chunk)) {
      take(text);
      const turn = nextTurn();
      if (turn) await turn;
    }
  };
}
