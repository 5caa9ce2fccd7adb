/** Parts that are asked directly: what `n` of something costs each of them. Loaded after the counter was made. */
import { isProtected } from '../../../src/client/context/protected-contexts.ts';
import { readContents } from '../../../src/language/documents/read.ts';
import { readClusterSchema } from '../../../src/language/schema/crd/cluster-schema.ts';
import { compilePattern } from '../../../src/language/schema/crd/pattern.ts';
import { parseDocument } from '../../../src/language/syntax/parse.ts';
import { splitDocuments } from '../../../src/language/syntax/split.ts';

/** Makes what is needed, and returns what is counted. */
export type Part = (n: number) => () => void;

const parse =
  (write: (n: number) => string): Part =>
  (n) => {
    const text = write(10 * n);
    return () => parseDocument(text);
  };

/** Patterns that take an engine that goes back for ever, and others a second. */
const pattern =
  (source: string): Part =>
  (n) => {
    const fits = compilePattern(source)!;
    const text = `${'a'.repeat(n)}!`;
    return () => fits(text);
  };

export const PARTS: Readonly<Record<string, Part>> = {
  'parsing open brackets': parse((n) => '['.repeat(n)),
  'parsing open maps': parse((n) => '{a: '.repeat(n)),
  'parsing closed brackets': parse((n) => '['.repeat(n) + ']'.repeat(n)),
  'parsing dashes': parse((n) => `${'- '.repeat(n)}a`),
  'parsing question marks': parse((n) => `${'? '.repeat(n)}a`),
  'parsing duplicate keys': parse((n) => 'a:\n'.repeat(n)),
  'parsing comments': parse((n) => `a:\n${'# c\n'.repeat(n)}  b: 1\n`),
  'parsing tabs': parse((n) => `a:\n${'\tb: 1\n'.repeat(n)}`),
  'parsing an open quote': parse((n) => `a: "${'x\n '.repeat(n)}`),
  'parsing wrong lines': parse((n) => '- a\nb\n'.repeat(n)),
  'parsing empty values': parse((n) => `a: [${'{b: },\n'.repeat(n)}]`),
  'parsing aliases': parse((n) => `a: &a [1]\nb:\n${'- *a\n'.repeat(n)}`),

  'splitting documents': (n) => {
    const text = 'apiVersion: v1\nkind: ConfigMap\ndata: |\n  ----\n  aaaa aaa aaa\n---\n'.repeat(n);
    return () => splitDocuments(text);
  },
  'reading a text without an Installation': (n) => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  ports:\n  - port: 80\n---\n';
    const text = service.repeat(n);
    return () => readContents(text);
  },

  'a pattern of repeats of a repeat': pattern('^(a+)+$'),
  'a pattern of one thing twice': pattern('^(a|a)*$'),
  'a pattern of one thing at two lengths': pattern('^(a|aa)+$'),
  'a pattern of anything again and again': pattern('^(.*a){12}$'),
  'a pattern of words': pattern('^([a-z]+)*[A-Z]$'),
  'a pattern of what may be there': pattern(`^${'a?'.repeat(25)}${'a'.repeat(25)}$`),
  'a name and a pattern of many stars': (n) => () => isProtected('a'.repeat(n), [`${'*a'.repeat(8)}*b`]),

  "reading a cluster's schema": (n) => {
    const properties = Object.fromEntries(
      Array.from({ length: n }, (_, index) => [
        `a${index}`,
        { type: 'string', pattern: '^a+$', maxLength: 9 },
      ]),
    );
    const schema = { properties: { spec: { type: 'object', properties } } };
    return () => readClusterSchema({ context: 'a', hash: 'a', calicoVersion: '3.32.1', schema });
  },
};
