import * as vscode from 'vscode';

/** Copies of what the user types into a text that somebody else will delete, kept until it has arrived. */
export interface Drafts {
  /** Makes a place for a draft; nothing is written before `keep`. */
  start(name: string): Draft;
}

export interface Draft {
  readonly uri: vscode.Uri;
  keep(text: string): Promise<void>;
  /** Whether there is something in it. */
  isKept(): boolean;
  drop(): Promise<void>;
}

/** In a folder of the extension's storage on this machine. */
export function createDrafts(storage: vscode.Uri): Drafts {
  const { fs } = vscode.workspace;
  return {
    start(name) {
      const time = new Date().toISOString().replace(/[:.]/g, '-');
      const uri = vscode.Uri.joinPath(storage, 'drafts', `${name.replace(/[^\w.-]/g, '_')}-${time}.yaml`);
      let latest: string | undefined;
      let written: Promise<void> = Promise.resolve();
      const write = async () => {
        const text = latest;
        if (text === undefined) return;
        await fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
        await fs.writeFile(uri, new TextEncoder().encode(text));
      };
      return {
        uri,
        keep(text) {
          latest = text;
          // One write at a time, and the last text last.
          written = written.then(write, write);
          return written;
        },
        isKept: () => latest !== undefined,
        async drop() {
          const exists = latest !== undefined;
          latest = undefined;
          await written.catch(() => {});
          if (exists) await fs.delete(uri);
        },
      };
    },
  };
}
