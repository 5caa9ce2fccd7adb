import type { ServerCapabilities } from 'vscode-languageserver';
import { page } from '../language/service.ts';
import { PAGE, type PageParams, type PageResult } from '../protocol/requests.ts';
import type { Context } from './context.ts';

export const capability: ServerCapabilities = {};

export function register({ connection }: Context): void {
  connection.onRequest(PAGE, ({ id }: PageParams): PageResult | null => {
    const markdown = page(id);
    return markdown === undefined ? null : { markdown };
  });
}
