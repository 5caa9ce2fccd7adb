import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import {
  ApiError,
  alreadyExists,
  badRequest,
  conflict,
  invalid,
  invalidPatch,
  notFound,
} from '../api/api-error.ts';
import type { ResourceKind } from '../api/kinds.ts';
import { groupVersion } from '../api/kinds.ts';
import { prune } from '../api/schema.ts';
import { type Validator, validator } from '../api/validation.ts';
import { afterUpdate, serverSideApply, type Writer } from './managed-fields.ts';
import type { JsonObject, KubeObject, ManagedFieldsEntry, Metadata } from './object.ts';
import { isObject, now } from './object.ts';
import { APPLY_PATCH, patched } from './patch.ts';
import type { Store } from './store.ts';

/** What a request says beside its body. */
export interface WriteOptions {
  readonly writer: Writer;
  readonly dryRun?: boolean;
  /** What happens to unknown fields; they are never stored. */
  readonly fieldValidation?: 'Strict' | 'Warn' | 'Ignore';
  /** Server-side apply takes fields from other managers. */
  readonly force?: boolean;
}

export interface Written {
  readonly object: KubeObject;
  readonly created: boolean;
  /** Texts for `Warning` headers. */
  readonly warnings: string[];
}

/** Where an object is. `namespace` is '' for cluster-scoped kinds. */
export interface Place {
  readonly kind: ResourceKind;
  readonly namespace: string;
  readonly name: string;
}

/** Everything that changes objects on behalf of a client: the API server's checks, then the store. */
export class Writes {
  private readonly store: Store;
  private readonly validators = new Map<ResourceKind, Validator>();

  constructor(store: Store) {
    this.store = store;
  }

  create(kind: ResourceKind, namespace: string, body: JsonObject, options: WriteOptions): Written {
    const object = this.readable(kind, namespace, body);
    object.metadata.name ||= generatedName(object);
    const { name } = object.metadata;
    if (!name)
      throw invalid(kind, '', [
        {
          reason: 'FieldValueRequired',
          message: 'Required value: name or generateName is required',
          field: 'metadata.name',
        },
      ]);
    if (this.store.get(kind, namespace, name)) throw alreadyExists(kind, name);
    if (object.metadata.resourceVersion)
      throw badRequest('resourceVersion should not be set on objects to be created');
    return this.write(kind, undefined, object, options, decodingError(kind));
  }

  replace(place: Place, body: JsonObject, options: WriteOptions): Written {
    const { kind, namespace, name } = place;
    const before = this.existing(place);
    const object = this.readable(kind, namespace, body);
    if (object.metadata.name !== name) {
      throw badRequest(
        `the name of the object (${object.metadata.name}) does not match the name on the URL (${name})`,
      );
    }
    if (!object.metadata.resourceVersion && kind.custom) {
      const message = 'Invalid value: 0x0: must be specified for an update';
      throw invalid(kind, name, [
        { reason: 'FieldValueInvalid', message, field: 'metadata.resourceVersion' },
      ]);
    }
    return this.write(kind, before, object, options, decodingError(kind));
  }

  /** Every kind of patch; server-side apply creates what does not exist. */
  patch(place: Place, contentType: string, body: string, options: WriteOptions): Written {
    const { kind, namespace, name } = place;
    if (contentType === APPLY_PATCH) return this.apply(place, body, options);
    const result = patched(kind, this.existing(place), contentType, body);
    const object = this.readable(kind, namespace, result);
    if (object.metadata.name !== name) throw badRequest('the name of an object may not change');
    return this.write(kind, this.existing(place), object, options, (unknown) =>
      invalidPatch(JSON.stringify(result), `strict decoding error: ${unknown.join(', ')}`),
    );
  }

  /** Removes an object; with finalizers it only marks it, as the API server does. */
  remove(place: Place, preconditions: JsonObject, dryRun: boolean): { object: KubeObject; gone: boolean } {
    const { kind, namespace, name } = place;
    const object = this.existing(place);
    for (const key of ['uid', 'resourceVersion'] as const) {
      const wanted = preconditions[key];
      if (wanted && wanted !== object.metadata[key]) {
        throw conflict(
          kind,
          name,
          `Precondition failed: ${key} in precondition: ${wanted}, in object meta: ${object.metadata[key]}`,
        );
      }
    }
    if (!object.metadata.finalizers?.length) {
      if (!dryRun) this.store.remove(kind, namespace, name);
      return { object, gone: true };
    }
    const marked = {
      ...object,
      metadata: { ...object.metadata, deletionTimestamp: object.metadata.deletionTimestamp ?? now() },
    };
    return { object: dryRun ? marked : this.store.put(kind, marked), gone: false };
  }

  private apply(place: Place, body: string, options: WriteOptions): Written {
    const { kind, namespace, name } = place;
    const parsed = parseDocument(body);
    if (parsed.errors.length) throw badRequest(`error decoding YAML: ${parsed.errors[0]!.message}`);
    const config = this.readable(kind, namespace, { ...(parsed.toJS() as JsonObject) });
    if (config.metadata.name !== name)
      throw badRequest('the name in the configuration is not the one in the URL');
    if (config.metadata.managedFields) throw badRequest('metadata.managedFields must be nil');
    const unknown: string[] = [];
    prune(config, kind.schema, unknown);
    if (unknown.length) {
      const subject = `${namespace}/${name}; ${groupVersion(kind)}, Kind=${kind.kind}`;
      const list = unknown.map((path) => `.${path}: field not declared in schema`).join('\n');
      throw new ApiError(500, '', `failed to create typed patch object (${subject}): ${list}`);
    }
    const live = this.store.get(kind, namespace, name);
    if (!live && config.metadata.resourceVersion) throw conflict(kind, name);
    const merged = serverSideApply(live, config, kind.schema, options.writer, options.force ?? false);
    return this.write(kind, live, merged, options, decodingError(kind), merged.metadata.managedFields);
  }

