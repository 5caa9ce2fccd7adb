import type { ServerCapabilities } from 'vscode-languageserver';
import { readObject } from '../language/service.ts';
import { READ_OBJECT, type ReadObjectParams, type ReadObjectResult } from '../protocol/requests.ts';
import type { Context } from './context.ts';

export const capability: ServerCapabilities = {};

export function register({ connection }: Context): void {
  connection.onRequest(READ_OBJECT, ({ text, literal }: ReadObjectParams): ReadObjectResult => {
    const { value, problems } = readObject(text, { literal });
    return { value: value ?? null, problems: [...problems] };
  });
}
