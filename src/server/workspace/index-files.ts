import { type FileSurvey, surveyFile } from '../../language/service.ts';
import type { Files } from './files.ts';

/** What is known of the files of the workspace. Reading goes on in the background, in slices. */
export interface FileIndex {
  readonly files: ReadonlyMap<string, FileSurvey>;
  /** Reads files anew, before whatever else is waiting; resolves when they have been looked at. */
  read(paths: readonly string[]): Promise<void>;
  /** Looks through a folder and all below it, once. */
  walk(root: string): Promise<void>;
  /** What an open text says goes before what is on the disk; undefined gives way to the disk again. */
  put(path: string, survey: FileSurvey | undefined): void;
  stop(): void;
}

/** How many files are looked at, and how many characters of them; what is beyond is not. */
const MOST_FILES = 5_000;
const MOST_CHARACTERS = 64_000_000;
/** Milliseconds of work, and of rest after it, in which what is more urgent is answered. */
const WORK = 5;
const REST = 10;

/**
 * `isOpen` tells of paths whose texts the editor has: they are not read from the disk. While `isBusy`, all of it
 * rests.
 */
export function createFileIndex(
  source: Files,
  isOpen: (path: string) => boolean,
  isBusy: () => boolean,
  onChange: () => void,
): FileIndex {
  const files = new Map<string, FileSurvey>();
  /** Of each file that was looked at, what tells one state of it from another. */
  const seen = new Map<string, string>();
  const stopped = new AbortController();
  let characters = 0;
  let sliceStart = performance.now();

  /** True where what is known has changed. */
  const look = async (path: string): Promise<boolean> => {
    if (isOpen(path)) return false;
    const text = await source.read(path);
    if (isOpen(path) || stopped.signal.aborted) return false;
    const mark = text === undefined ? '' : fingerprint(text);
    if (seen.get(path) === mark) return false;
    seen.set(path, mark);
    return set(path, text === undefined ? undefined : surveyFile(path, text));
  };
  const set = (path: string, survey: FileSurvey | undefined): boolean => {
    if (survey) files.set(path, survey);
    return survey ? true : files.delete(path);
  };
  const pause = async (): Promise<void> => {
    if (performance.now() - sliceStart < WORK && !isBusy()) return;
    do await rest(REST);
    while (isBusy() && !stopped.signal.aborted);
    sliceStart = performance.now();
  };

  return {
    files,
    async read(paths) {
      let isChanged = false;
      for (const path of paths) {
        if (stopped.signal.aborted) return;
        isChanged = (await look(path)) || isChanged;
        await pause();
      }
      if (isChanged) onChange();
    },
    async walk(root) {
      let count = 0;
      let isChanged = false;
      for await (const path of source.below(root, stopped.signal)) {
        if (++count > MOST_FILES || characters > MOST_CHARACTERS || stopped.signal.aborted) break;
        if (!seen.has(path)) isChanged = (await look(path)) || isChanged;
        characters += Number(seen.get(path)?.split(' ')[0] ?? 0);
        await pause();
      }
      if (isChanged && !stopped.signal.aborted) onChange();
    },
    put(path, survey) {
      // The disk may hold something else, which is looked at again when the text is closed.
      seen.delete(path);
      if (files.get(path) !== survey && set(path, survey)) onChange();
    },
    stop: () => stopped.abort(),
  };
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Length and FNV-1a hash. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length} ${hash >>> 0}`;
}
