import { type Json, parseJson } from '../object/live-object.ts';

/** JSON whose texts may be quoted as Go does (`printf "%q"` in a template), which knows more escapes. */
export function parseGoJson(text: string): Json | undefined {
  return parseJson(text) ?? parseJson(text.replace(ESCAPE, asJson));
}

const ESCAPE = /\\(?:x([0-9a-f]{2})|U([0-9a-f]{8})|.)/gs;

function asJson(written: string, byte: string | undefined, point: string | undefined): string {
  const code = byte ?? point ?? SHORT[written];
  return code === undefined
    ? written
    : JSON.stringify(String.fromCodePoint(Number.parseInt(code, 16))).slice(1, -1);
}

const SHORT: Readonly<Record<string, string>> = { '\\a': '07', '\\v': '0b' };
