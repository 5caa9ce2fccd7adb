import * as vscode from 'vscode';
import type { FieldError } from '../../cluster/live/field-errors.ts';
import { refusedChanges } from '../../cluster/live/patch.ts';
import { pathText } from '../../cluster/object/path.ts';
import { visible } from '../../cluster/text/foreign-text.ts';
import type { LanguageServer } from '../language/language-server.ts';
import { editorRange } from '../language/ranges.ts';
import { type LiveDocument, openText, shownStates } from './document.ts';
import { valueOfText } from './file/object-texts.ts';

/** What is wrong with a live document beyond what the language server says of any text. */
export interface Problems extends vscode.Disposable {
  /** Looks for changes of what is not the user's to change. */
  check(document: LiveDocument, text: string): Promise<void>;
  /** What the API server has refused, by field; the text has not changed since. */
  showRefusals(document: LiveDocument, text: string, errors: readonly FieldError[]): Promise<void>;
  clear(uri: vscode.Uri): void;
}

export function createProblems(server: LanguageServer): Problems {
  const collection = vscode.languages.createDiagnosticCollection('calico-live');
  /** The texts that the API server has refused, by address: what it says of them stands until they are edited. */
  const refusals = new Map<string, string>();
  const show = async (document: LiveDocument, text: string, errors: readonly FieldError[]) => {
    const places = await server.fieldPlaces({ text, fields: errors.map(({ field }) => field) });
    const open = openText(document);
    // It has been edited since, and is looked at again.
    if (open && open.getText() !== text) return;
    const diagnostics = errors.map(({ message }, index) => {
      const place = places[index];
      const range = editorRange(place ? (place.exact ? place.value : place.key) : START);
      const diagnostic = new vscode.Diagnostic(range, visible(message), vscode.DiagnosticSeverity.Error);
      diagnostic.source = 'calico';
      diagnostic.code = 'live-document';
      return diagnostic;
    });
    collection.set(document.uri, diagnostics);
  };
  return {
    async check(document, text) {
      if (refusals.get(document.uri.toString()) === text) return;
      const seen = shownStates(document);
      const read = seen.length > 0 ? await valueOfText(server, text) : undefined;
      if (!read || 'problem' in read) return collection.delete(document.uri);
      const refused = refusedChanges(seen, read.value);
      if (refused.length === 0) return collection.delete(document.uri);
      await show(
        document,
        text,
        refused.map((change) => {
          const field = pathText(change.path);
          const done = change.value === undefined ? 'is removed' : 'is changed';
          return {
            field,
            message: `\`${field}\` ${done} here, but is ${writerOf(field)}. This change cannot be saved.`,
          };
        }),
      );
    },
    showRefusals(document, text, errors) {
      refusals.set(document.uri.toString(), text);
      return show(
        document,
        text,
        errors.map(({ field, message }) => ({ field, message: `The API server: ${field}: ${message}` })),
      );
    },
    clear(uri) {
      refusals.delete(uri.toString());
      collection.delete(uri);
    },
    dispose: () => collection.dispose(),
  };
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

function writerOf(field: string): string {
  if (field.startsWith('status')) return 'written by the operator';
  return field.startsWith('metadata') && field !== 'metadata.name'
    ? 'written by the API server'
    : 'the identity of the object';
}
