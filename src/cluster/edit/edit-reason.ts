import { withoutQuotedObjects } from '../errors/classify.ts';

/** One thing that kubectl or the API server has against an edited text. */
export interface EditReason {
  readonly message: string;
  /** The line of the text, from 0, where kubectl has written it. */
  readonly headLine: number;
  /** The object that it is about. */
  readonly name?: string;
  /** The field that it names, as the API server writes it: `spec.calicoNetwork.ipPools[0].cidr`. */
  readonly field?: string;
  /** The name of the field is at fault, and not its value. */
  readonly onKey?: true;
  /** The line that it names, from 1, in the text without the lines that are comments. */
  readonly line?: number;
}

/**
 * Why kubectl opens a text again: what it has put at the head of the file below its standing instructions, or
 * undefined in the first round. kubectl's head is a block of comments (`pkg/cmd/util/editor/editoptions.go`, 1.20 to
 * 1.33): three lines of instructions, an empty one, the reasons, an empty one.
 */
export function editReason(text: string): string | undefined {
  const lines = written(text).map(({ line }) => line);
  return lines.length === 0 ? undefined : withoutQuotedObjects(lines.join('\n'));
}

/** The same one by one, with the places that they name. */
export function reasonsOf(text: string): EditReason[] {
  const reasons: EditReason[] = [];
  let name: string | undefined;
  for (const { line, headLine } of items(text)) {
    const [, subject] = /^\S+ "([^"]+)" was not valid:$/.exec(line) ?? [];
    if (subject !== undefined) name = subject;
    else reasons.push(...read(line).map((reason) => ({ ...reason, headLine, ...(name ? { name } : {}) })));
  }
  return reasons;
}

/** A line that starts no item goes on with the one before it. */
function items(text: string) {
  const found: { line: string; headLine: number }[] = [];
  for (const { line, headLine } of written(text)) {
    const last = found.at(-1);
    if (last?.line.startsWith('* ') && !/^\* |^\S+ "[^"]+" was not valid:$/.test(line))
      last.line += `\n${line}`;
    else found.push({ line, headLine });
  }
  return found;
}

/** The lines of the head below the instructions, without the signs of a comment. */
function written(text: string): { line: string; headLine: number }[] {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const head = lines.slice(0, end < 0 ? lines.length : end).map((line) => line.replace(/^# ?/, '').trimEnd());
  const instructions = head.indexOf('');
  if (instructions < 0) return [];
  // Where nothing but an empty line follows, a user's own comments may.
  return head
    .map((line, headLine) => ({ line, headLine }))
    .slice(instructions + 1)
    .filter(({ line }) => line !== '');
}

type Read = Omit<EditReason, 'headLine' | 'name'>;

function read(item: string): Read[] {
  const said = withoutQuotedObjects(item.replace(/^\* /, ''));
  const several = [...unknownFields(said), ...ofValidation(said)];
  if (several.length > 0) return several;
  const [, field, message] = /^((?:\[[^\]]*\]|[^\s:[\]])+): ([\s\S]+)$/.exec(said) ?? [];
  const [, line] = /\byaml: line (\d+):/.exec(said) ?? [];
  if (line !== undefined) return [{ message: said, line: Number(line) }];
  if (field === undefined || message === undefined || !/^[\w.[]/.test(field) || field === 'patch') {
    return [{ message: said }];
  }
  return [{ message, field }];
}

/** The API server names all at once: `strict decoding error: unknown field "spec.a", unknown field "spec.b"`. */
function unknownFields(said: string): Read[] {
  const found = said.split('strict decoding error: ')[1] ?? '';
  return [...found.matchAll(/\b(?:unknown|duplicate) field "([^"]+)"/g)].map(([message, field]) => ({
    message,
    field: field!,
    onKey: true,
  }));
}

/** kubectl's own check (1.20 to 1.24; later only where the server cannot): `ValidationError(Kind.path): …`. */
function ofValidation(said: string): Read[] {
  const errors = said.matchAll(/ValidationError\((\w[^()]*)\): ([\s\S]*?)(?=, ValidationError\(|\]?$)/g);
  return [...errors].map(([, place = '', message = '']) => {
    const parent = place.replace(/^\w+\.?/, '');
    const [, unknown] = /^unknown field "([^"]+)"/.exec(message) ?? [];
    const field = [parent, unknown].filter(Boolean).join('.');
    return {
      message: message.replace(/ (in|for) io\.[\w.-]+/g, ''),
      ...(field ? { field } : {}),
      ...(unknown ? { onKey: true } : {}),
    };
  });
}
