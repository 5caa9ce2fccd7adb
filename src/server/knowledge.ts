import { ResponseError, type ServerCapabilities } from 'vscode-languageserver';
import { calicoKnowledge } from '../language/service.ts';
import { KNOWLEDGE, type KnowledgeParams } from '../protocol/requests.ts';
import type { Context } from './context.ts';

export const capability: ServerCapabilities = {};

/** What a change to a cluster hangs on beyond the cluster. */
export function register({ connection, service }: Context): void {
  const knowledge = calicoKnowledge(service);
  connection.onRequest(KNOWLEDGE, ({ question, arguments: given }: KnowledgeParams) => {
    if (!Object.hasOwn(knowledge, question)) return new ResponseError(-32602, `No question: ${question}`);
    const ask: (...args: never[]) => unknown = knowledge[question];
    return ask(...(given as never[])) ?? null;
  });
}
