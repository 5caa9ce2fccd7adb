import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';

/** What every file of a folder exports under the same name: a rule its `rule`, an LSP method its `register`. */
const OF_A_KIND: Readonly<Record<string, string>> = {
  rule: 'language/rules/',
  register: 'server/lsp/',
  capability: 'server/lsp/',
  isOffered: 'server/lsp/',
};

/**
 * One idea that stands on two sides of a wall, since neither may import the other: by the files that have it. A
 * request has one name wherever it goes (`protocol/requests.ts`), and a command may be called like what it runs.
 */
const BESIDE_A_WALL: readonly (readonly [one: string, other: string])[] = [
  ['cluster/object/path.ts', 'language/text/path.ts'],
  ['cluster/text/markdown.ts', 'language/text/markdown.ts'],
  ['cluster/text/foreign-text.ts', 'language/text/unseen.ts'],
  ['protocol/text.ts', 'language/text/edit.ts'],
  ['protocol/text.ts', 'language/text/line-index.ts'],
  ['client/commands/follow-rollout.ts', 'cluster/rollout/follow-rollout.ts'],
  ['client/commands/non-privileged.ts', 'language/features/non-privileged/edit.ts'],
];

const EXPORTED = /^export (?:async )?(?:function\*?|const|class|interface|type|enum) (\w+)/gm;

describe('exported names', () => {
  it('have one meaning each', () => {
    const places = new Map<string, string[]>();
    for (const entry of readdirSync('src', { recursive: true })) {
      const file = String(entry).split(path.sep).join('/');
      if (!file.endsWith('.ts') || file.includes('generated/')) continue;
      for (const [, name] of readFileSync(path.join('src', file), 'utf8').matchAll(EXPORTED)) {
        places.set(name!, [...(places.get(name!) ?? []), file]);
      }
    }
    const twice = [...places].filter(([name, files]) => files.length > 1 && !isOneIdea(name, files));
    assert.deepEqual(twice, []);
  });
});

function isOneIdea(name: string, files: readonly string[]): boolean {
  const kind = OF_A_KIND[name];
  if (kind !== undefined) return files.every((file) => file.startsWith(kind));
  if (files.includes('protocol/requests.ts'))
    return files.some((file) => file.startsWith('server/requests/'));
  return BESIDE_A_WALL.some((sides) => files.every((file) => sides.includes(file)));
}
