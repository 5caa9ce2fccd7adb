import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scratchFolder, startOf } from './starter.ts';
import { encode, onMessage } from './wire.ts';

export interface EditListener {
  /** For the kubectl that is to edit here. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends the open connections, which tells their editors that nothing may be written. */
  close(): Promise<void>;
}

/**
 * Listens for the editors of one kubectl. Each round of its editing asks once, with the path of a file, and kubectl
 * goes on when the answer is there. `program` is the path of the bundled editor.
 */
export async function listenForEditor(
  program: string,
  edit: (file: string) => Promise<boolean>,
): Promise<EditListener> {
  const { platform } = process;
  const scratch =
    scratchFolder(platform, [tmpdir(), process.env.ProgramData, process.env.PUBLIC]) ?? tmpdir();
  // mkdtemp makes it for this user alone, and so the socket in it.
  const folder = await mkdtemp(path.join(scratch, 'calico-edit-'));
  const token = randomBytes(32).toString('hex');
  const socket = platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, 'socket');
  const { env, script } = startOf({ platform, node: process.execPath, program, folder, socket, token });
  if (script) await writeFile(script.file, script.text, { mode: 0o700 });
  const connections = new Set<Socket>();
  const server = createServer((connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
    // A broken connection is an editor that has gone; kubectl knows by itself.
    connection.on('error', () => {});
    onMessage(connection, async (message) => {
      if (typeof message.file !== 'string' || !isToken(message.token, token)) return connection.destroy();
      const proceed = await edit(message.file).catch(() => false);
      connection.end(encode({ proceed }));
    });
  });
  await listening(server, socket);
  return {
    env,
    async close() {
      for (const connection of connections) connection.destroy();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
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
