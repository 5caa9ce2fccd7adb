import type { CompatibilityRange } from '../../analysis/compatibility.ts';
import { prose } from '../../text/markdown.ts';

/** The verdict of every release known, as a table in Markdown, the newest first. */
export function compatibilityTable(ranges: readonly CompatibilityRange[]): string {
  const rows = ranges.toReversed().map(({ from, to, verdict, codes, reason }) => {
    const span = from.text === to.text ? from.text : `${from.text} – ${to.text}`;
    const why =
      reason === undefined
        ? ''
        : `${prose(reason).replace(/(?<!\\)\|/g, '\\|')} (${codes.map((code) => `\`${code}\``).join(', ')})`;
    return `| ${span} | ${VERDICTS[verdict]} | ${why} |`;
  });
  return `| Calico | verdict | why |\n|---|---|---|\n${rows.join('\n')}`;
}

const VERDICTS = { accepted: 'accepted', broken: 'accepted, and breaks', refused: '**refused**' } as const;
