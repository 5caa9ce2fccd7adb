const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Ctrl+C for commands that have something to bring to an end: the first asks them to stop, and the second ends the
 * process at once, as ever. As long as nobody has asked for `signal`, so does the first.
 */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** The user wants to stop. */
  now(this: void): void;
}

export function stopsOnSignals(): Interrupt {
  const stop = new AbortController();
  let isTaken = false;
  const now = (): void => {
    for (const signal of SIGNALS) process.off(signal, now);
    stop.abort();
  };
  return {
    now,
    get signal() {
      if (!isTaken) for (const signal of SIGNALS) process.on(signal, now);
      isTaken = true;
      return stop.signal;
    },
  };
}
