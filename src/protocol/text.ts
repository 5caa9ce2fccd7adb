/** Places in a text are LSP's: both numbers from 0, characters in UTF-16 units. */
export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export interface TextEdit {
  range: Range;
  newText: string;
}

/** What a request about an open text starts with. */
export interface InText {
  textDocument: { uri: string };
}

/** What a request about the Installation at a place starts with. */
export interface AtPosition extends InText {
  position: Position;
}
