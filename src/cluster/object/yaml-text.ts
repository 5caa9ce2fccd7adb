import { isRecord, type Json } from './live-object.ts';

/**
 * A JSON value as YAML to look at, in the order of its keys and with the lists of kubectl's own style. It is only
 * ever shown: what goes to a cluster is the user's text. With `onOneLine`, texts of many lines stand in quotes: for the
 * log of a build, where a line may be a command.
 */
export function toYamlText(value: Json, { onOneLine = false } = {}): string {
  return `${block(value, '', onOneLine).trimStart()}\n`;
}

/** Starts with a line break where it needs lines of its own, otherwise with a space. */
function block(value: Json, indentation: string, onOneLine: boolean): string {
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item: Json) => `\n${indentation}-${inItem(item, indentation, onOneLine)}`).join('');
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    return Object.entries(value)
      .map(
        ([key, child]) =>
          `\n${indentation}${scalar(key)}:${child === undefined ? '' : inKey(child, indentation, onOneLine)}`,
      )
      .join('');
  }
  return ` ${scalar(value)}`;
}

/** A list stands at the indentation of its key. */
function inKey(value: Json, indentation: string, onOneLine: boolean): string {
  if (typeof value === 'string' && !onOneLine && isProse(value)) return literal(value, `${indentation}  `);
  return block(value, Array.isArray(value) ? indentation : `${indentation}  `, onOneLine);
}

/** The first line of an object stands behind the dash. */
function inItem(value: Json, indentation: string, onOneLine: boolean): string {
  return block(value, `${indentation}  `, onOneLine).replace(/^\n\s*/, ' ');
}

function isProse(text: string): boolean {
  return /\n/.test(text.trimEnd()) && !/[^\S\n]\n|\t|\r|^\s/.test(text) && isPrintable(text);
}

function literal(text: string, indentation: string): string {
  let end = 0;
  while (text.at(-1 - end) === '\n') end += 1;
  const body = text.slice(0, text.length - end);
  const chomping = end === 0 ? '-' : end === 1 ? '' : '+';
  const lines = `${body}${'\n'.repeat(Math.max(0, end - 1))}`.split('\n');
  return ` |${chomping}${lines.map((line) => `\n${line && indentation}${line}`).join('')}`;
}

/** A string stays bare only where no reader of YAML could take it for something else. */
function scalar(value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return isBare(value) ? value : JSON.stringify(value);
}

function isBare(text: string): boolean {
  if (!/^[\p{L}_/][\p{L}\p{N}_./()@$ +-]*$|^[\d.]+[:/][\w.:/]+$/u.test(text) || text.endsWith(' '))
    return false;
  if (/\p{Default_Ignorable_Code_Point}/u.test(text)) return false;
  return !/^(y|n|yes|no|on|off|true|false|null|[\d:_.]+)$/i.test(text);
}

function isPrintable(text: string): boolean {
  return !/[^\P{C}\n]/u.test(text);
}
