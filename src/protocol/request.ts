/**
 * A request of ours: what it is called on the wire, and, for the compiler alone, what is sent and what is answered.
 * Both sides take their types from it.
 */
export interface Request<Params, Result> {
  readonly method: Method;
  /** Never there: it holds the types. */
  readonly types?: (params: Params) => Result;
}

/** The same of a notification, which nobody answers. */
export interface Notification<Params> {
  readonly method: Method;
  /** Never there: it holds the type. */
  readonly types?: (params: Params) => void;
}

type Method = `calicoInstallation/${string}`;

/** What is sent with a request or a notification. */
export type ParamsOf<Message extends Request<never, unknown>> = Parameters<NonNullable<Message['types']>>[0];

/** What a request is answered with. */
export type ResultOf<Message extends Request<never, unknown>> = ReturnType<NonNullable<Message['types']>>;

export function request<Params, Result>(method: Method): Request<Params, Result> {
  return { method };
}

export function notification<Params>(method: Method): Notification<Params> {
  return { method };
}
