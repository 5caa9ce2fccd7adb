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
  return toDraft(parseDocument(text));
}

/** The document before any edit. */
export function toDraft({ text, root, problems }: YamlDocument): Draft {
  return { text, root, problems, style: styleOf(text, root) };
}
