import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { circles } from './circles.ts';

/**
 * Who may import whom: the table of docs/architecture.md. A folder is named with the folders of `src/` and the
 * packages that its files may import; `node:` stands for Node's own modules, and `cluster/` for every folder in it.
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
  'cluster/object': ['node:'],
  'cluster/text': [],
  'cluster/errors': ['cluster/text'],
  'cluster/kubectl': ['cluster/object', 'cluster/text', 'cluster/errors', 'node:'],
  cluster: ['files', 'cluster/', 'node:'],
  'client/window': ['cluster', 'cluster/', 'vscode', 'node:'],
  client: ['protocol', 'files', 'cluster', 'cluster/', 'client/', 'vscode', 'vscode-languageclient', 'node:'],
  cli: ['language', 'files', 'cluster', 'cluster/', 'diff', 'node:'],
  docs: ['language', 'node:'],
};

const SOURCES = path.resolve('src');
const FILES = readdirSync(SOURCES, { recursive: true })
  .map(String)
  .filter((file) => /\.(ts|mts|js|mjs)$/.test(file) && statSync(path.join(SOURCES, file)).isFile())
  .map((file) => file.split(path.sep).join('/'));

const GRAPH = { values: graphOf(({ isType }) => !isType), all: graphOf(() => true) };

/** Folders that hold many of one kind, by the kind. */
const MANY: Readonly<Record<string, string>> = {
  'src/client/commands': 'commands',
  'src/cluster/commands': 'commands of kubectl',
  'src/language/features': 'features',
  'src/language/rules/dataplane': 'rules',
  'src/language/rules/ip-pools': 'rules',
  'src/language/schema/fields': 'fields',
  'test/cluster': 'suites',
  'test/host/suite': 'suites',
};
const MOST_FILES = 15;

describe('layers', () => {
  it('have folders in which a file is found: fifteen at the most, or many of one kind', () => {
    const counts = new Map<string, number>();
    for (const top of ['src', 'test', 'scripts']) {
      for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
        const folder = entry.parentPath.split(path.sep).join('/');
        if (entry.isFile()) counts.set(folder, (counts.get(folder) ?? 0) + 1);
      }
    }
    const crowded = [...counts]
      .filter(
        ([folder, count]) => count > MOST_FILES && !/^test\/(fixtures|unit\/language\/rules)\//.test(folder),
      )
      .map(([folder]) => folder);
    assert.deepEqual(crowded.sort(), Object.keys(MANY).sort());
  });

  for (const file of FILES) {
    const folder = folderOf(file);
    it(`${file} imports only what ${folder ?? 'its folder'} may`, () => {
      assert.ok(folder, 'a folder that the table has not heard of');
      if (file.includes('/generated/')) return;
      for (const { specifier } of importsOf(file)) {
        const target = targetOf(file, specifier);
        assert.ok(
          target === folder || MAY_IMPORT[folder]!.some((one) => isIn(target, one)),
          `${folder} may not import ${target}`,
        );
      }
    });
  }

  it('are looked through for circles by something that finds them', () => {
    const graph = { a: ['b', 'e'], b: ['c'], c: ['d', 'b'], d: ['a'], e: ['f'], f: [] };
    assert.deepEqual(circles(new Map(Object.entries(graph))), [['a', 'b', 'c', 'd']]);
    assert.deepEqual(GRAPH.all.get('client/run-command.ts')!.slice(0, 2), [
      'cluster/errors/remedy.ts',
      'client/app.ts',
    ]);
    assert.equal(GRAPH.values.get('client/run-command.ts')!.includes('client/app.ts'), false);
  });

  it('go round in no circle: what a file needs at run time does not need it back', () => {
    assert.deepEqual(circles(GRAPH.values), []);
  });

  it('go round in no circle between folders, of types neither', () => {
    const between = circles(GRAPH.all).filter((files) => new Set(files.map(path.posix.dirname)).size > 1);
    assert.deepEqual(between, []);
  });

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
  if (parts[0] === 'language' && parts.length > 1) return known(parts.slice(0, 2).join('/'));
  return known(parts.slice(0, 2).join('/')) ?? known(parts[0] ?? '');
}

function known(folder: string): string | undefined {
  return folder in MAY_IMPORT ? folder : undefined;
}

function isIn(target: string, allowed: string): boolean {
  return allowed.endsWith('/') ? target.startsWith(allowed) : target === allowed;
}

/** The files of ours that each file imports. */
function graphOf(counts: (one: Import) => boolean): ReadonlyMap<string, readonly string[]> {
  const imported = (file: string) =>
    importsOf(file)
      .filter((one) => one.specifier.startsWith('.') && counts(one))
      .map(({ specifier }) => path.posix.join(path.posix.dirname(file), specifier));
  return new Map(FILES.map((file) => [file, imported(file)]));
}

interface Import {
  readonly specifier: string;
  /** Nothing of it is left at run time. */
  readonly isType: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(SOURCES, file), 'utf8');
  return [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b(\s*type\b)?[^;'"]*?from\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/(?:^|\n)\s*import(\s*)['"]([^'"]+)['"]/g),
    ...text.matchAll(/\b(?:import|require)\((\s*)['"]([^'"]+)['"]\s*\)/g),
  ].map(([, word, specifier]) => ({ specifier: specifier!, isType: word?.trim() === 'type' }));
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
