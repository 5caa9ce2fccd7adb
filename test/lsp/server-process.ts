import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

export interface ServerOptions {
  /** What `node` is given: the program and its arguments. */
  readonly argv: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** By section, as `workspace/configuration` asks for them. */
  readonly settings?: Record<string, unknown>;
  readonly capabilities?: object;
  readonly initializationOptions?: object;
  /** What the client answers to requests of the server's own, by method. */
  readonly answers?: Record<string, (params: never) => unknown>;
}

/** A change as LSP sends it: a text for a range. */
export interface Change {
  readonly range: { start: Position; end: Position };
  readonly text: string;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A language server in a process of its own, and the client's end of the wire. */
export class ServerProcess {
  readonly connection: ProtocolConnection;
  readonly startedAt = performance.now();
  readonly published: PublishDiagnosticsParams[] = [];
  result: InitializeResult | undefined;
  readonly #child: ChildProcess;
  readonly #versions = new Map<string, number>();
  #isStopping = false;
  #listeners: ((params: PublishDiagnosticsParams) => void)[] = [];

  constructor(readonly options: ServerOptions) {
    this.#child = spawn(process.execPath, [...options.argv], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
    });
    let complaint = '';
    this.#child.stderr!.on('data', (data: Buffer) => {
      complaint = (complaint + data.toString()).slice(-2000);
    });
    this.#child.once('exit', (code) => {
      if (!this.#isStopping) throw new Error(`${options.argv[0]} ended with ${code}: ${complaint}`);
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.#child.stdout as Readable),
      new StreamMessageWriter(this.#child.stdin as Writable),
    );
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section }) => this.options.settings?.[section ?? ''] ?? null),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    for (const [method, answer] of Object.entries(options.answers ?? {})) {
      this.connection.onRequest(method, (params: unknown) => answer(params as never));
    }
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      const waiting = this.#listeners;
      this.#listeners = [];
      for (const listener of waiting) listener(params);
    });
    this.connection.listen();
  }

  async initialize(): Promise<InitializeResult> {
    const { capabilities, initializationOptions } = this.options;
    this.result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { workspace: { configuration: true }, ...capabilities },
      initializationOptions,
    });
    await this.connection.sendNotification('initialized', {});
    return this.result;
  }

  open(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    this.#versions.set(uri, 1);
    const textDocument = { uri, languageId, version: 1, text };
    return this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  change(uri: string, ...contentChanges: (Change | { text: string })[]): Promise<void> {
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  request<Answer>(method: string, params: object): Promise<Answer> {
    return this.connection.sendRequest<Answer>(method, params);
  }

  /** The next diagnostics that the server publishes, of whatever text. Ask before what brings them about. */
  nextDiagnostics(timeoutMs = 180_000): Promise<readonly Diagnostic[]> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error('The server publishes nothing.')), timeoutMs);
      this.#listeners.push(({ diagnostics }) => {
        clearTimeout(limit);
        resolve(diagnostics);
      });
    });
  }

  /** CPU that the process has used so far, in milliseconds, to the hundredth of a second; Linux only. */
  cpuMs(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  }

  /** Resolves when the process has had next to nothing to do for a while: it has collected its garbage, too. Linux only. */
  async rest(): Promise<void> {
    for (let before = Number.NEGATIVE_INFINITY; ; ) {
      const now = this.#runMs();
      if (now - before < 0.3) return;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  /** What all threads that are alive have run, in milliseconds. */
  #runMs(): number {
    const tasks = `/proc/${this.#child.pid}/task`;
    return readdirSync(tasks).reduce(
      (sum, task) => sum + Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
      0,
    );
  }

  /** The most memory that the process has had at a time, in MiB; Linux only. */
  peakMiB(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    const ended = once(this.#child, 'exit');
    this.connection.dispose();
    this.#child.kill();
    await ended;
  }
}
