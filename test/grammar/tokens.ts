import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { IGrammar, IRawGrammar } from 'vscode-textmate';

// Both are bundles of a kind that `import` reads differently from one loader to another.
const require = createRequire(import.meta.url);
const oniguruma: typeof import('vscode-oniguruma') = require('vscode-oniguruma');
const textmate: typeof import('vscode-textmate') = require('vscode-textmate');

const INJECTION = 'calico-installation.injection';

/** VS Code's own grammar of YAML, from this folder of its built-in extension, with ours injected as VS Code does it. */
export async function yamlGrammar(syntaxes: string): Promise<IGrammar> {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const grammars = new Map<string, IRawGrammar>();
  for (const file of readdirSync(syntaxes)) {
    const grammar = textmate.parseRawGrammar(readFileSync(path.join(syntaxes, file), 'utf8'), file);
    grammars.set(grammar.scopeName, grammar);
  }
  const ours = 'syntaxes/calico-installation.injection.tmLanguage.json';
  grammars.set(INJECTION, textmate.parseRawGrammar(readFileSync(ours, 'utf8'), ours));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => grammars.get(scope) ?? null,
    getInjections: (scope) => (scope === 'source.yaml' ? [INJECTION] : undefined),
  });
  const grammar = await registry.loadGrammar('source.yaml');
  if (!grammar) throw new Error(`no grammar of YAML in ${syntaxes}`);
  return grammar;
}

/** A line per token that is not just white space: the token, then its innermost scopes. */
export function tokenLines(grammar: IGrammar, text: string, keep: (scope: string) => boolean): string[] {
  const lines: string[] = [];
  let state = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const token = line.slice(startIndex, endIndex);
      const kept = scopes.filter(keep);
      if (token.trim() && kept.length > 0) lines.push(`${token.trim()}  ${kept.join(' ')}`);
    }
  }
  return lines;
}
