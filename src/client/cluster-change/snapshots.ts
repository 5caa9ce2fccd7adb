import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseSnapshot, type Snapshot } from '../../cluster/change/snapshot.ts';
import type { Change } from '../../cluster/preflight/change.ts';
import type { Target } from '../../cluster/target.ts';

/** The states before changes, in a folder of the extension's storage: what Undo goes back to. */
export interface Snapshots {
  /** The path for a new one. The folder is there; the file is written by the change itself. */
  place(target: Target, change: Change): Promise<string>;
  /** All that can be read, newest first. */
  list(): Promise<readonly KeptSnapshot[]>;
  drop(file: string): Promise<void>;
  /** Forgets the oldest of too many. */
  prune(): Promise<void>;
}

export interface KeptSnapshot {
  readonly file: string;
  readonly snapshot: Snapshot;
}

export const MOST_SNAPSHOTS = 20;

export function createSnapshots(folder: string): Snapshots {
  const list = async (): Promise<KeptSnapshot[]> => {
    const names = await readdir(folder).catch(() => []);
    const kept: KeptSnapshot[] = [];
    for (const name of names.filter((one) => one.endsWith('.json'))) {
      const file = path.join(folder, name);
      const snapshot = parseSnapshot(await readFile(file, 'utf8').catch(() => ''));
      if (snapshot) kept.push({ file, snapshot });
    }
    return kept.sort((one, other) => (one.snapshot.takenAt < other.snapshot.takenAt ? 1 : -1));
  };
  const drop = (file: string) => rm(file, { force: true });
  return {
    async place({ context }, change) {
      await mkdir(folder, { recursive: true });
      const time = new Date().toISOString().replace(/[:.]/g, '-');
      return path.join(folder, `${time} ${context.replace(/[^\w.-]/g, '_').slice(0, 80)} ${change}.json`);
    },
    list,
    drop,
    async prune() {
      for (const { file } of (await list()).slice(MOST_SNAPSHOTS)) await drop(file);
    },
  };
}
