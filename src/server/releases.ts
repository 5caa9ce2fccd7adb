import type { ServerCapabilities } from 'vscode-languageserver';
import { RELEASES as KNOWN } from '../language/service.ts';
import { RELEASES, type ReleasesResult } from '../protocol/requests.ts';
import type { Context } from './context.ts';

export const capability: ServerCapabilities = {};

export function register({ connection }: Context): void {
  connection.onRequest(RELEASES, (): ReleasesResult => KNOWN.map(({ calico }) => calico.text).reverse());
}
