/**
 * What the editor that kubectl starts and the extension say to each other: one line of JSON each way, over a local
 * socket. The editor asks, the extension answers when the user is done. A connection that breaks means: do not write.
 */

/** The environment that the extension gives to kubectl, and kubectl to the editor. */
export const SOCKET = 'CALICO_INSTALLATION_EDIT_SOCKET';
export const TOKEN = 'CALICO_INSTALLATION_EDIT_TOKEN';

export interface EditRequest {
  /** Shows that it comes from the kubectl that we started. */
  readonly token: string;
  /** Absolute path of kubectl's temporary file. */
  readonly file: string;
}

export interface EditAnswer {
  /** False where kubectl is to stop without writing. */
  readonly proceed: boolean;
}

/** Longer than any path; what goes on longer is no request. */
const LIMIT = 64 * 1024;

/** Calls back with the first line that a stream gives; not at all where it is no JSON object. */
export function onMessage(
  stream: NodeJS.ReadableStream,
  received: (message: Record<string, unknown>) => void,
): void {
  let text = '';
  const read = (chunk: Buffer | string) => {
    text += chunk;
    const end = text.indexOf('\n');
    if (end < 0 && text.length < LIMIT) return;
    stream.off('data', read);
    const message = parse(text.slice(0, Math.max(0, end)));
    if (message) received(message);
  };
  stream.on('data', read);
}

export function encodeMessage(message: EditRequest | EditAnswer): string {
  return `${JSON.stringify(message)}\n`;
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
