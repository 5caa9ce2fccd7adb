import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Gives a file new content as a whole: whoever reads it, and whatever ends this process or fills the disk, it has the
 * old bytes or the new ones. Its mode stays, and its owner where that may be given; of a symbolic link it is the
 * target that is replaced. A file with several names, or one that cannot be replaced, is written over instead. Throws
 * what the file system says, and for anything but a regular file.
 */
export function replaceFile(file: string, bytes: Uint8Array): void {
  const target = realpathSync(file);
  const stat = checkRegular(target);
  // Its other names must have the new bytes, too.
  if (stat.nlink > 1) {
    writeInPlace(target, bytes);
    return;
  }
  try {
    replaceWhole(target, bytes, stat);
  } catch (error) {
    if (!ONLY_IN_PLACE.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    writeInPlace(target, bytes);
  }
}

/** A mount of that one file, or a folder that takes no other: the file itself may still be written. */
const ONLY_IN_PLACE = new Set(['EBUSY', 'EXDEV', 'EACCES', 'EPERM', 'EROFS']);

function writeInPlace(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'r+');
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done, undefined, done);
    ftruncateSync(descriptor, bytes.length);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function replaceWhole(target: string, bytes: Uint8Array, { mode, uid, gid }: Stats): void {
  const name = `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`;
  const beside = path.join(path.dirname(target), name);
  const descriptor = openSync(beside, 'wx', 0o600);
  try {
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
      keepOwner(descriptor, uid, gid);
      fchmodSync(descriptor, mode & 0o7777);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, target);
  } catch (error) {
    unlinkSync(beside);
    throw error;
  }
}

function checkRegular(file: string): Stats {
  const stat = statSync(file);
  if (!stat.isFile()) throw new Error('it is not a regular file');
  // A file that is protected against writing could still be replaced.
  accessSync(file, constants.W_OK);
  return stat;
}

/** Only root may give files away; what others write is theirs. */
function keepOwner(descriptor: number, uid: number, gid: number): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {}
}
