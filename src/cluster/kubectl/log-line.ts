import { type ClusterError, isError } from '../errors/error.ts';
import { visibleLine } from '../text/foreign-text.ts';
import { commandLine } from './command-line.ts';
import type { KubectlRun } from './kubectl.ts';

/**
 * A run in one line for a log: the command line, how long it took and how it ended. A log is copied into bug reports,
 * so it has nothing that could be a credential or the user's text: no patch, no value that the API server quotes, and
 * nothing that a credential plugin may have printed. And it is one line, whatever a context is called.
 */
export function logLine({ program, argv, milliseconds, error, warnings }: KubectlRun): string {
  const line = commandLine(program, argv.map(withoutPatch));
  const outcome = error ? [error.kind, reason(error)].filter(Boolean).join(': ') : 'done';
  const warned = warnings.length > 0 ? ` · ${warnings.length} ${plural('warning', warnings.length)}` : '';
  return visibleLine(`${line} · ${milliseconds} ms · ${outcome}${warned}`);
}

function withoutPatch(argument: string): string {
  return argument.replace(/^(--patch=|-p=?).*/s, '$1…');
}

function reason(error: ClusterError): string {
  if (!isError(error, 'loggable')) return '';
  const { kind, detail } = error;
  const first = detail.split('\n', 1)[0]!;
  return kind === 'invalid' ? withoutValues(first) : first;
}

/** `spec.bgp: Unsupported value: "x": supported values: …`: the fields and the verdict, and no value. */
function withoutValues(text: string): string {
  const [found, label = '', bracket = ''] = VALUE_IN_BRACKETS.exec(text) ?? [];
  if (found === undefined) return withoutPlainValues(text);
  const before = text.slice(0, text.indexOf(found));
  // Whatever is in brackets, its end is the last that there is; without one it was cut.
  const end = text.lastIndexOf(bracket === '{' ? '}' : ']');
  return withoutPlainValues(`${before}${label}…${end < before.length ? '' : text.slice(end + 1)}`);
}

const VALUE_IN_BRACKETS = /([Vv]alue: )(?:map)?([[{])/;

function withoutPlainValues(text: string): string {
  return text
    .replace(/([Vv]alue: )(?:"(?:[^"\\]|\\.)*"?|[^:\s]+)/g, '$1…')
    .replace(/"(?:[^"\\]|\\.)*"?/g, '"…"');
}

function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}
