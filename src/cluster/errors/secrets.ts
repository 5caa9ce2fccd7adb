/**
 * An address without what may be a secret in it: the user and the password before the host, and what follows `?` or
 * `#`. kubectl drops the latter, and the former says who comes and not where to, so what is left is the same cluster.
 * Of what cannot be read as an address only the scheme is left, and `…`.
 */
export function withoutSecrets(address: string): string {
  const text = address.trim();
  const [scheme = ''] = /^[a-z][a-z\d+.-]*:\/\//i.exec(text) ?? [];
  const rest = text.slice(scheme.length);
  if (rest === '') return text;
  const [beforeQuery = ''] = rest.split(/[?#]/, 1);
  // A password that nobody has escaped may hold these signs, too; then the host stands behind the last `@`.
  const isQueryOfHost = beforeQuery.includes('/') || !rest.slice(beforeQuery.length).includes('@');
  const host = isQueryOfHost ? hostAndPath(beforeQuery) : undefined;
  const [behind = ''] = rest.slice(rest.lastIndexOf('@') + 1).split(/[?#]/, 1);
  return scheme + (host ?? (isQueryOfHost && rest.includes('@') ? hostAndPath(behind) : undefined) ?? '…');
}

/** Without the user before it; undefined where it is no host. */
function hostAndPath(text: string): string | undefined {
  const [authority = ''] = text.split('/', 1);
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return HOST.test(host) ? host + text.slice(authority.length) : undefined;
}

/** A name or an address of IP, with or without a port. */
const HOST = /^(?:\[[\da-z:.%]+\]|[\p{L}\p{N}._~%*-]+)(?::\d*)?$/iu;

/**
 * What kubectl says, without the secrets of the addresses in it: those with a scheme, and those without one where it
 * speaks of an address. Linear in the length of the text.
 */
export function withoutSecretsIn(text: string): string {
  const told: string[] = [];
  let before = '';
  /** Of an address with a user; what is said against it may quote parts of that. */
  let isDistrusted = false;
  for (const part of parts(text)) {
    const stripped = isQuotation(part) ? quotation(part, before, isDistrusted) : word(part, before);
    if (part.includes('\n')) isDistrusted = false;
    else if (stripped !== part && part.includes('@')) isDistrusted = true;
    told.push(stripped);
    before = (before + part).slice(-NEAR);
  }
  return told.join('');
}

function quotation(part: string, before: string, isDistrusted: boolean): string {
  if (isDistrusted && COMPLAINT.test(before)) return '"…"';
  const content = part.slice(1, -1);
  const isWhole = SCHEME.test(content)
    ? content.includes('@') || !/\s/.test(content)
    : isBare(content, before);
  if (isWhole) return `"${withoutSecrets(content)}"`;
  return content.includes('://') ? `"${withoutSecretsIn(content)}"` : part;
}

/** In a sentence other signs stand around an address: `(https://…)`, `url=https://…,`. */
function word(part: string, before: string): string {
  const colon = part.indexOf('://');
  if (colon < 0 && !isBare(part, before)) return part;
  let [start, end] = [Math.max(0, colon), part.length];
  while (start > 0 && /[a-z\d+.-]/i.test(part[start - 1]!)) start -= 1;
  while (end > start && AROUND.includes(part[end - 1]!)) end -= 1;
  return part.slice(0, start) + withoutSecrets(part.slice(start, end)) + part.slice(end);
}

/** An address without a scheme: only where it is spoken of as one, since a user may be called `oidc:me@example.com`. */
function isBare(text: string, before: string): boolean {
  return text.includes('@') && text.indexOf(':') < text.lastIndexOf('@') && ABOUT_ADDRESS.test(before);
}

const SCHEME = /^\s*[a-z][a-z\d+.-]*:\/\//i;
const ABOUT_ADDRESS =
  /(?:parse|proxy|proxy-url'?|proxyconnect|address|lookup|server|connect|dial|tcp)[:=]? $/i;
const COMPLAINT = /(?:invalid (?:port|URL escape|character|userinfo)|scheme) $/i;
const NEAR = 24;
const AROUND = ')]}>\'"`\\.,:;!';

/** Quotations as Go writes them, and between these words and blanks; together they are the text. */
function* parts(text: string): Generator<string> {
  let start = 0;
  let mayQuote = true;
  while (start < text.length) {
    const isQuote = mayQuote && text[start] === '"';
    const end = isQuote ? endOfQuotation(text, start) : undefined;
    // Where one does not end, none after it does.
    if (isQuote && end === undefined) mayQuote = false;
    const next = end ?? endOfWord(text, start, mayQuote);
    yield text.slice(start, next);
    start = next;
  }
}

function isQuotation(part: string): boolean {
  return part.length > 1 && part.startsWith('"') && part.endsWith('"');
}

function endOfQuotation(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return undefined;
}

/** Of a run of blanks, or of other signs; where quotations are looked for, a quote begins another part. */
function endOfWord(text: string, start: number, mayQuote: boolean): number {
  const isBlank = /\s/.test(text[start]!);
  let end = start + 1;
  while (end < text.length && /\s/.test(text[end]!) === isBlank && !(mayQuote && text[end] === '"')) end += 1;
  return end;
}
