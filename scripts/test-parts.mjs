/** The parts of `npm test`, in the order in which they run. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, VERSIONS } from './setup.mjs';

/** After this long a part is taken to hang. */
const TIME_LIMIT = 15 * 60 * 1000;

const results = path.join(root, 'test-results');

/** What was tried again, by name, once for each time: a second chance may hide a fault, so the end of a run tells of it. */
export const triedAgain = [];

/**
 * `needs`: what the set-up must have found; `after`: the parts that must not have failed; `run` prints what it does
 * and returns its counts.
 *
 * @type {{name: string, title: string, needs: string[], after: string[],
 *   run: () => Promise<{passed: number, failed: number, skipped: number}>}[]}
 */
export const PARTS = [
  {
    name: 'types',
    title: 'Types',
    needs: [],
    after: [],
    run: () => succeeds('npm', ['run', '-s', 'check:types']),
  },
  {
    name: 'lint',
    title: 'Lint and format',
    needs: [],
    after: [],
    run: () => succeeds('npm', ['run', '-s', 'lint']),
  },
  { name: 'build', title: 'Bundles and package', needs: [], after: [], run: build },
  {
    name: 'unit',
    title: 'Unit tables and layers',
    needs: [],
    after: [],
    run: () => mocha('unit', ['--config', 'test/unit/.mocharc.json', '--parallel', '--jobs', '2']),
  },
  {
    name: 'grammar',
    title: 'Syntax colours on the grammars of VS Code',
    needs: ['server'],
    after: [],
    run: () => mocha('grammar', ['test/grammar/**/*.test.ts']),
  },
  {
    name: 'coexistence',
    title: 'Beside the language server of Red Hat YAML',
    needs: [],
    after: [],
    run: () => mocha('coexistence', ['--timeout', '60000', 'test/coexistence/**/*.test.ts']),
  },
  {
    name: 'cluster',
    title: 'kubectl against the embedded cluster',
    needs: ['kubectl'],
    after: [],
    run: () =>
      mocha('cluster', ['--parallel', '--jobs', '2', '--timeout', '120000', 'test/cluster/**/*.test.ts']),
  },
  {
    name: 'host',
    title: 'Inside VS Code',
    needs: ['chromium', 'kubectl', 'server'],
    after: ['build'],
    run: hostSuites,
  },
  {
    name: 'window',
    title: 'Journeys in a VS Code window',
    needs: ['chromium', 'kubectl', 'server'],
    after: ['build'],
    run: journeys,
  },
];

async function build() {
  const { bundle } = await import('./bundle.mjs');
  const { pack } = await import('./package.mjs');
  await bundle();
  return (await pack()) === 0 ? counted(1, 0) : counted(0, 1);
}

/** The same suites on the newest VS Code and on the oldest supported one, side by side: a window mostly waits. */
async function hostSuites() {
  await prepareHost();
  const { HOST_SUITES } = await import('./build-host.mjs');
  const onVersion = (version) => oneByOne(HOST_SUITES, (suite) => hostSuite(version, suite));
  return (await Promise.all(VERSIONS.map(onVersion))).reduce(sum);
}

/** Does something with each, one after the other, and adds up what that counts. */
async function oneByOne(list, count) {
  let total = counted(0, 0);
  for (const one of list) total = sum(total, await count(one));
  return total;
}

/** Like a journey, a window that was lost to a busy machine gets a second chance, and says so. */
async function hostSuite(version, suite) {
  const counts = await hostSuiteOnce(version, suite);
  if (counts.failed === 0) return counts;
  triedAgain.push(`${suite} on VS Code ${version}`);
  console.log(`Running the suite on VS Code ${version} again, in a new window.`);
  return hostSuiteOnce(version, suite);
}

async function hostSuiteOnce(version, suite) {
  const name = `host-${version}-${suite}`;
  const log = path.join(results, `${name}.log`);
  const counts = await withCounts(name, (env) =>
    toFile(log, process.execPath, ['--import', 'tsx', 'test/host/run.ts', version, suite], env),
  );
  console.log(`\nVS Code ${version}: ${suite}\n${counts.report ?? readFileSync(log, 'utf8')}`);
  if (counts.failed) console.log(`The window's console is in ${path.relative(root, log)}.`);
  return counts;
}

