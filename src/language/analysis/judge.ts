import type { InstallationForm } from '../documents/installations.ts';
import type { ClusterFacts } from '../installation/cluster/facts.ts';
import { createInstallation } from '../installation/create.ts';
import { chartDefaults } from '../installation/defaults/chart.ts';
import type { Installation } from '../installation/installation.ts';
import type { InstallationSpec } from '../installation/spec.ts';
import { RULES } from '../rules/generated/index.ts';
import type { JudgedProblem, Rule, Surroundings } from '../rules/rule.ts';
import { checkStructure } from '../schema/check.ts';
import type { ClusterSchema } from '../schema/crd/cluster-schema.ts';
import { childOf, type MapNode } from '../syntax/node.ts';
import { type Path, valueAt } from '../text/path.ts';
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
  /** A manifest when absent. */
  readonly form?: InstallationForm;
  readonly version: CalicoVersion;
  readonly cluster: ClusterFacts;
  /** The cluster's own definition of the Installation, where it is to be judged by that. */
  readonly clusterSchema?: ClusterSchema;
}

export interface Structured {
  readonly installation: Installation;
  readonly problems: readonly CodedProblem[];
  /** Places where a template decides. */
  readonly unknown: readonly Path[];
}

/** The API server's part: structure, and what is left of the Installation once what is unsound is set aside. */
export function readInstallation(subject: Subject): Structured {
  const { root, name, version, cluster } = subject;
  const { problems, sound, unknown, foreign } = checkStructure(root, {
    ...subject,
    inChart: subject.form === 'values' || subject.form === 'parameter',
  });
  // The operator never fills defaults into an overlay: what it leaves out is the base's business. And where a
  // template decides, or a value that only the cluster's release knows, no default of ours can be trusted.
  const isOpen = name === 'overlay' || [...unknown, ...foreign].some(isDecisive);
  const completeness = isOpen ? 'partial' : subject.completeness;
  const written = (valueAt(sound, ['spec']) ?? {}) as InstallationSpec;
  const presets = presetsOf(subject);
  return {
    installation: createInstallation({ version, name, completeness, written, cluster, presets }),
    problems,
    unknown,
  };
}

/** Fields that neither a default nor the verdict on another field hangs on. */
const INERT = new Set([
  'registry',
  'imagePath',
  'imagePrefix',
  'imagePullSecrets',
  'mtu',
  'nodeMetricsPort',
  'typhaMetricsPort',
]);

/** True for a place of the object that others are judged by. */
function isDecisive([first, second, third]: Path): boolean {
  if (first === undefined) return true;
  if (first !== 'spec') return false;
  return !INERT.has(String(second === 'calicoNetwork' ? (third ?? second) : second));
}

/** What a chart sends beside its values. A null in them takes the chart's own default away. */
export function presetsOf({
  root,
  form,
  version,
}: Pick<Subject, 'root' | 'form' | 'version'>): InstallationSpec | undefined {
  if (form !== 'values') return undefined;
  const spec = childOf(root, 'spec');
  const presets = Object.entries(chartDefaults(version)).filter(([key]) => !childOf(spec, key));
  return Object.fromEntries(presets);
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
  for (const rule of rulesAt(installation.version)) {
    try {
      for (const problem of rule.check(installation, surroundings)) found.push({ rule, problem });
    } catch (error) {
      onFailure(rule, error);
    }
  }
  return found;
}

/** Which rules hold is asked with every keystroke, and at few versions. */
const rulesBy = new WeakMap<CalicoVersion, readonly Rule[]>();

function rulesAt(version: CalicoVersion): readonly Rule[] {
  let rules = rulesBy.get(version);
  if (!rules) {
    rules = RULES.filter((rule) => includes(rule.versions, version));
    rulesBy.set(version, rules);
  }
  return rules;
}
