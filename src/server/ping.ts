import type { ServerCapabilities } from 'vscode-languageserver';
import { PING } from '../protocol/requests.ts';
import type { Context } from './context.ts';

export const capability: ServerCapabilities = {};

export function register({ connection }: Context): void {
  connection.onRequest(PING, () => null);
}
