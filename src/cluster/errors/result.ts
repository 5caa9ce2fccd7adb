import type { ClusterError } from './error.ts';

/** What a command gives: its answer with the API server's warnings, or an error as a value. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly error: ClusterError };

export function success<Value>(value: Value, warnings: readonly string[] = []): Result<Value> {
  return { ok: true, value, warnings };
}

export function failure(error: ClusterError): { readonly ok: false; readonly error: ClusterError } {
  return { ok: false, error };
}
