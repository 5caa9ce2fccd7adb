import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ModeChange } from '../../cluster/change/mode.ts';
import { parseSnapshot, type Snapshot } from '../../cluster/change/snapshot.ts';
import type { Target } from '../../cluster/target.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';
import { PART } from '../../files/write-whole.ts';

/** The states before changes, in a folder of the extension's storage: what Undo goes back to. */
export interface Snapshots {
  /** The path for a new one, which is written by the change itself. */
  place(target: Target, change: ModeChange): string;
  /** All that can be read, newest first. */
  list(): Promise<readonly KeptSnapshot[]>;
  /** Does not reject: that one cannot be taken away is told. */
  drop(file: string): Promise<void>;
  /** Forgets the oldest of too many, and what was only half written. Does not reject either. */
  prune(): Promise<void>;
}

export interface KeptSnapshot {
  readonly file: string;
  readonly snapshot: Snapshot;
}

export const MOST_SNAPSHOTS = 20;

/** Larger than any Installation, in bytes. */
const LONGEST = 20_000_000;
/** After this long, in milliseconds, nobody is writing a file any more. */
const WRITING = 60_000;
/** What ends the name of a file that is only half written, here and in earlier releases. */
const HALVES = [PART, '.part'];

export function createSnapshots(folder: string, tell: (message: string) => void): Snapshots {
  const list = async (): Promise<KeptSnapshot[]> => {
    const names = await readdir(folder).catch(() => []);
    const kept: KeptSnapshot[] = [];
    for (const name of names.filter((one) => one.endsWith('.json'))) {
      const file = path.join(folder, name);
      const snapshot = parseSnapshot(await textOf(file));
      if (snapshot) kept.push({ file, snapshot });
    }
    return kept.sort((one, other) => (one.snapshot.takenAt < other.snapshot.takenAt ? 1 : -1));
  };
  const drop = async (file: string) => {
    try {
      await rm(file, { force: true });
    } catch (error) {
      tell(`A snapshot is kept longer than it should be: ${(error as Error).message}.`);
    }
  };
  return {
    place({ context }, change) {
      const time = new Date().toISOString().replace(/[:.]/g, '-');
      return path.join(folder, `${time} ${context.replace(/[^\w.-]/g, '_').slice(0, 80)} ${change}.json`);
    },
    list,
    drop,
    async prune() {
      for (const { file } of (await list()).slice(MOST_SNAPSHOTS)) await drop(file);
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((one) => HALVES.some((ending) => one.endsWith(ending)))) {
        const file = path.join(folder, name);
        const found = await stat(file).catch(() => undefined);
        if (found && Date.now() - found.mtimeMs > WRITING) await drop(file);
      }
    },
  };
}

/** Empty for what cannot be read. */
async function textOf(file: string): Promise<string> {
  return readRegularFile(file, LONGEST).then(String, () => '');
}
