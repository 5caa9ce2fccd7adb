import { applyTextEdits, type PathEdit, type TextEdit } from '../text/edit.ts';
import type { Path } from '../text/path.ts';
import type { YamlDocument } from './document.ts';
import { change, type Work } from './edit/changes.ts';
import { applyToData, isSameData } from './edit/data.ts';
import { type Draft, draftOf, toDraft } from './edit/draft.ts';
import { currentPlaces, inOrder } from './edit/order.ts';
import { Pieces } from './edit/pieces.ts';
import { isOutsideOfTemplates, keepsBranches } from './edit/templates.ts';
import { toJson } from './locate.ts';

/**
 * Turns changes of the object at `base` into text edits, the fewest bytes that do it: comments, order, quotes,
 * indentation and line ends stay as they are. Offsets count in the document's text; edits do not overlap.
 *
 * All paths name places of the object as it is now, so the indexes of a list do not shift under its own edits; a
 * `set` may build on what an earlier one creates. A map that loses its last key goes with it, unless it is an item of
 * a list or stands at the object's top, where it becomes `{}`; a list that loses its last item becomes `[]`.
 * Comments above a pair stay when it is removed and travel when it moves.
 *
 * Returns no edit at all where the change cannot be made: through an alias or a merge, whose text serves other places
 * too, onto something that exists, or across the branches of a template. The text that would result is read again, so a wrong edit is never returned.
 */
export function textEdits(document: YamlDocument, base: Path, edits: readonly PathEdit[]): TextEdit[] {
  const work = new DocumentWork(toDraft(document));
  const data = { root: document.root && toJson(document.root) };
  const kept = base.length + 1;
  const place = currentPlaces();
  for (const edit of inOrder(edits.map((one) => below(base, one)))) {
    const current = place(edit);
    if (!current) continue;
    const before = work.draft.root;
    if (!change(work, current, kept) || !applyToData(data, current, kept)) return [];
    if (document.hasTemplate && !isOutsideOfTemplates(before, work.draft.root, current)) return [];
  }
  if (document.hasTemplate && !keepsBranches(work.pieces.original, work.pieces.edits())) return [];
  return says(work.draft, data.root, document.problems.length) ? work.pieces.edits() : [];
}

class DocumentWork implements Work {
  draft: Draft;
  readonly pieces: Pieces;

  constructor(first: Draft) {
    this.draft = first;
    this.pieces = new Pieces(first.text);
  }

  apply(edits: readonly TextEdit[]): void {
    this.pieces.apply(edits);
    this.draft = draftOf(applyTextEdits(this.draft.text, edits));
  }
}

function below(base: Path, edit: PathEdit): PathEdit {
  const path = [...base, ...edit.path];
  if (edit.op === 'set') return { ...edit, path, value: plain(edit.value) };
  return edit.op === 'move' ? { ...edit, path, to: [...base, ...edit.to] } : { ...edit, path };
}

/** What JSON can hold of a value. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function says({ root, problems }: Draft, data: unknown, mostProblems: number): boolean {
  return problems.length <= mostProblems && isSameData(root && toJson(root), data);
}
