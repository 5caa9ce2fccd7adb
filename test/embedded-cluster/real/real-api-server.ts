import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JsonObject } from '../objects/object.ts';

/** The folder with `kube-apiserver` and `etcd`, where the environment names one. */
export const ASSETS = process.env.KUBEBUILDER_ASSETS;

/** That of a user who may do everything. */
export const TOKEN = 'the-administrator';

/** An API server as itself: no operator, no controller and no kubelet, so nothing moves by itself. */
export interface RealApiServer {
  readonly port: number;
  /** Resolves to the answer of whatever code. Objects are patched by merge. */
  call(method: string, target: string, body?: JsonObject): Promise<{ code: number; body: string }>;
}

/** Starts `etcd` and `kube-apiserver`, which end with this process. */
export async function startApiServer(assets: string): Promise<RealApiServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'calico-apiserver-'));
  const file = (name: string) => path.join(folder, name);
  const log = openSync(file('log'), 'w');
  const [client, peer, port] = [await freePort(), await freePort(), await freePort()];
  const children = [
    spawn(
      path.join(assets, 'etcd'),
      [
        `--data-dir=${file('etcd')}`,
        `--listen-client-urls=http://127.0.0.1:${client}`,
        `--advertise-client-urls=http://127.0.0.1:${client}`,
        `--listen-peer-urls=http://127.0.0.1:${peer}`,
      ],
      { stdio: ['ignore', log, log] },
    ),
    spawn(path.join(assets, 'kube-apiserver'), flags({ file, client, port }), {
      stdio: ['ignore', log, log],
    }),
  ];
  for (const child of children) child.unref();
  process.once('exit', () => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const server: RealApiServer = { port, call: (...request) => call(port, ...request) };
  try {
    await until('the API server is ready', async () => (await server.call('GET', '/readyz')).code === 200);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${readFileSync(file('log'), 'utf8').slice(-3000)}`);
  }
  return server;
}

function flags({ file, client, port }: { file: (name: string) => string; client: number; port: number }) {
  const key = file('accounts.key');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const tokens = file('tokens.csv');
  writeFileSync(tokens, `${TOKEN},administrator,administrator,system:masters\n`, { mode: 0o600 });
  return [
    `--etcd-servers=http://127.0.0.1:${client}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${file('certificates')}`,
    `--token-auth-file=${tokens}`,
    '--authorization-mode=RBAC',
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    '--service-cluster-ip-range=10.96.0.0/16',
    '--disable-admission-plugins=ServiceAccount',
    '--allow-privileged=true',
  ];
}

function call(port: number, method: string, target: string, body?: JsonObject) {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return new Promise<{ code: number; body: string }>((resolve, reject) => {
    const request = https.request(
      {
        method,
        host: '127.0.0.1',
        port,
        path: target,
        rejectUnauthorized: false,
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': type },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (data) => {
          text += data;
        });
        response.once('end', () => resolve({ code: response.statusCode ?? 0, body: text }));
      },
    );
    request.once('error', reject);
    request.end(body && JSON.stringify(body));
  });
}

/** Asks again until it is so, for a minute at most; that nobody listens yet is no answer. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  const ask = () =>
    isSo().catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET') return false;
      throw error;
    });
  while (!(await ask())) {
    if (Date.now() > end) throw new Error(`A minute has passed, and not yet: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
