#!/usr/bin/env node
/**
 * Writes what is derived from the sources and not committed: the list of the rules (one import per rule file), and
 * from the fields the compiled structural validator and the type of the spec. Quick when nothing has changed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

writeRuleIndex();
run('scripts/generate/from-fields.mjs');

function writeRuleIndex() {
  const rules = path.join(root, 'src/language/rules');
  const files = readdirSync(rules, { recursive: true })
    .map(String)
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.includes('/') && file.endsWith('.ts') && !file.startsWith('generated/'))
    .filter((file) => /^export const rule\b/m.test(readFileSync(path.join(rules, file), 'utf8')))
    .sort((one, other) => (path.posix.basename(one) < path.posix.basename(other) ? -1 : 1));
  const imports = files.map((file, index) => `import { rule as rule${index} } from '../${file}';`);
  const entries = files.map((file, index) => `  rule${index}, // ${path.posix.basename(file, '.ts')}`);
  write(
    'src/language/rules/generated/index.ts',
    `// Made by scripts/generate.mjs from the rule files; not committed.
import type { Rule } from '../rule.ts';
${imports.join('\n')}

/** Every rule, in order of id. */
export const RULES: readonly Rule[] = [
${entries.join('\n')}
];
`,
  );
}

/** Leaves the file alone when it is so already, so that its date stays. */
function write(file, text) {
  const target = path.join(root, file);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return;
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

function run(script) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', path.join(root, script)], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
