import type { ClusterFacts } from '../installation/cluster/facts.ts';
import type { MapNode } from '../syntax/node.ts';
import { RELEASES } from '../versions/releases.ts';
import { type CalicoVersion, mayDiffer } from '../versions/version.ts';
import { type AnalysedInstallation, type Analysis, type AnalysisOptions, analyse } from './analyse.ts';
import type { Finding } from './finding.ts';
import type { Hints } from './hints.ts';
import { ALONE, judgeObject } from './variant.ts';

/**
 * `refused`: the API server or the operator says no. `broken`: it is taken, and then does not start or does not
 * roll out. `accepted`: neither; warnings of other kinds do not count.
 */
export type ReleaseVerdict = 'accepted' | 'broken' | 'refused';

/** Releases that follow each other and say the same. */
export interface CompatibilityRange {
  readonly from: CalicoVersion;
  readonly to: CalicoVersion;
  readonly verdict: ReleaseVerdict;
  /** The codes that make the verdict, in order of the text; none for `accepted`. */
  readonly codes: readonly string[];
  /** The message of the first of them. */
  readonly reason: string | undefined;
}

/** What is taken and then never works: the maintainers' own faults, not the user's. */
const BREAKS = new Set(['nonprivileged-daemonset-invalid', 'nonprivileged-hostpath-init-broken']);

/** The verdict on every release known, folded into ranges, oldest first. */
export function compatibility(
  text: string,
  options: {
    readonly cluster?: ClusterFacts;
    readonly hints?: Hints;
    readonly onRuleFailure?: AnalysisOptions['onRuleFailure'];
  } = {},
): CompatibilityRange[] {
  let previous: Analysis | undefined;
  const steps = fold((version) => {
    previous = analyse(text, { ...options, target: { version, source: 'setting' }, force: true, previous });
    return previous.findings;
  });
  return finish(steps);
}

/**
 * The same of one Installation by itself, whatever stands beside it; one release with each step, so that who has
 * others to serve can do so between them. It is asked for with every look at the text, and is kept as long as the
 * Installation's own document does not change.
 */
export function* compatibilityOf(
  judged: AnalysedInstallation,
  onRuleFailure: AnalysisOptions['onRuleFailure'] = rethrow,
): Generator<undefined, readonly CompatibilityRange[]> {
  const { root, form, name, completeness } = judged.source;
  const { cluster } = judged.installation;
  const known = kept.get(root);
  let ranges = known?.cluster === cluster ? known.ranges : undefined;
  if (!ranges) {
    ranges = yield* fold((version) => {
      const terms = { version, form, completeness, name, cluster, surroundings: ALONE };
      return judgeObject(root, terms, onRuleFailure).problems;
    });
    kept.set(root, { cluster, ranges });
  }
  return ranges;
}

/** What a generator returns at its end. */
export function finish<Result>(steps: Generator<undefined, Result>): Result {
  while (true) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const kept = new WeakMap<MapNode, { cluster: ClusterFacts; ranges: readonly CompatibilityRange[] }>();

/** What decides, of a finding or of a problem that has no place yet. */
type Said = Pick<Finding, 'code' | 'severity' | 'message'>;

function* fold(
  findingsAt: (release: CalicoVersion) => readonly Said[],
): Generator<undefined, CompatibilityRange[]> {
  const ranges: CompatibilityRange[] = [];
  let judged: CalicoVersion | undefined;
  for (const { calico } of RELEASES) {
    // Most releases change nothing that we know of, and then the verdict is the same.
    if (judged && !mayDiffer(judged, calico)) {
      ranges[ranges.length - 1] = { ...ranges.at(-1)!, to: calico };
      continue;
    }
    judged = calico;
    const here = judge(calico, findingsAt(calico));
    const last = ranges.at(-1);
    if (last && isSame(last, here)) ranges[ranges.length - 1] = { ...last, to: calico };
    else ranges.push(here);
    yield;
  }
  return ranges;
}

function judge(release: CalicoVersion, findings: readonly Said[]): CompatibilityRange {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const breaks = findings.filter(({ code }) => BREAKS.has(code));
  const deciding = errors.length > 0 ? errors : breaks;
  return {
    from: release,
    to: release,
    verdict: errors.length > 0 ? 'refused' : breaks.length > 0 ? 'broken' : 'accepted',
    codes: [...new Set(deciding.map(({ code }) => code))],
    reason: deciding[0]?.message,
  };
}

/** A verdict on the same release line often differs only in wording, so the codes decide. */
function isSame(one: CompatibilityRange, other: CompatibilityRange): boolean {
  return one.verdict === other.verdict && one.codes.join() === other.codes.join();
}

function rethrow(_rule: unknown, error: unknown): never {
  throw error;
}
