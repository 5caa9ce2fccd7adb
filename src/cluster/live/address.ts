/** The document of a live Installation: `/CONTEXT/installation/NAME.yaml`. */
export interface LiveAddress {
  readonly context: string;
  readonly name: string;
}

/** The path of a document's address. What a path cannot hold of a context's name is percent-encoded. */
export function livePath({ context, name }: LiveAddress): string {
  return `/${encoded(context)}/installation/${encoded(name)}.yaml`;
}

/** The inverse of `livePath`; undefined for any other path. */
export function liveAddress(path: string): LiveAddress | undefined {
  const [, context, name] = /^\/([^/]+)\/installation\/([^/]+)\.yaml$/.exec(path) ?? [];
  if (!context || !name) return undefined;
  try {
    return { context: decodeURIComponent(context), name: decodeURIComponent(name) };
  } catch {
    return undefined;
  }
}

/**
 * Slashes and backslashes would be folders, `.` and `..` would be taken for them; the rest stays legible, as it is on
 * the tab: `arn:aws:eks:eu-west-1:000000000000:cluster%2Fprod`. VS Code puts the path into messages of its own, where
 * brackets could be a link.
 */
function encoded(part: string): string {
  if (/^\.+$/.test(part)) return part.replaceAll('.', '%2E');
  return part.replace(
    /[%/\\?#[\]]|[\p{Cc}\u2028\u2029\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu,
    (sign) => encodeURIComponent(sign),
  );
}
