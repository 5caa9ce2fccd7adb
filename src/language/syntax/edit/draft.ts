import type { YamlDocument } from '../document.ts';
import { parseDocument } from '../parse.ts';
import { styleOf } from './layout.ts';
import type { Style } from './write.ts';

/** A document's text on its way through several edits, parsed anew after each. Offsets count from its own start. */
export interface Draft {
  readonly text: string;
  readonly root: YamlDocument['root'];
  readonly problems: YamlDocument['problems'];
  readonly style: Style;
}

export function draftOf(text: string): Draft {
  return toDraft(text, parseDocument(text, { start: 0, end: text.length }));
}

/** The document before any edit; not parsed again where its offsets count from its start already. */
export function firstDraft(document: YamlDocument): Draft {
  const { span, text } = document;
  const part = text.slice(span.start, span.end);
  return span.start === 0 ? toDraft(part, document) : draftOf(part);
}

function toDraft(text: string, { root, problems }: YamlDocument): Draft {
  return { text, root, problems, style: styleOf(text, root) };
}
