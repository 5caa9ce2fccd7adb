import { type ClusterError, cancelled, isError } from '../errors/error.ts';
import { failure, type Result } from '../errors/result.ts';
import type { Kubectl, RunOptions } from './kubectl.ts';
import { orAborted } from './or-aborted.ts';

/**
 * Keeps logins apart. A call may make kubectl ask its credential plugin, which may open a browser or a prompt; so
 * until a context has answered once, its calls go one after the other, and after a login that failed nothing calls
 * that the user has not asked for.
 */
export interface Logins {
  /** The same kubectl, whose calls wait for the first call of their context. */
  guard(kubectl: Kubectl): Kubectl;
  /**
   * Whether what the user has not asked for just now (a view, a watch behind a document) may call. False from a
   * login that failed until a call of the user's has got through.
   */
  mayCallUnasked(context: string): boolean;
  /** The names of contexts mean something else now. */
  forget(): void;
}

export interface LoginsOptions {
  /** Told where `mayCallUnasked` has another answer for a context than before. */
  readonly onChange?: (context: string) => void;
  /** How long others wait for a first watch that prints nothing, in milliseconds. */
  readonly watchPatienceMs?: number;
}

export function createLogins({ onChange, watchPatienceMs = 30_000 }: LoginsOptions = {}): Logins {
  const states = new Map<string, State>();
  const stateOf = (context: string): State => {
    const state = states.get(context) ?? { isProven: false, isRefused: false, first: undefined };
    states.set(context, state);
    return state;
  };
  /** What a call says of the login; tells those who listen. */
  const note = (context: string, result: Result<unknown>): Verdict => {
    const state = stateOf(context);
    const wasRefused = state.isRefused;
    const verdict = verdictOf(result);
    if (verdict.kind === 'proven') {
      state.isProven = true;
      state.isRefused = false;
    } else if (verdict.kind === 'refused' && isError(verdict.error, 'login')) {
      state.isProven = false;
      state.isRefused = true;
    }
    if (state.isRefused !== wasRefused) onChange?.(context);
    return verdict;
  };
  return {
    mayCallUnasked: (context) => !states.get(context)?.isRefused,
    forget: () => states.clear(),
    guard: (kubectl) => ({
      ...kubectl,
      async run(command, input, options = {}) {
        const { context = '' } = options;
        if (command.scope !== 'cluster' || !context) return kubectl.run(command, input, options);
        const about = { effect: command.effect, context, program: kubectl.program };
        const entry = await enter(stateOf(context), options, about);
        if (entry.kind === 'stop') return failure(entry.error);
        // What waits for a person would hold up everybody.
        if (command.unhurried) entry.leave({ kind: 'open' });
        const result = await settled(kubectl.run(command, input, options), entry);
        entry.leave(note(context, result));
        return result;
      },
      async watch(command, input, options) {
        const { context } = options;
        const about = { effect: 'reads', context, program: kubectl.program } as const;
        const entry = await enter(stateOf(context), options, about);
        if (entry.kind === 'stop') return failure(entry.error);
        const timer = setTimeout(() => entry.leave({ kind: 'open' }), watchPatienceMs);
        let heard = false;
        const onValue: typeof options.onValue = (value) => {
          if (!heard) entry.leave(note(context, { ok: true, value, warnings: [] }));
          heard = true;
          options.onValue(value);
        };
        const result = await settled(kubectl.watch(command, input, { ...options, onValue }), entry);
        clearTimeout(timer);
        entry.leave(note(context, result));
        return result;
      },
    }),
  };
}

interface State {
  /** A call has got through, so those that follow need no login. */
  isProven: boolean;
  isRefused: boolean;
  /** The call that may be asking for a login now. */
  first: Promise<Verdict> | undefined;
}

/** What became of a first call, for those who wait for it. */
type Verdict =
  | { readonly kind: 'proven' }
  /** They fail as it has failed, instead of asking the user once each. */
  | { readonly kind: 'refused'; readonly error: ClusterError }
  /** The next one alone. */
  | { readonly kind: 'next' }
  /** All of them at once: it did not fail for want of a login. */
  | { readonly kind: 'open' };

function verdictOf(result: Result<unknown>): Verdict {
  if (result.ok || isError(result.error, 'answered')) return { kind: 'proven' };
  const { error } = result;
  // A plugin that waits for its user takes too long, too.
  if (isError(error, 'login') || error.kind === 'timed-out') return { kind: 'refused', error };
  return error.kind === 'cancelled' ? { kind: 'next' } : { kind: 'open' };
}

type Entry =
  | { readonly kind: 'go'; leave(verdict: Verdict): void }
  | { readonly kind: 'stop'; readonly error: ClusterError };

type About = Omit<ClusterError, 'kind' | 'detail'>;

/** Waits until a call may go, and makes it the first one where there is none. */
async function enter(state: State, { signal }: RunOptions, about: About): Promise<Entry> {
  while (!state.isProven) {
    if (!state.first) return goFirst(state);
    const verdict = await orAborted(state.first, signal);
    if (!verdict) return { kind: 'stop', error: cancelled(about) };
    if (verdict.kind === 'refused') return { kind: 'stop', error: { ...verdict.error, ...about } };
    if (verdict.kind === 'open') break;
  }
  return { kind: 'go', leave: () => {} };
}

function goFirst(state: State): Entry {
  let tell: (verdict: Verdict) => void = () => {};
  const first = new Promise<Verdict>((resolve) => {
    tell = resolve;
  });
  state.first = first;
  return {
    kind: 'go',
    leave(verdict) {
      if (state.first === first) state.first = undefined;
      tell(verdict);
    },
  };
}

/** Whoever waits is let go even where a call throws, which is a fault of ours. */
async function settled<Value>(call: Promise<Value>, { leave }: Extract<Entry, { kind: 'go' }>) {
  try {
    return await call;
  } catch (error) {
    leave({ kind: 'next' });
    throw error;
  }
}
