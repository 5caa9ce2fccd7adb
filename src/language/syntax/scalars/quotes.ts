/** Where the last signs of a text stand that can close quotes; -1 where there are none. */
export interface Quotes {
  readonly double: number;
  readonly single: number;
}

/** Doubled single quotes and escaped double ones close nothing. */
export function lastQuotes(text: string): Quotes {
  let double = text.lastIndexOf('"');
  while (double > 0 && isEscaped(text, double)) double = text.lastIndexOf('"', double - 1);
  for (let single = text.lastIndexOf("'"); single >= 0; ) {
    let first = single;
    while (text[first - 1] === "'") first--;
    if ((single - first) % 2 === 0) return { double, single };
    single = first > 0 ? text.lastIndexOf("'", first - 1) : -1;
  }
  return { double, single: -1 };
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '\\') first--;
  return (at - first) % 2 === 1;
}
