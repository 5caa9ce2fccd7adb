import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { withoutSecrets } from '../../cluster/errors/secrets.ts';
import type { OwnSchema } from '../../cluster/facts/own-schema.ts';
import { type Json, parseJson } from '../../cluster/object/live-object.ts';
import type { Target } from '../../cluster/target.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { KnownCrd } from '../../protocol/notifications.ts';
import type { LanguageServer } from './language-server.ts';

/** The cluster whose schema this window judges Installations by. */
export interface UsedSchema extends Target {
  readonly hash: string;
  /** `3.29.7`; empty where it is not known. */
  readonly calicoVersion: string;
}

/** Schemas that clusters have given, kept in files by cluster and hash. A window uses one of them, or none. */
export interface ClusterSchemas {
  /** Undefined while the built-in one is in use. */
  used(): UsedSchema | undefined;
  /** That of this cluster, while it is in use. */
  crdOf(target: Target): KnownCrd | undefined;
  onDidChange(listener: () => void): void;
  /** Resolves to why it could not be kept for the next window, if so; in this one it is used all the same. */
  use(target: Target, own: OwnSchema): Promise<string | undefined>;
  useBuiltIn(): Promise<void>;
  /** Takes up what this window used before it was closed. No cluster is asked. */
  restore(): Promise<void>;
}

export interface ClusterSchemasOptions {
  /** Where schemas are kept, on this machine. */
  readonly folder: string;
  /** What this window remembers: VS Code's `Memento` of the workspace. */
  readonly memory: {
    get<Value>(key: string): Value | undefined;
    update(key: string, value: unknown): Thenable<void>;
  };
  readonly server: Pick<LanguageServer, 'tellCluster'>;
}

const USED = 'clusterSchema';
/** Kept of all clusters together; the oldest go first. */
const MOST_FILES = 20;
/** Of a CRD, in bytes, several times as long as the longest. */
const LONGEST = 20_000_000;

export function createClusterSchemas({ folder, memory, server }: ClusterSchemasOptions): ClusterSchemas {
  const listeners: (() => void)[] = [];
  let current: UsedSchema | undefined;
  let crd: KnownCrd | undefined;

  const fileOf = ({ server: address, hash }: UsedSchema) => {
    const cluster = createHash('sha256').update(address).digest('hex').slice(0, 16);
    return path.join(folder, `${cluster}-${hash.replace(/\W/g, '')}.json`);
  };
  const take = (used: UsedSchema | undefined, schema?: Json) => {
    current = used;
    crd = used && { hash: used.hash, schema };
    const known = used && {
      context: used.context,
      calicoVersion: used.calicoVersion,
      crd,
    };
    server.tellCluster({ cluster: known ?? null });
    for (const listener of listeners) listener();
  };

  return {
    used: () => current,
    crdOf: ({ context, server: address }) =>
      current?.context === context && current.server === address ? crd : undefined,
    onDidChange: (listener) => void listeners.push(listener),
    async use({ context, server: address }, { hash, calicoVersion, schema }) {
      const used: UsedSchema = { context, server: address, hash, calicoVersion };
      take(used, schema);
      try {
        await writeWhole(fileOf(used), JSON.stringify(schema));
        await memory.update(USED, used);
      } catch (error) {
        return (error as Error).message;
      }
      // What is one too many is so at the next time, too.
      await dropOldest(folder).catch(() => {});
      return undefined;
    },
    async useBuiltIn() {
      take(undefined);
      await memory.update(USED, undefined);
    },
    async restore() {
      const remembered = memory.get<UsedSchema>(USED);
      if (!remembered) return;
      // An earlier version may have kept the whole address.
      const used = { ...remembered, server: withoutSecrets(remembered.server) };
      const text = await readRegularFile(fileOf(used), LONGEST).then(String, () => '');
      // While it was being read, the user may have chosen anew.
      if (current || memory.get<UsedSchema>(USED) === undefined) return;
      const schema = parseJson(text);
      if (schema !== undefined) take(used, schema);
      // Otherwise it is looked for again at the next start.
      else await Promise.resolve(memory.update(USED, undefined)).catch(() => {});
    },
  };
}

async function dropOldest(folder: string): Promise<void> {
  const files = (await readdir(folder)).map((name) => path.join(folder, name));
  if (files.length <= MOST_FILES) return;
  const dated = await Promise.all(files.map(async (file) => ({ file, time: (await stat(file)).mtimeMs })));
  dated.sort((one, other) => other.time - one.time);
  for (const { file } of dated.slice(MOST_FILES)) await rm(file, { force: true });
}
