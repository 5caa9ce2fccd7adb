import { installation } from '../../../../../src/language/rules/sample.ts';

/** An Installation with these lines below `BLOCK.spec.template.spec`. */
export function podSpec(block: string, lines: string): string {
  return below([block, 'spec', 'template', 'spec'], lines);
}

/** An Installation with these lines below the keys; the lines' own common indentation does not count. */
export function below(keys: readonly string[], lines: string): string {
  const written = lines.replace(/^\n/, '').trimEnd().split('\n');
  const margin = Math.min(...written.map((line) => line.length - line.trimStart().length));
  const heads = keys.map((key, depth) => `${'  '.repeat(depth)}${key}:`);
  const body = written.map((line) => '  '.repeat(keys.length) + line.slice(margin));
  return installation([...heads, ...body].join('\n'));
}
