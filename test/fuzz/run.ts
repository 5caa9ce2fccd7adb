import { createLanguageService, type LanguageService, type Settings } from '../../src/language/service.ts';
import { diceOf } from '../unit/language/syntax/random-manifest.ts';
import { checkEveryEntry } from './entries.ts';
import { mutated } from './mutate.ts';
import { checkSteps, type Step, stepsOf } from './sequences.ts';
import { randomSettings } from './settings.ts';
import { fewer, shrink } from './shrink.ts';
import { checkText } from './texts.ts';
import { Fault, NONE_YET, type Slowest, Watch } from './watch.ts';

export const PARTS = ['texts', 'entries', 'sequences'] as const;

/**
 * `texts`: check and diagnostics; `entries`: every entry, of the first of the same texts; `sequences`: edits, against a
 * fresh service.
 */
export type Part = (typeof PARTS)[number];

/** Something that does not hold, and what to see it with: of a sequence, also the texts that went before. */
export interface Found {
  readonly part: Part;
  readonly index: number;
  readonly fault: string;
  readonly text: string;
  readonly settings: Settings;
  readonly before?: readonly string[];
}

/** Of so many sequences, one is compared with a fresh service after each edit, not only after some. */
const STRICT = 10;

/** What makes two faults one, whatever the text. */
export function sortOf(fault: string): string {
  return fault
    .replace(/\n[\s\S]*/, '')
    .replace(/\d+/g, '0')
    .slice(0, 80);
}

/** Keeps one service, as a server does, and asks it of one text after the other; each hangs on seed and index alone. */
export class Run {
  readonly #seed: number;
  readonly #seeds: readonly string[];
  readonly #service = createLanguageService();
  readonly #watch = new Watch();

  constructor(seed: number, seeds: readonly string[]) {
    this.#seed = seed;
    this.#seeds = seeds;
  }

  /** The longest that any question took since this was asked for the last time. */
  takeSlowest(): Slowest {
    const { slowest } = this.#watch;
    this.#watch.slowest = NONE_YET;
    return slowest;
  }

  /** What is wrong with one text or sequence; undefined for nothing. */
  check(part: Part, index: number): Found | undefined {
    if (part === 'sequences') {
      const steps = stepsOf(this.#seeds, this.#dice(part, index));
      return this.#checkSteps(this.#service, index, steps, index % STRICT === 0);
    }
    const { text, settings } = this.input(part, index);
    const fault = this.#faultOf(part, index, text, settings);
    return fault === undefined ? undefined : { part, index, fault, text, settings };
  }

  /** The same fault in a smaller text, or after fewer edits; these are then all compared with a fresh service. */
  smaller(found: Found): Found {
    const { part, index, settings } = found;
    const sort = sortOf(found.fault);
    const isSame = (fault: string | undefined) => fault !== undefined && sortOf(fault) === sort;
    if (part !== 'sequences') {
      const faultOf = (text: string) => this.#faultOf(part, index, text, settings);
      const text = shrink(found.text, (text) => isSame(faultOf(text)));
      return { ...found, text, fault: faultOf(text) ?? found.fault };
    }
    const check = (steps: readonly Step[]) => this.#checkSteps(createLanguageService(), index, steps, true);
    const isWrong = (steps: readonly Step[]) => isSame(check(steps)?.fault);
    const steps = fewer(stepsOf(this.#seeds, this.#dice(part, index)), isWrong);
    const [step, ...others] = steps;
    const least =
      step && others.length === 0
        ? [
            withText(
              step,
              shrink(step.text, (text) => isWrong([withText(step, text)])),
            ),
          ]
        : steps;
    return check(least) ?? found;
  }

  /** The text of an index and what it is judged in; of a sequence, the one that it begins with. */
  input(part: Part, index: number): { text: string; settings: Settings } {
    const dice = this.#dice(part, index);
    const settings = randomSettings(dice);
    return { settings, text: mutated(this.#seeds, dice) };
  }

  #faultOf(part: Part, index: number, text: string, settings: Settings): string | undefined {
    return faultIn(() => this.#checkText(part, index, text, settings));
  }

  #checkSteps(
    service: LanguageService,
    index: number,
    steps: readonly Step[],
    isStrict: boolean,
  ): Found | undefined {
    const seen: Step[] = [];
    const uri = `file:///${index % 4}`;
    const fault = faultIn(() =>
      checkSteps(service, this.#watch, uri, steps, isStrict, (step) => seen.push(step)),
    );
    const last = seen.pop();
    if (fault === undefined || !last) return undefined;
    const before = seen.map(({ text }) => text);
    return { part: 'sequences', index, fault, text: last.text, settings: last.settings, before };
  }

  #checkText(part: Part, index: number, text: string, settings: Settings): void {
    // As few documents are open as in an editor, and each is another text the next time.
    const open = { uri: `file:///${index % 8}`, version: this.#version++, text };
    if (part === 'texts') checkText(this.#service, this.#watch, open, settings);
    else {
      const dice = this.#dice('entries', index + 1_000_000_000);
      checkEveryEntry({ service: this.#service, watch: this.#watch, open, settings, dice });
    }
  }

  #version = 1;

  #dice(part: Part, index: number) {
    const stream = part === 'sequences' ? 1 : 0;
    return diceOf(Math.imul(this.#seed * 2 + stream + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  }
}

function faultIn(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Fault ? error.message : `threw outside of a question: ${error}`;
  }
}

function withText(step: Step, text: string): Step {
  return { ...step, text, cursor: Math.min(step.cursor, text.length) };
}
