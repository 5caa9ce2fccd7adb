import { once } from 'node:events';
import * as vscode from 'vscode';
import {
  CloseAction,
  DidOpenTextDocumentNotification,
  type ErrorHandler,
  type LanguageClient,
  type Middleware,
  State,
} from 'vscode-languageclient/node';
import { ping } from '../../protocol/requests.ts';
import type { Ui } from '../window/ui.ts';
import { createServerWatch } from './server-watch.ts';
import { createStuckFiles } from './stuck-files.ts';

type Watching = Required<
  Pick<Middleware, 'sendRequest' | 'didOpen' | 'didChange' | 'didClose' | 'handleDiagnostics'>
>;

/** What the language client is made with so that a server that does not answer is replaced. */
export interface Unstick {
  readonly middleware: Watching;
  readonly errorHandler: ErrorHandler;
  /** To be called with the client, before it is started. */
  attach(client: LanguageClient): void;
  /** Starts the server anew, also where it does not answer. */
  restart(): Promise<void>;
}

const SHOW_OUTPUT = 'Show Output';

export function createUnstick(ui: Ui, output: vscode.LogOutputChannel): Unstick {
  const stuckFiles = createStuckFiles();
  let client: LanguageClient;
  let ofLibrary: ErrorHandler;
  /** What is to be said when the server that was killed has another one in its place. */
  let unsaid: string | undefined;

  const watch = createServerWatch({
    ping: () => client.sendRequest(ping.method),
    onStuck: (uri) => {
      if (isDebugged(client)) return;
      unsaid = uri
        ? stuckFiles.stuck(uri, vscode.workspace.asRelativePath(vscode.Uri.parse(uri)))
        : 'The Calico language server did not answer and was restarted.';
      // It does not come to its end by itself; the client starts another one.
      client.serverProcess?.kill('SIGKILL');
    },
  });
  const say = (message: string): void => {
    output.error(message);
    const showOutput = { title: SHOW_OUTPUT, run: async () => output.show() };
    ui.tell({ severity: 'warning', message, offers: [showOutput] });
  };

  return {
    middleware: {
      sendRequest: async (type, params, token, next) => {
        if (type === ping.method) return next(type, params, token);
        const end = watch.begin(textOf(params));
        try {
          return await next(type, params, token);
        } finally {
          end();
        }
      },
      didOpen: async (document, next) => {
        const uri = document.uri.toString();
        if (stuckFiles.isLeftAlone(uri)) return;
        watch.changed(uri);
        await next(document);
      },
      didChange: async (event, next) => {
        const { document } = event;
        const uri = document.uri.toString();
        const isSeen = stuckFiles.edited(uri);
        if (!isSeen) return;
        watch.changed(uri);
        if (isSeen !== 'reopen') return next(event);
        const params = client.code2ProtocolConverter.asOpenTextDocumentParams(document);
        await client.sendNotification(DidOpenTextDocumentNotification.type, params);
      },
      didClose: async (document, next) => {
        const uri = document.uri.toString();
        stuckFiles.closed(uri);
        watch.judged(uri);
        await next(document);
      },
      handleDiagnostics: (uri, diagnostics, next) => {
        watch.judged(uri.toString());
        next(uri, diagnostics);
      },
    },
    errorHandler: {
      error: (...args) => ofLibrary.error(...args),
      // The library counts: where it happens too often, that is the end, and it says so.
      closed: async () => {
        const result = await ofLibrary.closed();
        const message = unsaid;
        unsaid = undefined;
        if (message === undefined || result.action !== CloseAction.Restart) return result;
        say(message);
        return { ...result, handled: true };
      },
    },
    attach: (made) => {
      client = made;
      ofLibrary = client.createDefaultErrorHandler();
      client.onDidChangeState(({ newState }) => {
        if (newState !== State.Running) watch.reset();
      });
    },
    restart: async () => {
      // One that is just starting cannot be stopped.
      await client.start();
      const { serverProcess } = client;
      try {
        await client.stop();
      } catch {
        // It does not answer, and the library leaves it at that. Its end must not be taken for the next one's.
        const ended = serverProcess && once(serverProcess, 'close');
        serverProcess?.kill('SIGKILL');
        await ended;
      }
      await client.start();
    },
  };
}

/** The text that a request is about, one that resolves what an earlier one has given among them. */
function textOf(params: unknown): string | undefined {
  const { textDocument, data } = Object(params) as {
    textDocument?: { uri?: unknown };
    data?: { uri?: unknown };
  };
  const uri = textDocument?.uri ?? data?.uri;
  return typeof uri === 'string' ? uri : undefined;
}

/** Somebody may have stopped the server to look at it. */
function isDebugged(client: LanguageClient): boolean {
  const flags = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(' ')];
  return client.isInDebugMode || flags.some((flag) => /^--inspect(?:-brk|-wait)?(?:=|$)/.test(flag));
}
