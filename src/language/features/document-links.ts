import type { Analysis } from '../analysis/analyse.ts';
import { toText } from '../documents/unit.ts';
import { fieldAt } from '../schema/catalogue.ts';
import { entryOf } from '../syntax/node.ts';
import type { Span } from '../text/span.ts';
import { page } from './documentation/page.ts';

/** A stretch of the text that leads somewhere: to an address, or to the page of a code. */
export interface DocumentLink {
  readonly span: Span;
  readonly to: { readonly url: string } | { readonly code: string };
  readonly tooltip: string;
}

/** The kind of each Installation leads to its reference, and a code in a comment that silences it to its page. */
export function documentLinks(analysis: Analysis): DocumentLink[] {
  return [...kindLinks(analysis), ...codeLinks(analysis.text)];
}

function kindLinks({ installations }: Analysis): DocumentLink[] {
  const url = fieldAt(['kind'])?.link;
  return installations.flatMap(({ placed, source }) => {
    const kind = source.form === 'manifest' ? entryOf(source.root, 'kind')?.value : undefined;
    if (!kind || !url) return [];
    const span = toText(placed, kind.span);
    return [{ span, to: { url }, tooltip: 'Reference of the Installation' }];
  });
}

const COMMENT = /#[ \t]*calico-installation:[ \t]*ignore(?:-file)?\b/g;

function codeLinks(text: string): DocumentLink[] {
  return [...text.matchAll(COMMENT)].flatMap((comment) => {
    const start = comment.index + comment[0].length;
    const rest = /^.*?(?=\s--|$)/m.exec(text.slice(start))?.[0] ?? '';
    return [...rest.matchAll(/[\w-]+/g)]
      .filter(([code]) => page(code) !== undefined)
      .map(({ 0: code, index }) => ({
        span: { start: start + index, end: start + index + code.length },
        to: { code },
        tooltip: `About ${code}`,
      }));
  });
}
