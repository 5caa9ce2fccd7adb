import type { Position, TextDocumentIdentifier } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { OpenText } from '../language/service.ts';
import { type Context, toOpenText } from './context.ts';
import type { ServerSettings } from './settings/settings.ts';

/** What nearly every request is about: an open text and what it is judged by. */
export interface OpenDocument {
  readonly document: TextDocument;
  readonly text: OpenText;
  readonly settings: ServerSettings;
}

/** The same with a place in it. */
export interface OpenPlace extends OpenDocument {
  readonly offset: number;
}

/**
 * The settings for a document first, then the document as it is by then; undefined where it is not open, or has been
 * closed while the client was asked for them.
 */
export async function openDocument(
  { documents, settings }: Pick<Context, 'documents' | 'settings'>,
  { uri }: TextDocumentIdentifier,
): Promise<OpenDocument | undefined> {
  const asked = await settings.of(uri);
  const document = documents.get(uri);
  return document && { document, text: toOpenText(document), settings: asked };
}

export async function openPlace(
  context: Pick<Context, 'documents' | 'settings'>,
  { textDocument, position }: { readonly textDocument: TextDocumentIdentifier; readonly position: Position },
): Promise<OpenPlace | undefined> {
  const open = await openDocument(context, textDocument);
  return open && { ...open, offset: open.document.offsetAt(position) };
}
