import type { Installation } from '../../installation/installation.ts';
import { OVERLAY } from '../../installation/overlay.ts';
import { formatPath, type Path, valueAt } from '../../text/path.ts';
import type { Problem } from '../../text/problem.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { JudgedProblem, Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { overlayConflicts } from './shared/overlay-conflicts.ts';

const BASE = installation(`
  calicoNetwork:
    bgp: Enabled
    ipPools:
      - cidr: 10.244.0.0/16
        encapsulation: IPIP
`);

/**
 * What `default` and `overlay` come to together, judged by all rules. Each conflict is reported under its own rule's
 * id, since that is what the operator names, and once more as what it is: the overlay's doing.
 */
export const rule: Rule = {
  id: 'overlay-invalid',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'The overlay and the Installation beneath it do not go together.',
    details: `
The operator fills its defaults into \`default\`, lays \`overlay\` over the result and judges that again. The overlay
gets no defaults of its own, so a change of the CNI plugin, say, meets the defaults that were filled in for the old one.

What is not empty in the overlay replaces what is beneath it; nothing can be unset by leaving it out, by \`0\`, by \`""\`
or by an empty list. \`cni\`, \`calicoNetwork\`, \`windowsNodes\`, \`logging\` and the pod overrides are merged field by
field; everything else is replaced whole, lists too.

Change the overlay, or bring \`default\` in line with it.`,
    clusterMessage: 'Invalid computed config',
    bad: {
      version: '3.29.7',
      yaml: `${BASE}---\n${overlay('Disabled')}`,
      beside: ['ipip-requires-bgp'],
    },
    good: { version: '3.29.7', yaml: `${BASE}---\n${overlay('Enabled')}` },
  },
  *check(own, { base, judge }) {
    if (own.name !== OVERLAY || !base) return;
    const places = new Map<string, Problem[]>();
    for (const { judged, path } of overlayConflicts(own, base, judge)) {
      const problem = seenFromOverlay(own, judged, path);
      yield problem;
      const place = formatPath(problem.path);
      places.set(place, [...(places.get(place) ?? []), problem]);
    }
    for (const problems of places.values()) yield summary(own, problems);
  },
};

function overlay(bgp: string): string {
  return installation(`calicoNetwork:\n  bgp: ${bgp}`).replace('name: default', `name: ${OVERLAY}`);
}

/** The other rule's problem at the overlay's line, with what of its fixes the overlay can do. */
function seenFromOverlay(
  own: Installation,
  { rule: broken, problem }: JudgedProblem,
  path: Problem['path'],
): Problem {
  const canDo = ({ edits, resource }: NonNullable<Problem['fixes']>[number]): boolean =>
    resource !== undefined ||
    edits.every((edit) => own.isWritten(edit.path) || (edit.op === 'set' && edit.path.every(isKey)));
  return {
    ...problem,
    message: `Together with \`default\`: ${problem.message}`,
    path,
    mark: formatPath(path) === formatPath(problem.path) ? problem.mark : markOf(own, path),
    code: broken.id,
    related: problem.related?.filter((place) => place.resource || own.isWritten(place.path)),
    // Whether the overlay or what is beneath it should change is for people to say.
    fixes: problem.fixes?.filter(canDo).map((fix) => ({ ...fix, safety: 'unsafe' as const })),
  };
}

/** A block is shown by its key, anything else by its value. */
function markOf({ written }: Installation, path: Path): Problem['mark'] {
  return typeof valueAt({ spec: written }, path) === 'object' ? 'key' : 'value';
}

function isKey(step: string | number): boolean {
  return typeof step === 'string';
}

function summary(own: Installation, problems: readonly Problem[]): Problem {
  const [{ path, mark }] = problems as [Problem];
  const codes = problems.map(({ code }) => code).join(', ');
  return {
    path,
    mark,
    message:
      `${shown(own, path)} is not compatible with \`default\`: the operator refuses the merged result (${codes}) and ` +
      'changes nothing on the cluster.',
    fixes: removals(own, path),
  };
}

function shown({ written }: Installation, path: Path): string {
  const value = valueAt({ spec: written }, path);
  if (value === undefined) return 'The overlay';
  const field = formatPath(path.slice(1));
  return typeof value === 'object' ? `\`${field}\`` : `\`${field}: ${value}\``;
}

function removals(own: Installation, path: Path): Problem['fixes'] {
  if (path[0] !== 'spec' || !own.isWritten(path)) return [];
  // `cni` must have a type, so without one the whole block goes.
  const removed = formatPath(path) === 'spec.cni.type' ? path.slice(0, -1) : path;
  const title = `Remove ${removed.at(-1)} from the overlay`;
  return [{ title, safety: 'unsafe', edits: [{ op: 'remove', path: removed }] }];
}
