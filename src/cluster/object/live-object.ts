export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An object of the Kubernetes API, as far as everybody agrees on it. */
export interface LiveObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly [key: string]: Json };
  readonly [key: string]: Json;
}

/** kubectl's annotation for what client-side apply wrote. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** What the API server writes into `metadata`; a user who compares two states does not want to see it. */
const SERVER_SET = [
  'creationTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
] as const;

/** Undefined where the text is not the JSON of one API object. */
export function parseLiveObject(text: string): LiveObject | undefined {
  return liveObject(parseJson(text));
}

/** Undefined where the values are not a list of API objects, each with its kind and its name. */
export function liveObjects(values: Json | undefined): readonly LiveObject[] | undefined {
  if (!Array.isArray(values)) return undefined;
  const objects = (values as readonly Json[]).flatMap((value) => liveObject(value) ?? []);
  return objects.length === values.length ? objects : undefined;
}

function liveObject(value: Json | undefined): LiveObject | undefined {
  if (!isRecord(value) || !isRecord(value.metadata)) return undefined;
  if (typeof value.kind !== 'string' || typeof value.apiVersion !== 'string') return undefined;
  if (typeof value.metadata.name !== 'string') return undefined;
  return value as unknown as LiveObject;
}

/** The object without `status` and without what the API server and kubectl keep in it for themselves. */
export function withoutNoise(object: LiveObject): LiveObject {
  return tidied(object, SERVER_SET, ['status']);
}

/** The object, whole but for `managedFields`. */
export function withoutManagement(object: LiveObject): LiveObject {
  return tidied(object, ['managedFields'], []);
}

/** In the order in which the server has the keys, since this is for reading. */
function tidied(object: LiveObject, metadataKeys: readonly string[], keys: readonly string[]): LiveObject {
  const metadata: Record<string, Json> = { ...object.metadata };
  for (const key of metadataKeys) delete metadata[key];
  if (isRecord(metadata.annotations)) {
    const { [LAST_APPLIED]: _, ...annotations } = metadata.annotations;
    if (Object.keys(annotations).length > 0) metadata.annotations = annotations;
    else delete metadata.annotations;
  }
  const entries = Object.entries(object).filter(([key]) => !keys.includes(key));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, key === 'metadata' ? metadata : value]),
  ) as unknown as LiveObject;
}

/** Undefined where the text is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
