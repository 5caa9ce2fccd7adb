import { type Message, type MessageStrategy, ResponseError } from 'vscode-languageserver';
import * as requests from '../protocol/requests.ts';
import { SOURCE } from './convert.ts';

/*
 * Requests that are not what the protocol says. The library hands them on as they come, and would answer each with an
 * internal error of whatever stumbles over it first.
 */

/** Where a request goes that cannot be answered; no client knows of it. */
const MALFORMED = '$/calicoInstallation/malformed';
const INVALID_PARAMS = -32602;

/** Every message on its way to the handlers, less the requests that none of them could read. */
export const wellFormed: MessageStrategy = {
  handleMessage(message, next) {
    const fault = faultOf(message);
    return next(
      fault === undefined ? message : ({ ...message, method: MALFORMED, params: [fault] } as Message),
    );
  },
};

/** One strategy after another. */
export function inTurn(first: MessageStrategy, second: MessageStrategy): MessageStrategy {
  return {
    handleMessage: (message, next) =>
      first.handleMessage(message, (passed) => second.handleMessage(passed, next)),
  };
}

export function answerMalformed(connection: {
  onRequest(method: string, handler: (fault: string) => ResponseError): unknown;
}): void {
  connection.onRequest(MALFORMED, (fault) => new ResponseError(INVALID_PARAMS, fault));
}

type Check = (value: unknown) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isInteger(value) && (value as number) >= 0;
const isList =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** A place in a text: whole numbers from 0 on. What lies behind its end means the end. */
export const isPosition: Check = (value) =>
  isObject(value) && isCount(value.line) && isCount(value.character);
export const isRange: Check = (value) => isObject(value) && isPosition(value.start) && isPosition(value.end);

// What others say is not looked at.
const isDiagnostic: Check = (value) => isObject(value) && (value.source !== SOURCE || isRange(value.range));
const isContext: Check = (value) =>
  isObject(value) &&
  (value.diagnostics == null || isList(isDiagnostic)(value.diagnostics)) &&
  (value.only == null || isList(isText)(value.only));
const isChange: Check = (value) =>
  isObject(value) && isList((step) => isText(step) || isCount(step))(value.path);

/** What a member of the parameters has to be where it is there, in any request. */
const CHECKS: Readonly<Record<string, Check>> = {
  textDocument: (value) => isObject(value) && isText(value.uri),
  position: isPosition,
  positions: isList(isPosition),
  range: isRange,
  context: isContext,
  capabilities: isObject,
  text: isText,
  id: isText,
  from: isText,
  to: isText,
  version: isText,
  action: isText,
  name: isText,
  question: isText,
  fields: isList(isText),
  arguments: Array.isArray,
  changes: isList(isChange),
};

const AT = ['textDocument', 'position'];

/** What has to be there. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  initialize: ['capabilities'],
  'textDocument/hover': AT,
  'textDocument/completion': AT,
  'textDocument/codeAction': ['textDocument', 'range'],
  'textDocument/codeLens': ['textDocument'],
  'textDocument/inlayHint': ['textDocument', 'range'],
  'textDocument/documentSymbol': ['textDocument'],
  'textDocument/foldingRange': ['textDocument'],
  'textDocument/selectionRange': ['textDocument', 'positions'],
  'textDocument/documentLink': ['textDocument'],
  'textDocument/diagnostic': ['textDocument'],
  'completionItem/resolve': [],
  'codeAction/resolve': [],
  'codeLens/resolve': ['range'],
  [requests.installationAt.method]: AT,
  [requests.effective.method]: AT,
  [requests.nonPrivileged.method]: AT,
  [requests.compareVersions.method]: [...AT, 'to'],
  [requests.nonPrivilegedEdit.method]: [...AT, 'action'],
  [requests.targetVersionEdit.method]: [...AT, 'version'],
  [requests.status.method]: ['textDocument'],
  [requests.page.method]: ['id'],
  [requests.readObject.method]: ['text'],
  [requests.fieldPlaces.method]: ['text', 'fields'],
  [requests.editObject.method]: ['text', 'changes'],
  [requests.calicoFacts.method]: ['question', 'arguments'],
};

/** What is wrong with a request, in words; undefined for one that can be answered, and for what is no request. */
function faultOf(message: Message): string | undefined {
  const { id, method, params } = message as { id?: unknown; method?: unknown; params?: unknown };
  if (id === undefined || typeof method !== 'string' || !Object.hasOwn(NEEDS, method)) return undefined;
  if (!isObject(params)) return `${method} takes an object.`;
  const missing = NEEDS[method]!.find((name) => params[name] == null);
  if (missing !== undefined) return `${method} needs \`${missing}\`.`;
  const wrong = Object.keys(CHECKS).find((name) => params[name] != null && !CHECKS[name]!(params[name]));
  return wrong && `\`${wrong}\` of ${method} is not what the protocol says.`;
}
