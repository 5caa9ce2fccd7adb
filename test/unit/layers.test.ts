import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';

/**
 * Who may import whom: the table of docs/architecture.md. A folder is named with the folders of `src/` and the
 * packages that its files may import; `node:` stands for Node's own modules.
 */
const MAY_IMPORT: Record<string, string[]> = {
  'language/text': [],
  'language/versions': ['semver'],
  'language/syntax': ['language/text', 'yaml'],
  'language/documents': ['language/text', 'language/syntax', 'language/versions', 'language/schema'],
  'language/schema': ['language/text', 'language/syntax', 'language/versions', 'ajv'],
  'language/installation': ['language/text', 'language/syntax', 'language/versions', 'ipaddr.js'],
  'language/rules': ['language/text', 'language/installation', 'language/documents', 'language/versions'],
  'language/analysis': [
    'language/text',
    'language/versions',
    'language/syntax',
    'language/documents',
    'language/schema',
    'language/installation',
    'language/rules',
  ],
  'language/features': [
    'language/text',
    'language/versions',
    'language/syntax',
    'language/documents',
    'language/schema',
    'language/installation',
    'language/rules',
    'language/analysis',
  ],
  language: [
    'language/text',
    'language/versions',
    'language/schema',
    'language/installation',
    'language/rules',
    'language/analysis',
    'language/features',
  ],
  protocol: [],
  files: ['node:'],
  server: [
    'language',
    'protocol',
    'files',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
    'node:',
  ],
  cluster: ['files', 'node:'],
  client: ['protocol', 'files', 'cluster', 'vscode', 'vscode-languageclient', 'node:'],
  cli: ['language', 'files', 'cluster', 'diff', 'node:'],
  docs: ['language', 'node:'],
};

const SOURCES = path.resolve('src');
const FILES = readdirSync(SOURCES, { recursive: true })
  .map(String)
  .filter((file) => /\.(ts|mts|js|mjs)$/.test(file) && statSync(path.join(SOURCES, file)).isFile())
  .map((file) => file.split(path.sep).join('/'));

describe('layers', () => {
  for (const file of FILES) {
    const folder = folderOf(file);
    it(`${file} imports only what ${folder ?? 'its folder'} may`, () => {
      assert.ok(folder, 'a folder that the table has not heard of');
      if (file.includes('/generated/')) return;
      for (const target of importsOf(file)) {
        assert.ok(
          target === folder || MAY_IMPORT[folder]!.includes(target),
          `${folder} may not import ${target}`,
        );
      }
    });
  }

  it('makes a kubectl for the client in one place, where it waits for trust', () => {
    const makers = FILES.filter((file) => {
      const text = readFileSync(path.join(SOURCES, file), 'utf8');
      return file.startsWith('client/') && /\b(createKubectl|runProcess)\b|node:child_process/.test(text);
    });
    assert.deepEqual(makers, ['client/extension.ts']);
    assert.match(readFileSync(path.join(SOURCES, 'client/extension.ts'), 'utf8'), /return trustedKubectl\(/);
  });

  it('leaves ajv to the schema and yaml to the syntax', () => {
    const importers = (name: string) =>
      Object.keys(MAY_IMPORT).filter((folder) => MAY_IMPORT[folder]!.includes(name));
    assert.deepEqual(importers('ajv'), ['language/schema']);
    assert.deepEqual(importers('yaml'), ['language/syntax']);
  });
});

/** The longest name in the table that the file lies under; `language/` itself holds only files. */
function folderOf(file: string): string | undefined {
  const parts = file.split('/').slice(0, -1);
  if (parts[0] === 'language') return parts.length === 1 ? 'language' : known(parts.slice(0, 2).join('/'));
  return parts.length === 0 ? undefined : known(parts[0]!);
}

function known(folder: string): string | undefined {
  return folder in MAY_IMPORT ? folder : undefined;
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(SOURCES, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]/g)]
    .concat([...text.matchAll(/(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g)])
    .concat([...text.matchAll(/\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g)])
    .map((match) => match[1]!);
  return specifiers.map((specifier) => targetOf(file, specifier));
}

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    const resolved = path.posix.join(path.posix.dirname(file), specifier);
    return folderOf(resolved) ?? resolved;
  }
  if (specifier.startsWith('node:')) return 'node:';
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}
