import type { Neighbour } from '../documents/neighbour.ts';
import type { Installation } from '../installation/installation.ts';
import type { Problem, Severity, Tag } from '../text/problem.ts';
import type { VersionRange } from '../versions/version-range.ts';

/**
 * One fault that an Installation can have. A rule file exports one of these as `rule`; its name is the id; the
 * list in `generated/index.ts` is made from the folder.
 */
export interface Rule {
  /** Kebab-case, the file's name; names the fault, not the cure. */
  readonly id: string;
  readonly severity: Severity;
  /** `unnecessary` where all that is underlined has no effect. */
  readonly tags?: readonly Tag[];
  /** Who says no, and where it is seen; `nobody` for what is accepted and then ignored or breaks. */
  readonly refusedBy: RefusedBy;
  /** The Calico releases in which it holds. The rule is not called for others. */
  readonly versions: VersionRange;
  readonly docs: RuleDocs;
  /** Pure, synchronous and total; everything optional may be absent. */
  check(installation: Installation, surroundings: Surroundings): Iterable<Problem>;
}

export type RefusedBy =
  | 'kubectl'
  | 'api-server'
  | 'operator' // TigeraStatus `calico`
  | 'ippools' // TigeraStatus `ippools`
  | 'windows' // TigeraStatus `calico-windows`
  | 'kube-proxy' // TigeraStatus `kubeproxy-monitor`
  | 'kubernetes' // the rendered object is refused; TigeraStatus `calico`
  | 'nobody';

/** What stands around the Installation, in the same text or wherever the caller found it. */
export interface Surroundings {
  readonly neighbours: readonly Neighbour[];
  /** On an Installation called `overlay`: the `default` one beneath it, if known. */
  readonly base?: Installation;
  /** How many Installations the text holds, this one included. */
  readonly installations: number;
  /**
   * What every rule says of another Installation, with nothing beneath it: for the one that judges what `default`
   * and `overlay` come to together.
   */
  judge(installation: Installation): readonly JudgedProblem[];
}

/** A problem, and the rule that found it. */
export interface JudgedProblem {
  readonly rule: Rule;
  readonly problem: Problem;
}

export interface RuleDocs {
  /** One line: the fault. */
  readonly summary: string;
  /** Markdown: why it is so, what happens on the cluster, what to do. */
  readonly details: string;
  /** What TigeraStatus or kubectl says, if anything: a regular expression without regard to case. */
  readonly clusterMessage?: string;
  /** A file that raises this rule and no other error, and the version to judge it at; run by the tests. */
  readonly bad: Sample;
  /** The same, mended: raises nothing above information. */
  readonly good: Sample;
}

export interface Sample {
  readonly version: string;
  /** The whole YAML text; `installation()` in `sample.ts` spares the head. */
  readonly yaml: string;
  /** Rules that may be reported beside this one, when the sample cannot do without. */
  readonly beside?: readonly string[];
  /** Needed where the fault shows only with facts that the cluster gives. */
  readonly cluster?: import('../installation/cluster/facts.ts').ClusterFacts;
}
