import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { editorCommand, PREFIX, SOCKET_NAME, scratchFolders } from './starter.ts';
import { sweep } from './sweep.ts';
import { encodeMessage, onMessage } from './wire.ts';

export interface EditListener {
  /** For the kubectl that is to edit here. */
  readonly env: Readonly<Record<string, string>>;
  /** Private, and gone with the listener; kubectl's file may lie there. */
  readonly folder: string;
  /** Answers as long as this process listens: see `isAnswering`. */
  readonly socket: string;
  /**
   * Ends the open connections, which tells their editors that nothing may be written. The folder stays where
   * `mayHoldText` says so when the last round is over: kubectl's file may have what is nowhere else.
   */
  close(options?: { readonly mayHoldText?: () => boolean }): Promise<void>;
}

export interface EditCall {
  /** Absolute path of kubectl's temporary file. */
  readonly file: string;
  /** Aborted where the editor goes away while nobody has answered: kubectl was ended. */
  readonly gone: AbortSignal;
}

export interface ListenOptions {
  /** Leave the script where it is: terminals that stay open name it, and are to hear why it does nothing. */
  readonly keepScript?: boolean;
}

/** What rounds have left to end when their listener closes, in milliseconds. */
const GRACE = 1000;

/**
 * Listens for the editors of one kubectl, or of all of a terminal. Each round of editing asks once, and kubectl goes
 * on when the answer is there. `program` is the path of the bundled editor. Rejects where no folder for temporary files
 * takes it.
 */
export async function listenForEditor(
  program: string,
  edit: (call: EditCall) => Promise<boolean>,
  { keepScript = false }: ListenOptions = {},
): Promise<EditListener> {
  const { platform } = process;
  const others = platform === 'win32' ? [process.env.ProgramData, process.env.PUBLIC] : ['/tmp', '/var/tmp'];
  const scratch = scratchFolders(platform, [tmpdir(), ...others]);
  // On Windows one with an odd path may do; a socket with a long one never does.
  const folder = await makeFolder(platform === 'win32' ? [...scratch, tmpdir()] : scratch);
  await sweep(path.dirname(folder), isAnswering);
  const token = randomBytes(32).toString('hex');
  const socket =
    platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, SOCKET_NAME);
  const { env, script } = editorCommand({ platform, node: process.execPath, program, folder, socket, token });
  const connections = new Set<Socket>();
  const turns = new Set<Promise<boolean>>();
  const server = createServer((connection) => {
    const gone = new AbortController();
    connections.add(connection);
    connection.once('close', () => {
      connections.delete(connection);
      gone.abort();
    });
    // A broken connection is an editor that has gone, which `close` tells.
    connection.on('error', () => {});
    onMessage(connection, async (message) => {
      if (typeof message.file !== 'string' || !isToken(message.token, token)) return connection.destroy();
      const turn = edit({ file: message.file, gone: gone.signal }).catch(() => false);
      turns.add(turn);
      connection.end(encodeMessage({ proceed: await turn }));
      turns.delete(turn);
    });
  });
  try {
    await writeFile(script.file, script.text, { mode: 0o700 });
    await listening(server, socket);
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
  return {
    env,
    folder,
    socket,
    async close({ mayHoldText = () => false } = {}) {
      for (const connection of connections) connection.destroy();
      server.close();
      // Whoever still works on the file is told by `gone`, and would save it into a folder that is not there any more.
      await Promise.race([Promise.all(turns), delay(GRACE)]);
      // What cannot be taken away is swept by a later window.
      if (!keepScript && !mayHoldText()) await rm(folder, { recursive: true, force: true }).catch(() => {});
    },
  };
}

/** In the first of these folders that takes it. Made for this user alone, and so is the socket in it. */
async function makeFolder(scratch: readonly string[]): Promise<string> {
  let reason: unknown = new Error('there is no folder for temporary files with a short and plain path');
  for (const each of scratch) {
    try {
      return await mkdtemp(path.join(each, PREFIX));
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}

/** Whether somebody listens there. The process that made a socket may have died without taking it away. */
export function isAnswering(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}

function isToken(given: unknown, token: string): boolean {
  if (typeof given !== 'string' || given.length !== token.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(token));
}

function listening(server: Server, socket: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
}
