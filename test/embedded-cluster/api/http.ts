import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { Control } from '../control.ts';
import type { Effect, Faults, LoggedRequest } from '../faults.ts';
import type { JsonObject } from '../objects/object.ts';
import type { Access } from './access.ts';
import { accessReviewOf } from './access-review-protobuf.ts';
import { ApiError, badRequest, noSuchPath } from './api-error.ts';
import { aggregated, coreVersions, groupList, resourceList, versionInfo } from './discovery.ts';
import type { ResourceKind } from './kinds.ts';
import { openApiV2, openApiV3, openApiV3Index } from './openapi.ts';
import { openApiV2Protobuf } from './openapi-protobuf.ts';
import type { ApiRequest, Resources } from './resources.ts';

/** Key and certificate in PEM. kubectl sends credentials over TLS only. */
export interface TlsOptions {
  readonly key: string;
  readonly cert: string;
}

export interface Api {
  readonly kinds: readonly ResourceKind[];
  readonly resources: Resources;
  readonly faults: Faults;
  readonly access: Access;
  readonly control: Control;
}

/** The HTTP face of the cluster; not yet listening. */
export function createHttpServer(api: Api, tls: TlsOptions | undefined): Server {
  const listener = (request: IncomingMessage, response: ServerResponse) =>
    void answer(api, request, response);
  return tls ? https.createServer(tls, listener) : http.createServer(listener);
}

const CONTROL = '/-/control/';

async function answer(api: Api, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://cluster');
  try {
    const call = { request, method: request.method ?? 'GET', url, body: await bodyOf(request) };
    if (url.pathname.startsWith(CONTROL)) return await control(api, call, response);
    const { entry, effects } = api.faults.admit(request);
    response.on('close', () => logged(entry, response));
    if (await suffer(effects, response)) return;
    api.access.authenticate(request.headers.authorization);
    const cut = effects.some((effect) => effect.kind === 'drop' && effect.when === 'after');
    serve(api, call, response, cut);
  } catch (error) {
    refuse(response, error);
  }
}

/** Lets the faults act; true when they end the request. */
async function suffer(effects: Effect[], response: ServerResponse): Promise<boolean> {
  for (const effect of effects) {
    if (effect.kind === 'latency') await new Promise((done) => setTimeout(done, effect.ms));
    else if (effect.kind === 'status')
      throw new ApiError(effect.code, REASONS[effect.code], effect.message ?? REASONS[effect.code]);
    else if (effect.when === 'before') {
      response.destroy();
      return true;
    }
  }
  return false;
}

const REASONS = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  410: 'Expired',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
};

function serve(api: Api, call: ApiRequest, response: ServerResponse, cut: boolean): void {
  const path = call.url.pathname.replace(/\/$/, '');
  const accept = call.request.headers.accept ?? '';
  if (call.method === 'GET') {
    if (serveDocument(api, path, accept, response)) return;
  }
  const review = /^\/apis\/authorization\.k8s\.io\/v1\/selfsubject(access|rules)reviews$/.exec(path);
  if (review && call.method === 'POST') {
    const body = isProtobuf(call.request)
      ? accessReviewOf(Buffer.from(call.body, 'latin1'))
      : jsonObject(call.body);
    send(response, 201, review[1] === 'access' ? api.access.review(body) : api.access.rules(body));
    return;
  }
  const result = api.resources.handle(call, response);
  if (cut) response.destroy();
  else if (result) send(response, result.code, result.body, undefined, result.warnings);
}

/** What does not depend on objects: health, discovery, schemas. False when the path is none of these. */
function serveDocument(api: Api, path: string, accept: string, response: ServerResponse): boolean {
  if (path === '/openapi/v2' && accept.includes('protobuf')) {
    sendProtobuf(api, response);
    return true;
  }
  if (['/healthz', '/livez', '/readyz'].includes(path)) {
    response.end('ok');
    return true;
  }
  const document = discovery(api.kinds, path, accept);
  if (document) send(response, 200, document.body, document.type);
  return document !== undefined;
}

function discovery(
  kinds: readonly ResourceKind[],
  path: string,
  accept: string,
): { body: JsonObject; type?: string } | undefined {
  const version = /g=apidiscovery\.k8s\.io;v=(v2beta1|v2)(?![\w])/.exec(accept)?.[1];
  if (version && (path === '/api' || path === '/apis')) {
    const type = `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
    return { body: aggregated(kinds, path === '/api', version), type };
  }
  const documents: { [path: string]: () => JsonObject } = {
    '/version': versionInfo,
    '/api': coreVersions,
    '/apis': () => groupList(kinds),
    '/openapi/v2': () => openApiV2(kinds),
    '/openapi/v3': () => openApiV3Index(kinds),
  };
  const group = /^\/(?:api|apis)\/(v1|[^/]+\/v1)$/.exec(path)?.[1];
  const schemas = /^\/openapi\/v3\/(.+)$/.exec(path)?.[1];
  const body =
    documents[path]?.() ??
    (group ? resourceList(kinds, group) : schemas ? openApiV3(kinds, schemas) : undefined);
  return body && { body };
}

function sendProtobuf(api: Api, response: ServerResponse): void {
  // The older name, with an `@`, is no media type to kubectl that is built with a newer Go.
  response.writeHead(200, { 'content-type': 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf' });
  response.end(openApiV2Protobuf(openApiV2(api.kinds)));
}

async function control(api: Api, call: ApiRequest, response: ServerResponse): Promise<void> {
  const result = await api.control.command(
    call.url.pathname.slice(CONTROL.length),
    call.body ? JSON.parse(call.body) : {},
  );
  if (result === undefined) throw noSuchPath();
  send(response, 200, result);
}

function send(
  response: ServerResponse,
  code: number,
  body: JsonObject,
  type = 'application/json',
  warnings: string[] = [],
): void {
  for (const warning of warnings) response.appendHeader('warning', `299 - ${JSON.stringify(warning)}`);
  response.writeHead(code, { 'content-type': type });
  response.end(JSON.stringify(body));
}

function refuse(response: ServerResponse, error: unknown): void {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, 'InternalError', String((error as Error)?.stack ?? error));
  if (response.headersSent) response.destroy();
  else send(response, known.code, known.status());
}

function logged(entry: LoggedRequest, response: ServerResponse): void {
  if (response.writableEnded || response.headersSent) entry.status = response.statusCode;
}

function jsonObject(text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch (error) {
    throw badRequest(`the body cannot be read: ${(error as Error).message}`);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  // Bytes that are no text survive in `latin1` alone.
  return Buffer.concat(chunks).toString(isProtobuf(request) ? 'latin1' : 'utf8');
}

function isProtobuf({ headers }: IncomingMessage): boolean {
  return headers['content-type'] === 'application/vnd.kubernetes.protobuf';
}
