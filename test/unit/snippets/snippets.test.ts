import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { analyseAt } from '../language/rules/check-rule.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly scope: string;
  readonly body: readonly string[];
}

const SNIPPETS: Record<string, Snippet> = JSON.parse(
  readFileSync('snippets/calico-installation.code-snippets', 'utf8'),
);

/** Where in a spec a snippet belongs. */
const HOMES: Record<string, (body: string) => string> = {
  'calico-ippool': (body) => `spec:\n  calicoNetwork:\n    ipPools:\n${indented(body, 6)}`,
  'calico-autodetection-cidrs': (body) => `spec:\n  calicoNetwork:\n${indented(body, 4)}`,
  'calico-autodetection-interface': (body) => `spec:\n  calicoNetwork:\n${indented(body, 4)}`,
  'calico-node-resources': (body) => `spec:\n${indented(body, 2)}`,
  'calico-version': (body) => `${body}\nspec: {}`,
};
const HEAD = 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\n';

describe('snippets', () => {
  it('have prefixes of their own, all of which begin with calico', () => {
    const prefixes = Object.values(SNIPPETS).map(({ prefix }) => prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    assert.ok(prefixes.every((prefix) => prefix.startsWith('calico-')));
  });

  for (const [name, { prefix, scope, body, description }] of Object.entries(SNIPPETS)) {
    for (const [choice, expanded] of expansions(body.join('\n'))) {
      it(`${name}${choice}`, () => {
        assert.equal(scope, 'yaml');
        assert.ok(description);
        assert.ok(!body[0]!.startsWith('apiVersion'), 'whole Installations are offered by completion');
        const text = HEAD + HOMES[prefix]!(expanded);
        const found = analyseAt(text, '3.32.1').findings.filter(({ severity }) => severity !== 'information');
        assert.deepEqual(
          found.map(({ code, message }) => `${code}: ${message}`),
          [],
        );
      });
    }
  }
});

/** The text with every placeholder at its default; then once for each further choice of a placeholder. */
function expansions(body: string): [string, string][] {
  const choices = [...body.matchAll(/\$\{(\d+)\|([^|]*)\|\}/g)];
  const alternatives = choices.flatMap(([, tabstop, values]) =>
    values!
      .split(',')
      .slice(1)
      .map((value) => [tabstop!, value] as const),
  );
  return [
    ['', expand(body)],
    ...alternatives.map(([tabstop, value]): [string, string] => [
      `, ${value}`,
      expand(body.replace(new RegExp(`\\$\\{${tabstop}\\|[^|]*\\|\\}`), value)),
    ]),
  ];
}

function expand(body: string): string {
  return body
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([$}\\])/g, '$1');
}

function indented(body: string, by: number): string {
  return body.replace(/^/gm, ' '.repeat(by));
}
