/** Longer than this no question may take, in milliseconds of CPU. */
const LONGEST = 1_000;
/** CPU is looked at so often, in milliseconds by the clock; looking costs more than many an answer. */
const MARK = 20;

/** What is wrong with an answer; thrown, so that the rest of the text is not asked after. */
export class Fault extends Error {}

/** Fails where something does not hold; `what` is made only then. */
export function hold(holds: boolean, what: () => string): asserts holds {
  if (!holds) throw new Fault(what());
}

/** The longest that any question took. */
export interface Slowest {
  readonly milliseconds: number;
  readonly question: string;
}

export const NONE_YET: Slowest = { milliseconds: 0, question: '' };

/**
 * Asks questions, and looks at the time that each takes: by the clock or, as the machine may be busy with other things,
 * in CPU of this process, whichever is less. The CPU counts from up to `MARK` before the question.
 */
export class Watch {
  slowest = NONE_YET;
  #mark = { time: 0, cpu: 0 };

  ask<Answer>(question: string, work: () => Answer): Answer {
    const start = performance.now();
    if (start - this.#mark.time > MARK) this.#mark = { time: start, cpu: cpu() };
    const answer = named(question, work);
    const passed = performance.now() - start;
    if (passed <= this.slowest.milliseconds && passed <= LONGEST) return answer;
    const milliseconds = Math.min(passed, cpu() - this.#mark.cpu);
    if (milliseconds > this.slowest.milliseconds) this.slowest = { milliseconds, question };
    hold(milliseconds <= LONGEST, () => `${question} took more than ${LONGEST} ms of CPU`);
    return answer;
  }
}

/** What this process has used, in milliseconds. */
export function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** What throws is asked again for where it did so: texts that are no YAML make many errors, whose stacks cost time. */
function named<Answer>(question: string, work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`${question} threw: ${placeOf(work) ?? (error as Error).message}`);
  }
}

function placeOf(work: () => unknown): string | undefined {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 5;
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Error).stack?.replace(/\s+/g, ' ');
  } finally {
    Error.stackTraceLimit = before;
  }
}
