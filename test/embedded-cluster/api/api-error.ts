import type { Json, JsonObject } from '../objects/object.ts';
import type { ResourceKind } from './kinds.ts';
import { qualifiedName } from './kinds.ts';

/** One entry of `details.causes`, as the API server gives it for invalid fields and apply conflicts. */
export interface Cause extends JsonObject {
  reason: string;
  message: string;
  field: string;
}

/** A refusal that is answered as a `Status` object. */
export class ApiError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details: JsonObject | undefined;

  constructor(code: number, reason: string, message: string, details?: JsonObject) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  /** The body of the answer. */
  status(): JsonObject {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      details: this.details,
      code: this.code,
    };
  }
}

export function badRequest(message: string): ApiError {
  return new ApiError(400, 'BadRequest', message);
}

export function notFound(kind: ResourceKind, name: string): ApiError {
  return new ApiError(404, 'NotFound', `${qualifiedName(kind)} "${name}" not found`, target(kind, name));
}

/** The answer to a path that no resource has. */
export function noSuchPath(): ApiError {
  return new ApiError(404, 'NotFound', 'the server could not find the requested resource');
}

export function alreadyExists(kind: ResourceKind, name: string): ApiError {
  const message = `${qualifiedName(kind)} "${name}" already exists`;
  return new ApiError(409, 'AlreadyExists', message, target(kind, name));
}

/** The object was written by someone else since the writer read it, or `why` says what else stands against it. */
export function conflict(kind: ResourceKind, name: string, why?: string): ApiError {
  const reason =
    why ?? 'the object has been modified; please apply your changes to the latest version and try again';
  const message = `Operation cannot be fulfilled on ${qualifiedName(kind)} "${name}": ${reason}`;
  return new ApiError(409, 'Conflict', message, target(kind, name));
}

export function forbidden(kind: ResourceKind, verb: string, namespace: string, name: string): ApiError {
  const scope = namespace ? `in the namespace "${namespace}"` : 'at the cluster scope';
  const message =
    `${qualifiedName(kind)}${name ? ` "${name}"` : ''} is forbidden: User "embedded-user" cannot ${verb} ` +
    `resource "${kind.plural}" in API group "${kind.group}" ${scope}`;
  return new ApiError(403, 'Forbidden', message, target(kind, name));
}

/** 422 with one cause per field. */
export function invalid(kind: ResourceKind, name: string, causes: Cause[]): ApiError {
  const parts = causes.map((cause) => `${cause.field}: ${cause.message}`);
  const list = parts.length === 1 ? parts[0]! : `[${parts.join(', ')}]`;
  const subject = kind.group ? `${kind.kind}.${kind.group}` : kind.kind;
  const details = { name, group: kind.group, kind: kind.kind, causes: causes as Json[] };
  return new ApiError(422, 'Invalid', `${subject} "${name}" is invalid: ${list}`, details);
}

/** 422 for a patch whose result cannot be read; it names no object, as the API server does. */
export function invalidPatch(patched: string, message: string): ApiError {
  const cause = {
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(patched)}: ${message}`,
    field: 'patch',
  };
  return new ApiError(422, 'Invalid', ` "" is invalid: patch: ${cause.message}`, { causes: [cause] });
}

export function expired(message: string): ApiError {
  return new ApiError(410, 'Expired', message);
}

export function unauthorized(): ApiError {
  return new ApiError(401, 'Unauthorized', 'Unauthorized');
}

function target(kind: ResourceKind, name: string): JsonObject {
  return { name, group: kind.group || undefined, kind: kind.plural };
}
