import * as vscode from 'vscode';
import { sourceIn } from '../../cluster/apply/source-text.ts';
import type { Owner } from '../../cluster/facts/owner.ts';
import { LONGEST_MANIFEST, readRegularFile } from '../../files/read-regular-file.ts';

export interface FoundSource {
  readonly uri: vscode.Uri;
  readonly offset: number;
}

/** More files are not looked at: this is a help, and somebody waits for it. */
const MOST_FILES = 500;

/** The YAML files of the workspace that look like the source of what these owners deploy. Cancelled it finds nothing. */
export async function findSources(owners: readonly Owner[], signal: AbortSignal): Promise<FoundSource[]> {
  if (!owners.some(({ source }) => source)) return [];
  const cancel = new vscode.CancellationTokenSource();
  const abort = () => cancel.cancel();
  signal.addEventListener('abort', abort);
  try {
    const files = await vscode.workspace.findFiles(
      '**/*.{yaml,yml}',
      '**/{node_modules,.git}/**',
      MOST_FILES,
      cancel.token,
    );
    const found: FoundSource[] = [];
    for (const uri of files) {
      if (signal.aborted) return [];
      const text = await readText(uri);
      const offset = sourceIn(text, vscode.workspace.asRelativePath(uri, false), owners);
      if (offset !== undefined) found.push({ uri, offset });
    }
    return found;
  } catch {
    // There is nothing to search with: an editor may lack its search program.
    return [];
  } finally {
    signal.removeEventListener('abort', abort);
    cancel.dispose();
  }
}

async function readText(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    if (uri.scheme === 'file') return (await readRegularFile(uri.fsPath, LONGEST_MANIFEST)).toString('utf8');
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > LONGEST_MANIFEST ? '' : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}