  /**
   * The road of every write: version check, unknown fields, defaults, structure, generation, managers, store.
   * A write that changes nothing keeps the resourceVersion.
   */
  private write(
    kind: ResourceKind,
    before: KubeObject | undefined,
    wanted: KubeObject,
    options: WriteOptions,
    strictError: (unknown: string[]) => ApiError,
    managers?: ManagedFieldsEntry[],
  ): Written {
    const { name } = wanted.metadata;
    const given = wanted.metadata.resourceVersion;
    if (before && given && given !== before.metadata.resourceVersion) throw conflict(kind, name);
    if (before && wanted.metadata.uid && wanted.metadata.uid !== before.metadata.uid) {
      throw conflict(
        kind,
        name,
        `Precondition failed: UID in precondition: ${wanted.metadata.uid}, UID in object meta: ${before.metadata.uid}`,
      );
    }
    const unknown: string[] = [];
    let object = prune(wanted, kind.schema, unknown);
    const complaints = unknown.map((path) => `unknown field "${path}"`);
    if (complaints.length && options.fieldValidation === 'Strict') throw strictError(complaints);
    object = this.scoped(kind, before, object, options.writer.subresource);
    object = this.checked(kind, object);
    object.metadata = serverMetadata(kind, before, object);
    object.metadata.managedFields = managers ?? afterUpdate(before, object, kind.schema, options.writer);
    const warnings = options.fieldValidation === 'Ignore' ? [] : complaints;
    if (before && sameContent(before, object)) return { object: before, created: false, warnings };
    if (options.dryRun) return { object, created: !before, warnings };
    const { metadata } = object;
    if (metadata.deletionTimestamp && !metadata.finalizers?.length) {
      this.store.remove(kind, metadata.namespace ?? '', name);
      return { object, created: false, warnings };
    }
    return { object: this.store.put(kind, object), created: !before, warnings };
  }

  /** A write of the object leaves `status` alone, and a write of `status` everything else. */
  private scoped(
    kind: ResourceKind,
    before: KubeObject | undefined,
    object: KubeObject,
    subresource?: string,
  ): KubeObject {
    if (!kind.status) return object;
    if (subresource === 'status' && before) {
      const metadata = { ...before.metadata, managedFields: object.metadata.managedFields };
      return { ...before, metadata, status: object.status };
    }
    const { status: _, ...rest } = object;
    return before?.status
      ? {
          ...rest,
          metadata: rest.metadata,
          apiVersion: rest.apiVersion,
          kind: rest.kind,
          status: before.status,
        }
      : (rest as KubeObject);
  }

  private checked(kind: ResourceKind, object: KubeObject): KubeObject {
    if (!kind.custom) return structuredClone(object);
    const known = this.validators.get(kind) ?? validator(kind.schema);
    this.validators.set(kind, known);
    const { object: filled, causes } = known(object);
    if (causes.length) throw invalid(kind, object.metadata.name, causes);
    return filled;
  }

  private existing({ kind, namespace, name }: Place): KubeObject {
    const found = this.store.get(kind, namespace, name);
    if (!found) throw notFound(kind, name);
    return found;
  }

  /** The body as an object of this kind and namespace, or the 400 that says why it is none. */
  private readable(kind: ResourceKind, namespace: string, body: JsonObject): KubeObject {
    const expected = groupVersion(kind);
    if (body.kind !== undefined && (body.kind !== kind.kind || body.apiVersion !== expected)) {
      throw badRequest(
        `the API version in the data (${body.apiVersion}, ${body.kind}) does not match the expected one (${expected}, ${kind.kind})`,
      );
    }
    if (body.metadata !== undefined && !isObject(body.metadata)) throw badRequest('metadata: expected a map');
    const metadata: JsonObject = { name: '', ...body.metadata };
    if (namespace) metadata.namespace = namespace;
    return { ...body, apiVersion: expected, kind: kind.kind, metadata } as KubeObject;
  }
}

function decodingError(kind: ResourceKind): (unknown: string[]) => ApiError {
  const subject = `${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}`;
  return (unknown) => badRequest(`${subject}: strict decoding error: ${unknown.join(', ')}`);
}

function generatedName(object: KubeObject): string {
  const prefix = object.metadata.generateName;
  return typeof prefix === 'string' ? prefix + randomUUID().slice(0, 5) : '';
}

/** What the server keeps whatever the client sends; `generation` counts changes of anything but metadata and status. */
function serverMetadata(kind: ResourceKind, before: KubeObject | undefined, object: KubeObject): Metadata {
  const metadata = { ...object.metadata };
  if (!before) {
    metadata.uid = randomUUID();
    metadata.creationTimestamp = now();
    if (kind.generation) metadata.generation = 1;
    return metadata;
  }
  const { uid, creationTimestamp, generation, resourceVersion, deletionTimestamp, managedFields } =
    before.metadata;
  Object.assign(metadata, { uid, creationTimestamp, resourceVersion, deletionTimestamp });
  metadata.managedFields ??= managedFields;
  if (kind.generation)
    metadata.generation = (generation ?? 1) + (isDeepStrictEqual(desired(before), desired(object)) ? 0 : 1);
  return metadata;
}

function desired(object: KubeObject): unknown {
  const { metadata: _m, status: _s, ...rest } = object;
  return plain(rest);
}

function sameContent(a: KubeObject, b: KubeObject): boolean {
  return isDeepStrictEqual(plain(a), plain(b));
}

/** The value as it goes over the wire, without the keys that are undefined. */
function plain(value: JsonObject): unknown {
  return JSON.parse(JSON.stringify(value));
}
