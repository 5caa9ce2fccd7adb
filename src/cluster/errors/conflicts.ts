/** One field that a server-side apply would change and somebody else owns. */
export interface FieldConflict {
  /** As the API server names it: `.spec.calicoNetwork.mtu`, `.spec.list[name="a"].image`. */
  readonly field: string;
  /** The field manager. */
  readonly owner: string;
  /** Set where it owns the field through a subresource: `status`. */
  readonly subresource?: string;
}

/**
 * The conflicts that kubectl printed. It passes on the API server's message alone, not the causes of its answer; the
 * message is made by `getConflictMessage` of k8s.io/apimachinery (`managedfields/internal/conflict.go`), the same from
 * 1.18 on: one conflict in a line, several by manager, with `using VERSION` for those that did not apply.
 */
export function conflictsIn(stderr: string): FieldConflict[] {
  const [, told] = /Apply failed with \d+ conflicts?: ([\s\S]*)/.exec(stderr) ?? [];
  if (told === undefined) return [];
  const [message = ''] = told.split(ADVICE);
  const found: FieldConflict[] = [];
  let manager: Manager | undefined;
  for (const line of message.split(/\r?\n/)) {
    const [, field] = /^- (\..+)$/.exec(line) ?? [];
    if (field !== undefined && manager) {
      found.push({ field, ...manager });
      continue;
    }
    const [, name = '', rest = ''] = /^conflicts? with ("(?:[^"\\]|\\.)*")(.*)$/.exec(line) ?? [];
    if (name === '') continue;
    manager = managerOf(name, rest);
    const only = rest.indexOf(': .');
    if (only >= 0) found.push({ field: rest.slice(only + 2), ...manager });
  }
  return found;
}

/** What kubectl adds of its own: flags and an edit of the file, where we have a list to choose from. */
export const ADVICE = /\n?Please review the fields above/;

type Manager = Omit<FieldConflict, 'field'>;

function managerOf(quoted: string, rest: string): Manager {
  const [, subresource] = /^ with subresource "([^"]*)"/.exec(rest) ?? [];
  return { owner: unquoted(quoted), ...(subresource === undefined ? {} : { subresource }) };
}

/** Go's quotes are those of JSON for every name that a manager has. */
function unquoted(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}
