import type { Work } from './count-work.ts';

/** The least of a shape that is counted. */
export const FEWEST = 40;

/** The work for `FEWEST` of a shape, twice and four times as many. */
export type Series = readonly [Work, Work, Work];

/** By shape and by who asks. */
export type Counts = Readonly<Record<string, Readonly<Record<string, Series>>>>;
