/** A reason of the API server with the field that it is about. */
export interface FieldError {
  /** `spec.calicoNetwork.ipPools[0].cidr`. */
  readonly field: string;
  readonly message: string;
}

/** A cause as kubectl prints it: `spec.calicoNetwork.ipPools[0].cidr: Invalid value: "x": …`, in a list or alone. */
const CAUSE = /^((?:spec|metadata|status)(?:\.[\w-]+|\[[^\]]*\])*): (.+)$/s;

/** What stands before the only one, or the first one. */
const BEFORE = ' is invalid: ';

/** Warnings of fields that the schema does not have: `unknown field "spec.calicoNetwork.bpg"`. */
const UNKNOWN_FIELD = /unknown field "([^"]+)"/g;

/** The fields that a refusal names; none where it names none. `detail` is that of a `ClusterError`. */
export function fieldErrors(detail: string): FieldError[] {
  const found = detail.split('\n').flatMap((line) => {
    const said = line.trim().replace(/^\* /, '');
    const start = said.indexOf(BEFORE);
    const inFull = start < 0 ? undefined : said.slice(start + BEFORE.length);
    const [, place, message] = CAUSE.exec(said) ?? CAUSE.exec(inFull ?? '') ?? [];
    return place && message ? [{ field: place, message }] : [];
  });
  return found.length > 0 ? found : unknownFields(detail);
}

/** The fields that the API server will throw away, by what it says of them. */
export function unknownFields(said: string): FieldError[] {
  return [...said.matchAll(UNKNOWN_FIELD)].map(([message, place]) => ({ field: place!, message }));
}
