import { type Disk, writeWhole } from '../../files/write-whole.ts';
import { withoutSecrets } from '../errors/secrets.ts';
import { isRecord, type LiveObject, parseJson, parseLiveObject } from '../object/live-object.ts';
import type { Target } from '../target.ts';
import { type ModeChange, WRITES } from './mode.ts';

/** What an Installation was before a change, kept in a file: what Undo goes back to. */
export interface Snapshot {
  readonly takenAt: string;
  readonly target: Target;
  /** The change that it was taken before. */
  readonly change: ModeChange;
  readonly installation: LiveObject;
}

/** Either the whole file is there afterwards, or none. An Installation holds no secrets; still it is the user's. */
export async function saveSnapshot(
  file: string,
  snapshot: Snapshot,
  disk?: Disk,
): Promise<string | undefined> {
  try {
    await writeWhole(file, `${JSON.stringify({ format: FORMAT, ...snapshot }, undefined, 2)}\n`, disk);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Undefined where the text is no snapshot. */
export function parseSnapshot(text: string): Snapshot | undefined {
  const value = parseJson(text);
  if (!isRecord(value) || value.format !== FORMAT || !isRecord(value.target)) return undefined;
  const { takenAt, change, target } = value;
  const { context, server } = target;
  const installation = parseLiveObject(JSON.stringify(value.installation ?? null));
  if (typeof takenAt !== 'string' || typeof context !== 'string' || typeof server !== 'string')
    return undefined;
  if (typeof change !== 'string' || !Object.hasOwn(WRITES, change) || !installation) return undefined;
  return {
    takenAt,
    target: { context, server: withoutSecrets(server) },
    change: change as ModeChange,
    installation,
  };
}

const FORMAT = 'calico-installation-snapshot/1';
