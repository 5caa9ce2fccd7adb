import * as vscode from 'vscode';
import { explainError } from '../../../cluster/errors/remedy.ts';
import { literal, literalMessage } from '../../window/literal.ts';
import type { LiveDocumentsContext } from '../context.ts';
import { isDirty, type LiveDocument, openText, replaceText } from '../document.ts';
import { saveText } from '../save.ts';
import { readFile } from './read.ts';

const { FileSystemError, FileType } = vscode;

/** Live Installations as files of VS Code: opening reads from the cluster, saving writes to it. */
export function createProvider(
  ctx: LiveDocumentsContext,
  changes: vscode.Event<vscode.FileChangeEvent[]>,
  isAutomatic: (uri: vscode.Uri) => boolean,
): vscode.FileSystemProvider {
  const known = async (uri: vscode.Uri): Promise<LiveDocument> => {
    const document = ctx.documentOf(uri);
    if (!document) throw FileSystemError.FileNotFound(uri);
    if (!document.file) await restore(ctx, document);
    return document;
  };
  return {
    onDidChangeFile: changes,
    // Documents are followed as long as they are seen: see `follow.ts`.
    watch: () => new vscode.Disposable(() => {}),
    async stat(uri) {
      if (isFolder(uri)) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      const document = await known(uri);
      if (document.isGone) throw FileSystemError.FileNotFound(uri);
      if (!document.file) {
        await read(ctx, document);
        document.isPrimed = true;
      }
      // Always the same size: VS Code has its own check for files that have become newer, which would offer to
      // overwrite them, and tells them by time and size. Ours is the lock of the API server.
      return { type: FileType.File, ctime: 0, mtime: document.mtime, size: 0 };
    },
    async readFile(uri) {
      const document = await known(uri);
      const mayBeHanded = document.isPrimed || document.isFollowed;
      // An edited text that is read again is to be reverted.
      const isReverted = isDirty(document);
      if (!document.file || !mayBeHanded || isReverted) await read(ctx, document);
      document.isPrimed = false;
      return new TextEncoder().encode(document.file?.text ?? '');
    },
    async writeFile(uri, content) {
      const document = await known(uri);
      if (isAutomatic(uri)) {
        throw unavailable(
          'It is written to the cluster only when you save it yourself; auto save leaves it alone.',
        );
      }
      document.isSaving = true;
      document.seenWhileSaving = undefined;
      try {
        const refusal = await saveText(ctx, document, new TextDecoder().decode(content));
        if (refusal) throw unavailable(refusal);
      } finally {
        document.isSaving = false;
      }
    },
    readDirectory: () => [],
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
}

function refuse(uri: vscode.Uri): never {
  throw FileSystemError.NoPermissions(literal(`Only a live Installation can be changed here: ${uri.path}`));
}

/** VS Code shows the words in a message of its own. */
function unavailable(words: string): vscode.FileSystemError {
  return FileSystemError.Unavailable(literalMessage(words));
}

/** `/`, `/CONTEXT` and `/CONTEXT/installation`. */
function isFolder({ path }: vscode.Uri): boolean {
  return path === '/' || /^\/[^/]+(\/installation)?\/?$/.test(path);
}

/**
 * After a restart of VS Code: the state that the text was made from, which was kept. It is handed over without a call
 * to the cluster, for which nobody has asked yet.
 */
export async function restore(ctx: LiveDocumentsContext, document: LiveDocument): Promise<void> {
  const kept = await ctx.storage.load(document.uri);
  if (!kept || document.file) return;
  // Whoever opens it later wants to see what is live.
  if (!isDirty(document) && Date.now() - STARTED > RESTORING) return;
  document.file = kept;
  document.mtime = kept.readAt;
  document.isPrimed = true;
  if (openText(document)?.isDirty) {
    const { mine, ...base } = kept;
    document.base = base;
    // A merge was under way, whose other side is not known any more.
    if (mine !== undefined) {
      await replaceText(document, mine);
      await ctx.storage.keep(document.uri, base);
    }
  }
  ctx.stateChanged(document);
}

const STARTED = Date.now();

/** How long after its start VS Code may still be bringing back what was open, in milliseconds. */
const RESTORING = 10_000;

async function read(ctx: LiveDocumentsContext, document: LiveDocument): Promise<void> {
  const result = await readFile(ctx, document);
  if (!result.ok) {
    const { happened, remedy } = explainError(result.error);
    throw unavailable(`${happened} ${remedy}`.trim());
  }
  document.isAsked = true;
}
