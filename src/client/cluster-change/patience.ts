/** Waits for an answer of the user, or for the cancelling of what asks; undefined then. */
export function unlessAborted<Value>(
  signal: AbortSignal,
  answer: Promise<Value>,
): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(undefined);
    const onAbort = () => resolve(undefined);
    signal.addEventListener('abort', onAbort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
