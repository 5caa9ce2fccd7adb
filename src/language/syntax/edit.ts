import type { PathEdit, TextEdit } from '../text/edit.ts';
import type { Path } from '../text/path.ts';
import type { YamlDocument } from './document.ts';

/** Turns changes in paths into text edits. */
export function textEdits(_document: YamlDocument, _base: Path, _edits: readonly PathEdit[]): TextEdit[] {
  return [];
}
