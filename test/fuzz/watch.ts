/** Longer than this no question may take, in milliseconds of CPU. */
const LONGEST = 1_000;

/** What is wrong with an answer; thrown, so that the rest of the text is not asked after. */
export class Fault extends Error {}

/** Fails where something does not hold; `what` is made only then. */
export function hold(holds: boolean, what: () => string): asserts holds {
  if (!holds) throw new Fault(what());
}

/** The longest that any question took, by the clock. */
export interface Slowest {
  milliseconds: number;
  question: string;
}

/** Asks questions, and looks at the time that each takes. */
export class Watch {
  readonly slowest: Slowest = { milliseconds: 0, question: '' };
  readonly spent = new Map<string, number>();

  ask<Answer>(question: string, work: () => Answer): Answer {
    const before = performance.now();
    const answer = named(question, work);
    const milliseconds = performance.now() - before;
    const kind = question.replace(/ '.*| after.*/, '');
    this.spent.set(kind, (this.spent.get(kind) ?? 0) + milliseconds);
    if (milliseconds > this.slowest.milliseconds) Object.assign(this.slowest, { milliseconds, question });
    // On a busy machine the clock says little: what seems slow is asked again, and its own time counted.
    if (milliseconds > LONGEST) {
      const start = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(start);
      hold((user + system) / 1000 < LONGEST, () => `${question} took more than ${LONGEST} ms of CPU`);
    }
    return answer;
  }
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
