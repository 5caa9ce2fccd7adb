import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withoutSecrets } from '../cluster/secrets.ts';

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
  start(subject: DraftSubject, socket: string): Draft;
  /** Those that no window works on, the newest first. */
  kept(): Promise<KeptDraft[]>;
  drop(draft: Pick<KeptDraft, 'id'>): Promise<void>;
}

export interface Draft {
  keep(text: string): Promise<void>;
  /** Whether there is something in it. */
  isKept(): boolean;
  /** The edit has ended, and the user knows that the text has not arrived; no new window will tell of it. */
  settle(): Promise<KeptDraft | undefined>;
  drop(): Promise<void>;
}

export interface KeptDraft extends DraftSubject {
  readonly id: string;
  readonly text: string;
  /** When it was changed last, as in `2026-11-24T13:00:00.000Z`. */
  readonly time: string;
  /** The user was told that it has not arrived; otherwise its window has died. */
  readonly isSettled: boolean;
}

/** Files in a folder of the extension's storage on this machine, for this user alone. */
export function createDrafts(folder: string, isInUse: (socket: string) => Promise<boolean>): Drafts {
  const fileOf = (id: string) => path.join(folder, `${id}.json`);
  return {
    start(subject, socket) {
      const id = randomUUID();
      let latest: string | undefined;
      let state: (KeptDraft & { readonly socket: string }) | undefined;
      let written: Promise<void> = Promise.resolve();
      const save = (isSettled: boolean) => {
        // One write at a time, and the last text last.
        const write = async () => {
          if (latest === undefined) return;
          const time = new Date().toISOString();
          state = { id, ...subject, text: latest, time, isSettled, socket: isSettled ? '' : socket };
          await mkdir(folder, { recursive: true, mode: 0o700 });
          const half = `${fileOf(id)}.new`;
          await writeFile(half, JSON.stringify(state), { mode: 0o600 });
          await rename(half, fileOf(id));
        };
        written = written.then(write, write);
        return written;
      };
      return {
        async keep(text) {
          // Nothing of a Secret is left lying around.
          if (subject.kind === 'Secret') return;
          latest = text;
          await save(false);
        },
        isKept: () => latest !== undefined,
        async settle() {
          await save(true);
          return state;
        },
        async drop() {
          latest = undefined;
          await written.catch(() => {});
          await rm(fileOf(id), { force: true });
        },
      };
    },
    async kept() {
      const files = await readdir(folder).catch(() => []);
      const found = await Promise.all(
        files.filter((file) => file.endsWith('.json')).map((file) => read(path.join(folder, file))),
      );
      const free = await Promise.all(
        found.map(async (draft) => (draft && !(draft.socket && (await isInUse(draft.socket))) ? draft : [])),
      );
      return free.flat().sort((one, other) => other.time.localeCompare(one.time));
    },
    drop: ({ id }) => rm(fileOf(id), { force: true }),
  };
}

/** Undefined for a file that is not one of ours, or is gone by now. */
async function read(file: string): Promise<(KeptDraft & { readonly socket: string }) | undefined> {
  try {
    const value = JSON.parse(await readFile(file, 'utf8'));
    const { text, time, context, name } = value;
    const kind = typeof value.kind === 'string' ? value.kind : 'object';
    const isDraft = [text, time, context, name].every((field) => typeof field === 'string');
    // An earlier version may have kept the whole address.
    const server = withoutSecrets(typeof value.server === 'string' ? value.server : '');
    return isDraft ? { ...value, server, kind, id: path.basename(file, '.json') } : undefined;
  } catch {
    return undefined;
  }
}
