import type { CodeLens } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * The lenses that a document had last. Half a key is no YAML, and lenses that go while one types it and come back
 * behind its colon would make all lines jump.
 */
export interface LensMemory {
  /** What to show now: these, and those of before whose line is as it was, where the text cannot be read. */
  shown(document: TextDocument, lenses: readonly CodeLens[], isReadable: boolean): CodeLens[];
  /** Keeps a lens with its title. */
  resolved(document: TextDocument, lens: CodeLens): void;
  forget(uri: string): void;
}

export function createLensMemory(): LensMemory {
  const kept = new Map<string, { readonly lens: CodeLens; readonly head: string }[]>();
  const headOf = ({ range }: CodeLens, document: TextDocument) =>
    document.getText({ start: range.start, end: { line: range.start.line + 1, character: 0 } });
  return {
    shown(document, lenses, isReadable) {
      const lines = new Set(lenses.map(({ range }) => range.start.line));
      const before = isReadable ? [] : (kept.get(document.uri) ?? []);
      const missing = before.filter(
        ({ lens, head }) => !lines.has(lens.range.start.line) && head === headOf(lens, document),
      );
      const all = [...lenses, ...missing.map(({ lens }) => lens)];
      kept.set(
        document.uri,
        all.map((lens) => ({ lens, head: headOf(lens, document) })),
      );
      return all;
    },
    resolved(document, lens) {
      const { line } = lens.range.start;
      const known = kept.get(document.uri) ?? [];
      const index = known.findIndex((one) => one.lens.range.start.line === line && !one.lens.command);
      if (index >= 0) known[index] = { lens, head: headOf(lens, document) };
    },
    forget: (uri) => void kept.delete(uri),
  };
}
