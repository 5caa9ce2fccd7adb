import { withoutSecrets } from '../errors/secrets.ts';
import { isRecord, type Json, type LiveObject, parseJson, withoutManagement } from '../object/live-object.ts';
import type { Target } from '../target.ts';

/** The state that a document's text was made from: what a save is compared with and locked on. */
export interface LiveBase {
  readonly target: Target;
  /** The live object, without `managedFields`. */
  readonly live: LiveObject;
  /** The text as it was handed over, or saved. */
  readonly text: string;
  /** What that text says. */
  readonly seen: Json;
  /** When this was read or written, in milliseconds. */
  readonly readAt: number;
  /** `3.29.7`; empty where nothing has told. */
  readonly calicoVersion: string;
  /** The text before a merge that has begun and was not completed. */
  readonly mine?: string;
}

/** What of a live object is shown; the annotation that `kubectl apply` keeps for itself is left alone by a save. */
export function shownOf(live: LiveObject): LiveObject {
  return withoutManagement(live);
}

export function withoutManagedFields(live: LiveObject): LiveObject {
  const { managedFields: _, ...metadata } = live.metadata;
  return { ...live, metadata } as LiveObject;
}

export function baseText(base: LiveBase): string {
  return JSON.stringify(base);
}

/** Undefined for what is no base, or one that another version of this has written. */
export function parseBase(text: string): LiveBase | undefined {
  const value = parseJson(text);
  if (!isRecord(value) || !isRecord(value.target) || !isRecord(value.live)) return undefined;
  const { target, live, seen, text: shown, readAt, calicoVersion } = value;
  const isWhole =
    typeof target.context === 'string' &&
    typeof target.server === 'string' &&
    isRecord(live.metadata) &&
    typeof live.metadata.name === 'string' &&
    typeof shown === 'string' &&
    typeof readAt === 'number' &&
    typeof calicoVersion === 'string' &&
    seen !== undefined;
  if (!isWhole) return undefined;
  const base = value as unknown as LiveBase;
  // An earlier version may have kept the whole of it.
  return { ...base, target: { ...base.target, server: withoutSecrets(base.target.server) } };
}
