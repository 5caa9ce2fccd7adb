import { type CharacterSet, parsePattern, type Syntax } from './pattern-syntax.ts';

/** True for a text that fits; undefined where that would take too long to find out. */
export type Pattern = (text: string) => boolean | undefined;

/** One step of the machine that a pattern is made into; `to` are the steps behind it. */
type Step =
  | { readonly op: 'set'; readonly set: CharacterSet }
  | { readonly op: 'split'; to: number[] }
  | { readonly op: 'start' | 'end' | 'match' };

/** A pattern of more steps is not run, nor is one on a text where the two multiply to more than this. */
const MOST_STEPS = 4000;
const MOST_WORK = 4_000_000;

/**
 * A pattern that somebody else wrote, to be run on text that somebody else wrote: all ways through it are followed at
 * once, so that it takes time in proportion to the text, whatever the pattern (as in the API server, whose RE2 does
 * the same). JavaScript's own expressions try one way after the other, and some patterns make them do that for years.
 * Undefined for a pattern that cannot be read.
 */
export function compilePattern(source: string): Pattern | undefined {
  const syntax = source.length > 2000 ? undefined : parsePattern(source);
  const steps: Step[] = [];
  if (!syntax || !emit(syntax, steps)) return undefined;
  steps.push({ op: 'match' });
  return (text) => (text.length * steps.length > MOST_WORK ? undefined : fits(steps, text));
}

/** Appends the steps of a part, behind which the next part begins. False where they are too many. */
function emit(part: Syntax, steps: Step[]): boolean {
  if (steps.length > MOST_STEPS) return false;
  switch (part.kind) {
    case 'set':
      return steps.push({ op: 'set', set: part.set }) > 0;
    case 'start':
    case 'end':
      return steps.push({ op: part.kind }) > 0;
    case 'sequence':
      // A part without a step of its own could be repeated for ever without becoming too long.
      if (part.parts.length === 0) steps.push({ op: 'split', to: [steps.length + 1] });
      return part.parts.every((one) => emit(one, steps));
    case 'choice':
      return emitChoice(part.parts, steps);
    case 'repeat':
      return emitRepeat(part, steps);
  }
}

function emitChoice(parts: readonly Syntax[], steps: Step[]): boolean {
  const fork: Step = { op: 'split', to: [] };
  steps.push(fork);
  const exits: { to: number[] }[] = [];
  for (const part of parts) {
    fork.to.push(steps.length);
    if (!emit(part, steps)) return false;
    const exit = { op: 'split' as const, to: [] };
    exits.push(exit);
    steps.push(exit);
  }
  for (const exit of exits) exit.to.push(steps.length);
  return true;
}

function emitRepeat({ part, least, most }: Extract<Syntax, { kind: 'repeat' }>, steps: Step[]): boolean {
  for (let count = 0; count < least; count++) if (!emit(part, steps)) return false;
  if (most === undefined) {
    const loop: Step = { op: 'split', to: [steps.length + 1] };
    const start = steps.push(loop) - 1;
    if (!emit(part, steps)) return false;
    loop.to.push(steps.push({ op: 'split', to: [start] }));
    return true;
  }
  const optional: { to: number[] }[] = [];
  for (let count = least; count < most; count++) {
    const fork = { op: 'split' as const, to: [steps.length + 1] };
    steps.push(fork);
    optional.push(fork);
    if (!emit(part, steps)) return false;
  }
  for (const fork of optional) fork.to.push(steps.length);
  return steps.length <= MOST_STEPS;
}

/** Follows every way at once; a match may begin anywhere, as it may for the API server. */
function fits(steps: readonly Step[], text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0)!);
  let reached: number[] = [];
  for (let at = 0; at <= codes.length; at++) {
    const here = closure(steps, [...reached, 0], at === 0, at === codes.length);
    if (!here) return true;
    const code = codes[at];
    if (code === undefined) return false;
    reached = here
      .filter((index) => isIn(steps[index] as Extract<Step, { op: 'set' }>, code))
      .map((index) => index + 1);
  }
  return false;
}

/** The steps that wait for a character, of all that can be reached without one; undefined where the end is among those. */
function closure(
  steps: readonly Step[],
  from: number[],
  isStart: boolean,
  isEnd: boolean,
): number[] | undefined {
  const seen = new Set<number>();
  const waiting: number[] = [];
  for (let index = from.pop(); index !== undefined; index = from.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const step = steps[index]!;
    if (step.op === 'match') return undefined;
    if (step.op === 'set') waiting.push(index);
    else if (step.op === 'split') from.push(...step.to);
    else if (step.op === 'start' ? isStart : isEnd) from.push(index + 1);
  }
  return waiting;
}

function isIn({ set: { ranges, isNegated } }: Extract<Step, { op: 'set' }>, code: number): boolean {
  return ranges.some(([from, to]) => from <= code && code <= to) !== isNegated;
}
