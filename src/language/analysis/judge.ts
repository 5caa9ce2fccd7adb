import type { ClusterFacts } from '../installation/cluster-facts.ts';
import { createInstallation } from '../installation/create.ts';
import type { Installation } from '../installation/installation.ts';
import type { InstallationSpec } from '../installation/spec.ts';
import { RULES } from '../rules/generated/index.ts';
import type { JudgedProblem, Rule, Surroundings } from '../rules/rule.ts';
import { checkStructure } from '../schema/check.ts';
import type { MapNode } from '../syntax/node.ts';
import { valueAt } from '../text/path.ts';
import type { Problem, Severity, Tag } from '../text/problem.ts';
import type { CalicoVersion } from '../versions/version.ts';
import { includes } from '../versions/version-range.ts';

/** A problem and the rule or structural check that found it. */
export type CodedProblem = Problem & {
  readonly code: string;
  readonly severity: Severity;
  readonly tags?: readonly Tag[];
};

/** What to judge: an Installation's object, and how to read it. */
export interface Subject {
  readonly root: MapNode;
  readonly name: string | undefined;
  readonly completeness: 'whole' | 'partial';
  readonly version: CalicoVersion;
  readonly cluster: ClusterFacts;
}

export interface Structured {
  readonly installation: Installation;
  readonly problems: readonly CodedProblem[];
}

/** The API server's part: structure, and what is left of the Installation once what is unsound is set aside. */
export function readInstallation(subject: Subject): Structured {
  const { root, name, version, cluster } = subject;
  const { problems, sound } = checkStructure(root, subject);
  // The operator never fills defaults into an overlay: what it leaves out is the base's business.
  const completeness = name === 'overlay' ? 'partial' : subject.completeness;
  const written = (valueAt(sound, ['spec']) ?? {}) as InstallationSpec;
  return { installation: createInstallation({ version, name, completeness, written, cluster }), problems };
}

/** Called for a rule that throws: a fault of ours, which must not hide what the other rules say. */
export type OnRuleFailure = (rule: Rule, error: unknown) => void;

/** What stands around an Installation; how to judge another one is added here. */
export type GivenSurroundings = Omit<Surroundings, 'judge'>;

/** The operator's part: every rule that holds at this version. */
export function runRules(
  installation: Installation,
  given: GivenSurroundings,
  onFailure: OnRuleFailure,
): CodedProblem[] {
  const alone: Surroundings = { ...given, base: undefined, judge: () => [] };
  const judge: Surroundings['judge'] = (other) => applyRules(other, alone, onFailure);
  return applyRules(installation, { ...given, judge }, onFailure).map(({ rule, problem }) => ({
    ...problem,
    code: problem.code ?? rule.id,
    severity: problem.severity ?? rule.severity,
    tags: rule.tags,
  }));
}

function applyRules(
  installation: Installation,
  surroundings: Surroundings,
  onFailure: OnRuleFailure,
): JudgedProblem[] {
  const found: JudgedProblem[] = [];
  for (const rule of RULES) {
    if (!includes(rule.versions, installation.version)) continue;
    try {
      for (const problem of rule.check(installation, surroundings)) found.push({ rule, problem });
    } catch (error) {
      onFailure(rule, error);
    }
  }
  return found;
}
