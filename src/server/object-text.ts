import type { ServerCapabilities } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { editsOfObject, fieldPlaces } from '../language/service.ts';
import {
  EDIT_OBJECT,
  type EditObjectParams,
  type EditObjectResult,
  FIELD_PLACES,
  type FieldPlacesParams,
  type FieldPlacesResult,
} from '../protocol/requests.ts';
import type { Context } from './context.ts';
import { toRange, toTextEdits } from './convert.ts';

export const capability: ServerCapabilities = {};

/** What is asked of texts that need not be open, about objects of any kind. */
export function register({ connection }: Context): void {
  connection.onRequest(FIELD_PLACES, ({ text, fields, name }: FieldPlacesParams): FieldPlacesResult => {
    const document = documentOf(text);
    return fieldPlaces(text, fields, name).map((place) =>
      place
        ? { key: toRange(document, place.key), value: toRange(document, place.value), exact: place.exact }
        : null,
    );
  });
  connection.onRequest(EDIT_OBJECT, ({ text, changes }: EditObjectParams): EditObjectResult => {
    const edits = editsOfObject(
      text,
      changes.map(({ path, value }) =>
        value === undefined ? { op: 'remove', path } : { op: 'set', path, value },
      ),
    );
    return { edits: toTextEdits(documentOf(text), edits) };
  });
}

function documentOf(text: string): TextDocument {
  return TextDocument.create('', 'yaml', 0, text);
}
