import { TextDocument } from 'vscode-languageserver-textdocument';
import { editsOfObject, fieldPlaces as placesOf } from '../../language/service.ts';
import type * as requests from '../../protocol/requests.ts';
import type { RequestHandler } from '../context.ts';
import { toRange, toTextEdits } from '../convert.ts';

/** What is asked of texts that need not be open, about objects of any kind. */

export const fieldPlaces: RequestHandler<typeof requests.fieldPlaces> = (_, { text, fields, name }) => {
  const document = documentOf(text);
  return placesOf(text, fields, name).map((place) =>
    place
      ? { key: toRange(document, place.key), value: toRange(document, place.value), exact: place.exact }
      : null,
  );
};

export const editObject: RequestHandler<typeof requests.editObject> = (_, { text, changes }) => {
  const edits = editsOfObject(
    text,
    changes.map(({ path, value }) =>
      value === undefined ? { op: 'remove', path } : { op: 'set', path, value },
    ),
  );
  return { edits: toTextEdits(documentOf(text), edits) };
};

function documentOf(text: string): TextDocument {
  return TextDocument.create('', 'yaml', 0, text);
}
