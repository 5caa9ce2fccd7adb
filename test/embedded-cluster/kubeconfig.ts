import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';

export interface KubeconfigOptions {
  readonly url: string;
  /** Name of the context. */
  readonly context: string;
  /** Sent over TLS only; kubectl keeps credentials from plain HTTP. */
  readonly token?: string;
  /** The user's entry instead, whole: `{ exec: … }`. */
  readonly user?: object;
  /** Certificates (PEM) to trust the server by; without them any certificate is taken. */
  readonly authority?: string;
}

/** Writes a kubeconfig whose only and current context is the embedded cluster. */
export function writeKubeconfig(
  path: string,
  { url, context, token, user, authority }: KubeconfigOptions,
): void {
  const trust = authority
    ? { 'certificate-authority-data': Buffer.from(authority).toString('base64') }
    : { 'insecure-skip-tls-verify': true };
  const cluster = { server: url, ...(url.startsWith('https:') ? trust : {}) };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': context,
    clusters: [{ name: 'calico-embedded', cluster }],
    contexts: [{ name: context, context: { cluster: 'calico-embedded', user: 'embedded-user' } }],
    users: [{ name: 'embedded-user', user: user ?? (token ? { token } : {}) }],
  };
  writeFileSync(path, stringify(config), { mode: 0o600 });
}