async function journeys() {
  if (process.env.VSCODE_TEST_HOST === 'desktop') {
    console.log(
      'Skipped: journeys are driven in the window of the VS Code server, and VSCODE_TEST_HOST is `desktop`.',
    );
    return { passed: 0, failed: 0, skipped: 1 };
  }
  await prepareHost();
  const folder = path.join(root, 'test/host/journeys');
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  // Two windows at a time; each takes the next journey that nobody has begun.
  const left = files.values();
  const drive = () =>
    oneByOne(left, (file) => journey(file.replace('.test.ts', ''), path.join(folder, file)));
  return (await Promise.all([drive(), drive()])).reduce(sum);
}

/**
 * A journey is one stretch of keys and clicks, in which a key that a busy window loses takes the rest along. So it is
 * driven again from its start, in a new window, where it has failed; what fails three times has failed.
 */
async function journey(name, file) {
  for (let attempt = 1; ; attempt++) {
    const log = path.join(results, `window-${name}.log`);
    const counts = await mocha(`window-${name}`, ['--bail', '--timeout', '120000', file], log);
    console.log(readFileSync(log, 'utf8'));
    if (counts.failed === 0 || attempt === 3) return counts;
    triedAgain.push(`journey ${name}`);
    console.log(`Driving ${name} again, in a new window (${attempt + 1} of 3).`);
  }
}

async function prepareHost() {
  if (!existsSync(path.join(root, 'dist/extension.cjs'))) await build();
  const { buildHost } = await import('./build-host.mjs');
  const { unpackedCopy } = await import('./package.mjs');
  await buildHost();
  await unpackedCopy(path.join(root, '.hosts/extension'));
}

/** A mocha run in which TypeScript is read as it is. Several at once write to a `log` each, instead of over each other. */
function mocha(name, argv, log) {
  const program = path.join(root, 'node_modules/mocha/bin/mocha.js');
  const reporter = ['--reporter', path.join(root, 'scripts/count-reporter.mjs')];
  const all = ['--import', 'tsx', program, ...reporter, ...argv];
  if (log) return withCounts(name, (env) => toFile(log, process.execPath, all, env));
  return withCounts(name, (env) =>
    finished(
      spawn(process.execPath, all, {
        cwd: root,
        env: { ...process.env, ...env },
        stdio: 'inherit',
      }),
    ),
  );
}

/** Runs something that leaves its counts in a file. Where it leaves none, or fails without saying so, it has failed. */
async function withCounts(name, start) {
  const file = path.join(results, `${name}.json`);
  mkdirSync(results, { recursive: true });
  rmSync(file, { force: true });
  const code = await start({ CALICO_TEST_RESULTS: file });
  if (!existsSync(file)) {
    console.log(`${name} ended with exit code ${code} before its tests were through.`);
    return counted(0, 1);
  }
  const counts = JSON.parse(readFileSync(file, 'utf8'));
  triedAgain.push(...(counts.again ?? []));
  if (counts.passed + counts.failed + counts.skipped === 0) {
    console.log(`${name} has run no test.`);
    return counted(0, 1);
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function succeeds(program, argv) {
  const windows = process.platform === 'win32';
  const child = spawn(windows ? `${program}.cmd` : program, argv, {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  });
  return (await finished(child)) === 0 ? counted(1, 0) : counted(0, 1);
}

async function toFile(file, program, argv, env) {
  const output = openSync(file, 'w');
  try {
    const stdio = ['ignore', output, output];
    return await finished(spawn(program, argv, { cwd: root, env: { ...process.env, ...env }, stdio }));
  } finally {
    closeSync(output);
  }
}

function finished(child) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      console.log(`Stopped: it was still running after ${TIME_LIMIT / 60_000} minutes.`);
      child.kill('SIGTERM');
    }, TIME_LIMIT);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(limit);
      resolve(code ?? 1);
    });
  });
}

const counted = (passed, failed) => ({ passed, failed, skipped: 0 });

function sum(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}
