import { randomUUID } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { withoutSecrets } from '../../cluster/errors/secrets.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';
import { DISK, type Disk, PART, writeWhole } from '../../files/write-whole.ts';

/** What a text that somebody edits is a text of. */
export interface DraftSubject {
  /** Empty where it is not known, as of a kubectl in a terminal. */
  readonly context: string;
  readonly server: string;
  readonly kind: string;
  readonly name: string;
}

/** Copies of what the user types into a text that somebody else will delete, kept until it has arrived. */
export interface Drafts {
  /** Makes a place for a draft; nothing is written before `keep`. It is in use as long as the socket answers. */
  start(subject: DraftSubject, socket: string): OpenDraft;
  /** Those that no window works on, the newest first. */
  kept(): Promise<KeptDraft[]>;
  drop(draft: Pick<KeptDraft, 'id'>): Promise<void>;
}

/** None of these rejects: a disk that takes nothing is told of in words. */
export interface OpenDraft {
  /** Where the disk does not take a text, that is told once, and each later one is tried. */
  keep(text: string): Promise<void>;
  /** The latest text is nowhere but here. */
  isUnwritten(): boolean;
  /** The edit has ended, and the user knows that the text has not arrived; no new window will tell of it. */
  settle(): Promise<SettledDraft | undefined>;
  drop(): Promise<void>;
}

export interface SettledDraft {
  readonly draft: KeptDraft;
  /** False where the disk has not taken this text, and so nobody has it but whoever is given this. */
  readonly isWritten: boolean;
}

export interface KeptDraft extends DraftSubject {
  readonly id: string;
  readonly text: string;
  /** When it was changed last, as in `2026-11-24T13:00:00.000Z`. */
  readonly time: string;
  /** The user was told that it has not arrived; otherwise its window has died. */
  readonly isSettled: boolean;
}

export interface DraftsOptions {
  /** Whether a window answers on a socket. */
  readonly isInUse: (socket: string) => Promise<boolean>;
  /** Says something to the user. */
  readonly tell: (message: string) => void;
  readonly disk?: Disk;
}

type Stored = KeptDraft & { readonly socket: string };

const ENDING = '.json';
/** Larger than any text that an API server takes, in bytes. */
const LONGEST = 50_000_000;
/** After this long, in milliseconds, nobody is writing a file any more. */
const WRITING = 10_000;

/** Files in a folder of the extension's storage on this machine, for this user alone. */
export function createDrafts(folder: string, { isInUse, tell, disk = DISK }: DraftsOptions): Drafts {
  const fileOf = (id: string) => path.join(folder, `${id}${ENDING}`);
  const remove = async (id: string) => {
    try {
      await disk.rm(fileOf(id), { force: true });
    } catch (error) {
      tell(`A draft could not be deleted and will be offered again: ${messageOf(error)}.`);
    }
  };
  /** What a window has left behind that died while it was writing: a whole text counts, half a one does not. */
  const takeUp = async (name: string) => {
    const part = path.join(folder, name);
    const id = path.basename(name, `${ENDING}${PART}`);
    const found = await read(part, id);
    const isAbandoned =
      found?.socket && !(await isInUse(found.socket)) ? true : Date.now() - (await timeOf(part)) > WRITING;
    if (!isAbandoned) return;
    const before = await read(fileOf(id), id);
    const isNewest = found && !(before && before.time >= found.time);
    await (isNewest ? disk.rename(part, fileOf(id)) : disk.rm(part, { force: true }));
  };
  return {
    start(subject, socket) {
      const id = randomUUID();
      let latest: string | undefined;
      let onDisk: string | undefined;
      let hasTold = false;
      let written: Promise<void> = Promise.resolve();
      const stateOf = (text: string, isSettled: boolean): Stored => {
        const time = new Date().toISOString();
        return { id, ...subject, text, time, isSettled, socket: isSettled ? '' : socket };
      };
      const save = (isSettled: boolean) => {
        // One write at a time, and the last text last.
        written = written.then(async () => {
          const text = latest;
          if (text === undefined) return;
          try {
            await writeWhole(fileOf(id), JSON.stringify(stateOf(text, isSettled)), disk);
            onDisk = text;
          } catch (error) {
            if (hasTold || isSettled) return;
            hasTold = true;
            tell(
              `Your text of ${subject.kind} ${subject.name} cannot be saved as a draft: ${messageOf(error)}. It exists only in the editor; do not close the window.`,
            );
          }
        });
        return written;
      };
      return {
        async keep(text) {
          // Nothing of a Secret is left lying around.
          if (subject.kind === 'Secret') return;
          latest = text;
          await save(false);
        },
        isUnwritten: () => latest !== onDisk,
        async settle() {
          await save(true);
          if (latest === undefined) return undefined;
          return { draft: stateOf(latest, true), isWritten: latest === onDisk };
        },
        async drop() {
          latest = undefined;
          await written;
          onDisk = undefined;
          await remove(id);
        },
      };
    },
    async kept() {
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((each) => each.endsWith(`${ENDING}${PART}`))) {
        // Another window may have done it, or the disk takes nothing: then it stays as it is.
        await takeUp(name).catch(() => {});
      }
      const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ENDING));
      const found = await Promise.all(
        files.map((name) => read(path.join(folder, name), path.basename(name, ENDING))),
      );
      const free = await Promise.all(
        found.map(async (draft) => (draft && !(draft.socket && (await isInUse(draft.socket))) ? draft : [])),
      );
      return free.flat().sort((one, other) => other.time.localeCompare(one.time));
    },
    drop: ({ id }) => remove(id),
  };
}

/** Undefined for a file that is not one of ours, or is gone by now. */
async function read(file: string, id: string): Promise<Stored | undefined> {
  try {
    const value = JSON.parse((await readRegularFile(file, LONGEST)).toString('utf8'));
    const { text, time, context, name } = value;
    const kind = typeof value.kind === 'string' ? value.kind : 'object';
    const isDraft = [text, time, context, name].every((field) => typeof field === 'string');
    // An earlier version may have kept the whole address.
    const server = withoutSecrets(typeof value.server === 'string' ? value.server : '');
    return isDraft ? { ...value, server, kind, id } : undefined;
  } catch {
    return undefined;
  }
}

async function timeOf(file: string): Promise<number> {
  return (await stat(file)).mtimeMs;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
