import type * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { LiveDocument } from './document.ts';
import type { BaseStorage } from './file/storage.ts';
import type { Problems } from './problems.ts';

/** What the parts of live documents work with. */
export interface LiveDocumentsContext {
  readonly app: App;
  readonly storage: BaseStorage;
  readonly problems: Problems;
  /** Those that are known, by address. */
  readonly documents: ReadonlyMap<string, LiveDocument>;
  /** The document of an address; undefined where that is none of a live Installation. */
  documentOf(uri: vscode.Uri): LiveDocument | undefined;
  /** It is open nowhere any more. */
  forget(document: LiveDocument): void;
  /** The file has become another one: VS Code is to read it. */
  fileChanged(document: LiveDocument): void;
  /** Something that is told of a document has changed. */
  stateChanged(document: LiveDocument): void;
}
