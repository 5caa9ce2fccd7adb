import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };

/** What a contributor meets first must name what is there. */

interface Launch {
  readonly configurations: readonly {
    readonly name: string;
    readonly preLaunchTask?: string;
    port?: number;
  }[];
  readonly compounds: readonly { readonly name: string; readonly configurations: readonly string[] }[];
}

interface Tasks {
  readonly tasks: readonly {
    readonly label: string;
    readonly type?: string;
    readonly script?: string;
    readonly dependsOn?: readonly string[];
  }[];
}

const IGNORED = read('.gitignore').trim().split('\n');
const SCRIPTS: Readonly<Record<string, string>> = manifest.scripts;
/** The parts of `npm test`. */
const PARTS = [...read('scripts/test-parts.mjs').matchAll(/^ {2}(?:\{| {2})\s?name: '(\w+)'/gm)].map(
  ([, name]) => name!,
);
const NAMES = new Set(
  ['src', 'test', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => path.basename(String(file))),
  ),
);
const PAGES = [
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CODE_OF_CONDUCT.md',
  'docs/architecture.md',
  '.github/pull_request_template.md',
  ...readdirSync('docs/decisions').map((file) => `docs/decisions/${file}`),
];

describe('the door for contributors', () => {
  for (const page of PAGES) {
    it(`${page} names files, scripts and pages that are there`, () => {
      const text = read(page);
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target!);
      assert.deepEqual(
        links.filter((target) => !existsSync(path.join(path.dirname(page), target))),
        [],
        'links',
      );
      const files = [...text.matchAll(/`([\w.@/<>-]+(?:\/|\.(?:ts|mjs|json|md)))`/g)].map(
        ([, file]) => file!,
      );
      assert.deepEqual(
        files.filter((file) => !isThere(file)),
        [],
        'files',
      );
      const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script!);
      assert.deepEqual(
        scripts.filter((script) => !(script in SCRIPTS)),
        [],
        'scripts',
      );
    });
  }

  it('CONTRIBUTING.md lists the parts of npm test', () => {
    const [, list] = /any of the parts: (.+?) \|/.exec(read('CONTRIBUTING.md')) ?? [];
    assert.deepEqual(
      list?.split(', '),
      PARTS.map((name) => `\`${name}\``),
    );
  });

  it('docs/decisions lists each of its pages, and each says what, why, at what cost and until when', () => {
    const list = read('docs/decisions/README.md');
    for (const file of readdirSync('docs/decisions').filter((name) => name !== 'README.md')) {
      assert.ok(list.includes(`](${file})`), `README.md lists ${file}`);
      const heads = [...read(`docs/decisions/${file}`).matchAll(/^\*\*(.+?)\.\*\*/gm)].map(
        ([, head]) => head,
      );
      assert.deepEqual(heads, ['What', 'Why', 'What it costs', 'What would change it'], file);
    }
  });

  describe('.vscode', () => {
    const launch: Launch = JSON.parse(read('.vscode/launch.json'));
    const { tasks }: Tasks = JSON.parse(read('.vscode/tasks.json'));
    const labels = tasks.map(({ label }) => label);

    for (const file of readdirSync('.vscode')) {
      it(`${file} names files that are there`, () => {
        const text = read(`.vscode/${file}`);
        JSON.parse(text);
        const named = [...text.matchAll(/\$\{workspaceFolder\}\/([^"*$]+)/g)].map(([, name]) => name!);
        const missing = named.filter((name) => !isThere(name) && !existsSync(name));
        assert.deepEqual(missing, []);
      });
    }

    it('launches with tasks and configurations that are there', () => {
      const wanted = launch.configurations.flatMap(({ preLaunchTask }) => preLaunchTask ?? []);
      const needed = tasks.flatMap(({ dependsOn = [] }) => dependsOn);
      assert.deepEqual(
        [...wanted, ...needed].filter((label) => !labels.includes(label)),
        [],
      );
      const names = launch.configurations.map(({ name }) => name);
      const combined = launch.compounds.flatMap(({ configurations }) => configurations);
      assert.deepEqual(
        combined.filter((name) => !names.includes(name)),
        [],
      );
    });

    it('runs npm scripts that are there', () => {
      const scripts = tasks.flatMap(({ type, script }) => (type === 'npm' ? [script!] : []));
      assert.deepEqual(
        scripts.filter((script) => !(script in SCRIPTS)),
        [],
      );
    });

    it('attaches where the server waits for a debugger', () => {
      const [, port] = /DEBUG_PORT = (\d+)/.exec(read('src/client/language/language-server.ts')) ?? [];
      const ports = launch.configurations.flatMap((one) => one.port ?? []);
      assert.deepEqual(ports, [Number(port)]);
    });
  });

  describe('.github', () => {
    const files = readdirSync('.github', { recursive: true }).map(String);

    for (const file of files.filter((name) => name.endsWith('.yml'))) {
      it(`${file.split(path.sep).join('/')} is YAML`, () => {
        parse(read(path.join('.github', file)), { strict: true });
      });
    }

    it('runs parts of npm test that are there, and all of them on one system', () => {
      const workflow = read('.github/workflows/test.yml');
      const only = [...workflow.matchAll(/--only ([\w,]+)/g)].flatMap(([, list]) => list!.split(','));
      assert.deepEqual(
        only.filter((name) => !PARTS.includes(name)),
        [],
      );
      assert.match(workflow, /run: \.ci\/run$/m);
    });
  });
});

/** A file or a folder, from the root or where the layers are, or by its name alone; `<topic>` stands for any. */
function isThere(name: string): boolean {
  const known = name.replace(/<.*$/, '');
  if (IGNORED.some((entry) => known.startsWith(entry)) || /(?:^|\/)node_modules\//.test(known)) return true;
  if (!known.includes('/') && NAMES.has(known)) return true;
  return ['.', 'src', 'src/language', 'src/cluster', 'src/client', 'docs'].some((folder) =>
    existsSync(path.join(folder, known)),
  );
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}
