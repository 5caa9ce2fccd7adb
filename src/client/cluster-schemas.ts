import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { OwnSchema } from '../cluster/facts/own-schema.ts';
import type { Json } from '../cluster/live-object.ts';
import type { Target } from '../cluster/target.ts';
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
  readonly onDidChange: vscode.Event<void>;
  use(target: Target, own: OwnSchema): Promise<void>;
  useBuiltIn(): Promise<void>;
  /** Takes up what this window used before it was closed. No cluster is asked. */
  restore(): Promise<void>;
}

const USED = 'calicoInstallation.clusterSchema';
/** Kept of all clusters together; the oldest go first. */
const MOST_FILES = 20;

export function createClusterSchemas(
  { globalStorageUri, workspaceState }: Pick<vscode.ExtensionContext, 'globalStorageUri' | 'workspaceState'>,
  server: Pick<LanguageServer, 'tellCluster'>,
): ClusterSchemas {
  const { fs } = vscode.workspace;
  const folder = vscode.Uri.joinPath(globalStorageUri, 'cluster-schemas');
  const changed = new vscode.EventEmitter<void>();
  let current: UsedSchema | undefined;

  const fileOf = ({ server: address, hash }: UsedSchema) => {
    const cluster = createHash('sha256').update(address).digest('hex').slice(0, 16);
    return vscode.Uri.joinPath(folder, `${cluster}-${hash}.json`);
  };
  const take = async (used: UsedSchema | undefined, schema?: Json) => {
    current = used;
    server.tellCluster({
      cluster: used
        ? {
            context: used.context,
            calicoVersion: used.calicoVersion,
            crd: { hash: used.hash, schema },
          }
        : null,
    });
    await vscode.commands.executeCommand('setContext', 'calicoInstallation.usesClusterSchema', !!used);
    changed.fire();
  };

  return {
    used: () => current,
    onDidChange: changed.event,
    async use({ context, server: address }, { hash, calicoVersion, schema }) {
      const used: UsedSchema = { context, server: address, hash, calicoVersion };
      await take(used, schema);
      await workspaceState.update(USED, used);
      await fs.createDirectory(folder);
      await fs.writeFile(fileOf(used), new TextEncoder().encode(JSON.stringify(schema)));
      await dropOldest(folder);
    },
    async useBuiltIn() {
      await take(undefined);
      await workspaceState.update(USED, undefined);
    },
    async restore() {
      const used = workspaceState.get<UsedSchema>(USED);
      if (!used) return;
      const schema = await readJson(fileOf(used));
      // While it was being read, the user may have chosen anew.
      if (current || workspaceState.get<UsedSchema>(USED)?.hash !== used.hash) return;
      if (schema === undefined) await workspaceState.update(USED, undefined);
      else await take(used, schema);
    },
  };
}

async function readJson(file: vscode.Uri): Promise<Json | undefined> {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as Json;
  } catch {
    return undefined;
  }
}

async function dropOldest(folder: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  const names = (await fs.readDirectory(folder)).map(([name]) => vscode.Uri.joinPath(folder, name));
  if (names.length <= MOST_FILES) return;
  const dated = await Promise.all(names.map(async (uri) => ({ uri, time: (await fs.stat(uri)).mtime })));
  dated.sort((one, other) => other.time - one.time);
  for (const { uri } of dated.slice(MOST_FILES)) await fs.delete(uri);
}
