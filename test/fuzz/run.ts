import { createLanguageService, type Settings } from '../../src/language/service.ts';
import { diceOf } from '../unit/language/syntax/random-manifest.ts';
import { checkEveryEntry } from './entries.ts';
import { mutated } from './mutate.ts';
import { checkSequence } from './sequences.ts';
import { randomSettings } from './settings.ts';
import { checkText } from './texts.ts';
import { Fault, type Slowest, Watch } from './watch.ts';

export const PARTS = ['texts', 'entries', 'sequences'] as const;

/**
 * `texts`: check and diagnostics; `entries`: every entry, of the first of the same texts; `sequences`: edits, against a
 * fresh service.
 */
export type Part = (typeof PARTS)[number];

/** Something that does not hold, and what to see it with. */
export interface Found {
  readonly part: Part;
  readonly index: number;
  readonly fault: string;
  readonly text: string;
  readonly settings: Settings;
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

  get slowest(): Slowest {
    return this.#watch.slowest;
  }

  get spent() {
    return [...this.#watch.spent].sort((a, b) => b[1] - a[1]);
  }

  /** What is wrong with one text or sequence; undefined for nothing. */
  check(part: Part, index: number): Found | undefined {
    const { text, settings } = this.input(part, index);
    let state = { text, settings };
    try {
      if (part === 'sequences') {
        checkSequence(
          this.#service,
          this.#watch,
          `file:///${index % 4}`,
          this.#seeds,
          this.#dice(part, index),
          (text, settings) => {
            state = { text, settings };
          },
        );
      } else {
        this.#checkText(part, index, text, settings);
      }
      return undefined;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { part, index, fault: error.message, ...state };
    }
  }

  /** The text of an index and what it is judged in; of a sequence, the one that it begins with. */
  input(part: Part, index: number): { text: string; settings: Settings } {
    const dice = this.#dice(part, index);
    const settings = randomSettings(dice);
    return { settings, text: mutated(this.#seeds, dice) };
  }

  /** The same faults of another text, for who looks for a smaller one. */
  faultOf(part: Part, index: number, text: string, settings: Settings): string | undefined {
    try {
      this.#checkText(part, index, text, settings);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
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
