import { ADVICE } from './conflicts.ts';
import type { ClusterErrorKind } from './error.ts';
import { withoutSecretsIn } from './secrets.ts';

/**
 * Which kind of error kubectl's standard error tells of, first match first: a message about credentials also says
 * that the server could not be reached, and a refused object may hold any word.
 */
const SIGNS: readonly (readonly [RegExp, ClusterErrorKind])[] = [
  [
    /^error: (context "|no context exists|current-context is not set)|context was not found for specified/m,
    'no-context',
  ],
  [
    /error loading config file|invalid configuration:|unable to read (client-|certificate-auth)|unable to load root cert|any PEM data|private key does not match|cluster "[^"]*" does not exist/,
    'bad-kubeconfig',
  ],
  [
    /getting credentials: |exec plugin|exec: executable \S+ (not found|failed)|No Auth Provider found/,
    'login-needed',
  ],
  [/Enter (Username|Password)|please log ?in|refresh token|token (has )?expired/i, 'login-needed'],
  // A server that turns the client's certificate down.
  [/^(?!Error from server).*remote error: tls: /m, 'unauthorized'],
  // Not what the server says of its webhooks.
  [/^(?!Error from server).*(x509: |tls: failed to verify certificate)/m, 'untrusted'],
  [
    /\(Unauthorized\)|You must be logged in to the server|asked for the client to provide credentials/,
    'unauthorized',
  ],
  [/^Error from server \(Forbidden\)|is forbidden: User |^error: .*\bforbidden: /m, 'forbidden'],
  [/\(Conflict\)|the object has been modified|Apply failed with \d+ conflict/, 'conflict'],
  [
    /\(NotFound\)|doesn't have a resource type|no matches for kind|could not (be found on the server|find the requested resource)/,
    'not-found',
  ],
  [/Client\.Timeout|context deadline exceeded|timed out waiting|\(Timeout\)/, 'timed-out'],
  [/connection refused|was refused|no such host|no route to host|network is unreachable/, 'unreachable'],
  [/i\/o timeout|TLS handshake|connection reset|broken pipe|Unable to connect to the server/, 'unreachable'],
  [
    /\bEOF$|\(ServiceUnavailable\)|unable to handle the request|http2: client connection lost/m,
    'unreachable',
  ],
  [
    /is invalid|\(Invalid\)|\(BadRequest\)|error validating|unknown field|strict decoding|denied the request/,
    'invalid',
  ],
  [
    /error parsing |error converting YAML|Object 'Kind' is missing|unable to decode|error decoding/,
    'invalid',
  ],
];

export function classify(stderr: string): ClusterErrorKind {
  const reason = reasonIn(stderr);
  return SIGNS.find(([sign]) => sign.test(reason))?.[1] ?? 'failed';
}

/** kubectl's reason without its prefixes, its log lines and the secrets of addresses; at most 1,000 characters. */
export function detailOf(stderr: string): string {
  const [reason = ''] = reasonIn(stderr).split(ADVICE);
  const detail = withoutTemporaryFile(reason.replace(PREFIX, ''));
  // Before it is cut short: half an address does not tell where its secret is.
  return withoutSecretsIn(withoutQuotedObjects(withoutQuotedConfig(detail))).slice(0, 1000);
}

/** The last error and what follows it: `kubectl edit` has told of those of earlier rounds before. */
function reasonIn(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !LOG_LINE.test(line) && !WARNING.test(line))
    // It may say the same of every request that it made.
    .filter((line, index, all) => line !== all[index - 1]);
  // What a credential plugin prints comes before.
  const last = lines.findLastIndex((line) => PREFIX.test(line) || BEGINNING.test(line));
  return lines.slice(Math.max(0, last)).join('\n');
}

/** The API server repeats the whole object where it names an unknown field; nobody wants to read it there. */
export function withoutQuotedObjects(message: string): string {
  return message.replace(/"\{(?:[^"\\]|\\.)*/gs, (quoted, offset: number) => {
    const end = offset + quoted.length;
    // The end of a long one may have been left out.
    const isCut = end === message.length;
    return isCut || (quoted.endsWith('}') && message[end] === '"') ? `"{…}${isCut ? '"' : ''}` : quoted;
  });
}

/** Ours, which is gone by the time that somebody reads its name. */
function withoutTemporaryFile(message: string): string {
  const [last = '', ...before] = message.split(TEMPORARY_FILE).reverse();
  return [...before.reverse().map((text) => text.slice(0, endOfLastBlank(text))), last].join('the manifest');
}

function endOfLastBlank(text: string): number {
  let end = text.length;
  while (end > 0 && !/\s/.test(text[end - 1]!)) end -= 1;
  return end;
}

/** A kubeconfig that is no JSON in the end is quoted around the fault, and next to that a token may stand. */
function withoutQuotedConfig(message: string): string {
  return message.replace(/, error found in #\d+ byte of [\s\S]*/, '');
}

/** What the API server, or kubectl, warned of although it did what it was asked. */
export function warningsOf(stderr: string): string[] {
  return stderr
    .split('\n')
    .filter((line) => WARNING.test(line))
    .map((line) => withoutSecretsIn(line.replace(WARNING, '').trim()));
}

/** kubectl's logger: `E1124 10:06:12.314270   12118 loader.go:222] …`. */
const LOG_LINE = /^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+ /;
const WARNING = /^Warning: /;
const PREFIX = /^(error: (?=\S)|Error from server(?: \(\w+\))?: |Unable to connect to the server: )/;
/** How kubectl begins an error that it does not call one. */
const BEGINNING =
  /^(Error: |Error in configuration: |The connection to the server |The (\S+ "[^"]*"|request) is invalid|Error executing|Unable to )/;
/** From where the name is ours; what comes before it, up to a blank, is of the same path. */
const TEMPORARY_FILE = /calico-installation-\w{6}[/\\]{1,2}manifest\.yaml"?/;
