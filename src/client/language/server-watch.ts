/** Tells when the language server is stuck, and with which text. */
export interface ServerWatch {
  /** The server is asked about a text, or about something else. To be called back when it has answered. */
  begin(uri: string | undefined): () => void;
  /** There is a new state of a text, which the server judges unasked. */
  changed(uri: string): void;
  /** It has been judged, or need not be any more. */
  judged(uri: string): void;
  /** The server is another one, or none. */
  reset(): void;
}

export interface ServerWatchOptions {
  /** Asks the server for a sign of life; settles with the answer. */
  ping(): Promise<unknown>;
  /** Called with the text that it is most likely stuck with. From then on nothing is watched until `reset`. */
  onStuck(uri: string | undefined): void;
  /** Calls back every second until what it returns is called. Replaced in tests. */
  everySecond?(tick: () => void): () => void;
}

/** Seconds without an answer. */
const PATIENCE = 10;
/** After something has been sent: the first may be answered while what was sent still waits for its settings. */
const PINGS = 2;

interface Work {
  readonly uri: string | undefined;
  /** How many pings had been sent when it began. */
  readonly pings: number;
}

/**
 * While the server has something to do it is asked for a sign of life, one at a time, at most once a second. Whether an
 * answer takes long says nothing: some are worked on in steps, between which the server answers others. Seconds are
 * counted, not measured, so that a machine that sleeps and a window that hangs are no fault of the server.
 */
export function createServerWatch({
  ping,
  onStuck,
  everySecond = byInterval,
}: ServerWatchOptions): ServerWatch {
  /** In the order in which it has begun. */
  const work = new Set<Work>();
  const unjudged = new Map<string, Work>();
  let stop: (() => void) | undefined;
  let sent = 0;
  let answered = 0;
  let due = 0;
  let silence = 0;

  const send = (): void => {
    const number = ++sent;
    silence = 0;
    const onAnswer = () => {
      // Of a server before this one, perhaps.
      if (number <= answered) return;
      answered = number;
      due--;
    };
    // A refusal is a sign of life, too.
    ping().then(onAnswer, onAnswer);
  };
  const tick = (): void => {
    if (sent === answered) {
      if (due > 0 || work.size > 0) send();
      else rest();
      return;
    }
    if (++silence < PATIENCE) return;
    const uri = suspect();
    reset();
    onStuck(uri);
  };
  const rest = (): void => {
    stop?.();
    stop = undefined;
  };
  const reset = (): void => {
    rest();
    work.clear();
    unjudged.clear();
    answered = sent;
    due = 0;
  };
  /** What has begun after the last sign of life, else the oldest: that may have waited for its settings. */
  const suspect = (): string | undefined => {
    const all = [...work].filter(({ uri }) => uri !== undefined);
    return (all.find(({ pings }) => pings >= answered) ?? all[0])?.uri;
  };
  const add = (uri: string | undefined): Work => {
    const one: Work = { uri, pings: sent };
    work.add(one);
    due = PINGS;
    if (stop === undefined) {
      stop = everySecond(tick);
      send();
    }
    return one;
  };

  return {
    begin: (uri) => {
      const one = add(uri);
      return () => work.delete(one);
    },
    changed: (uri) => {
      if (!unjudged.has(uri)) unjudged.set(uri, add(uri));
      else due = PINGS;
    },
    judged: (uri) => {
      const one = unjudged.get(uri);
      if (one) work.delete(one);
      unjudged.delete(uri);
    },
    reset,
  };
}

function byInterval(tick: () => void): () => void {
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}
