import type { InstallationSource } from '../documents/installations.ts';
import type { Neighbour } from '../documents/neighbour.ts';
import { type Contents, type Hints, type PlacedUnit, readContents, type Unit } from '../documents/read.ts';
import { ASSUMED, type ClusterFacts } from '../installation/cluster/facts.ts';
import type { Installation } from '../installation/installation.ts';
import type { ClusterSchema } from '../schema/crd/cluster-schema.ts';
import type { SyntaxProblem } from '../syntax/document.ts';
import { formatPath } from '../text/path.ts';
import type { Place, ResourceHandle } from '../text/problem.ts';
import { overlaps } from '../text/span.ts';
import type { Finding, Location } from './finding.ts';
import { type FoundInstallation, findInstallations } from './found-installations.ts';
import { jsonFindings } from './json-findings.ts';
import {
  type CodedProblem,
  type OnRuleFailure,
  readInstallation,
  runRules,
  type Structured,
} from './judge.ts';
import {
  type Elsewhere,
  locate,
  locateFix,
  locationOf,
  locationsOf,
  type ResourceLocation,
} from './resource-location.ts';
import type { TargetVersion } from './target.ts';
import { versionFindings } from './version-findings.ts';
import { inWordsOf } from './wording.ts';

export interface AnalysisOptions {
  /** The version where the text names none. */
  readonly target: TargetVersion;
  /** Judge at this version whatever the text says: for tables of many versions. */
  readonly force?: boolean;
  readonly cluster?: ClusterFacts;
  /** The cluster's own definition of the Installation; see `applies` for whose structure it decides on. */
  readonly clusterSchema?: ClusterSchema;
  /** What the caller knows of the text from where it found it. */
  readonly hints?: Hints;
  /** Other files whose neighbours count too; what is found of them is told in related information only. */
  readonly elsewhere?: readonly Elsewhere[];
  readonly onRuleFailure?: OnRuleFailure;
  /** The analysis of an earlier state of the text: what did not change of it is not parsed again. */
  readonly previous?: Analysis;
}

/** What we know of a text: every Installation in it, and every finding, in order of the text. */
export interface Analysis {
  readonly text: string;
  readonly contents: Contents;
  readonly elsewhere: readonly Elsewhere[];
  /** What it was told of the cluster. */
  readonly cluster: ClusterFacts;
  readonly clusterSchema?: ClusterSchema;
  readonly installations: readonly AnalysedInstallation[];
  /** Those of documents that cannot be read, as far as they can: nothing is said of them. */
  readonly unfinished: readonly FoundInstallation[];
  readonly findings: readonly Finding[];
}

export interface AnalysedInstallation extends FoundInstallation {
  readonly installation: Installation;
  readonly structured: Structured;
  /** The cluster's definition, where that was what it was judged by. */
  readonly clusterSchema?: ClusterSchema;
  /** What else the findings hang on: where it is all the same, they are taken over from an earlier analysis. */
  readonly surroundings: JudgedIn;
  /** Those of its own problems; findings of the YAML around it are in `Analysis.findings` only. */
  readonly findings: readonly Finding[];
}

/** What an Installation was judged in. */
interface JudgedIn {
  readonly neighbours: readonly Neighbour[];
  readonly base: Installation | undefined;
  readonly installations: number;
}

/** Judges every Installation of a text. Total: whatever the text, it returns. */
export function analyse(text: string, options: AnalysisOptions): Analysis {
  const { previous, elsewhere = [], cluster = ASSUMED } = options;
  const contents = readContents(text, previous?.contents, options.hints);
  const earlier = new Map(previous?.installations.map((judged) => [judged.source, judged]));
  const { readable, unfinished } = findInstallations(contents, options);
  const read = readAll(readable, options, earlier);
  const resources = locationsOf(contents, elsewhere);
  const neighbours = sameAsBefore([...resources.keys()] as Neighbour[], previous);
  const base = read.find(({ source }) => isDefault(source))?.structured.installation;
  const alone: JudgedIn = { neighbours, base: undefined, installations: read.length };
  const installations = read.map((one): AnalysedInstallation => {
    const { placed, source, target, structured, clusterSchema } = one;
    const surroundings = source.name === 'overlay' ? { ...alone, base } : alone;
    const { installation } = structured;
    const before = earlier.get(source);
    if (before && before === one && isSameSetting(before.surroundings, surroundings)) return before;
    if (before?.structured === structured && isSameSetting(before.surroundings, surroundings)) {
      const { findings } = before;
      return { placed, source, target, structured, clusterSchema, installation, surroundings, findings };
    }
    const ruleProblems = runRules(installation, surroundings, options.onRuleFailure ?? rethrow);
    const problems = [...structured.problems, ...ruleProblems].map((one) => inWordsOf(source.form, one));
    const findings = toFindings(problems, locationOf(placed.unit, source), resources);
    return { placed, source, target, structured, clusterSchema, installation, surroundings, findings };
  });
  const syntax = contents.units.flatMap(({ unit }) => syntaxFindings(unit));
  const ofInstallations = installations.flatMap((installation) => installation.findings);
  const ofText = [...versionFindings(contents), ...jsonFindings(contents.text, contents.units)];
  const findings = [...ofText, ...syntax, ...ofInstallations];
  const { clusterSchema } = options;
  return {
    text,
    contents,
    elsewhere,
    cluster,
    clusterSchema,
    installations,
    unfinished,
    findings: inTextOrder(findings, contents),
  };
}

/** Where a unit starts in its text. */
export function startOf({ contents, elsewhere }: Analysis, unit: Unit): number {
  for (const { units } of [contents, ...elsewhere.map((other) => other.contents)]) {
    const start = startsOf(units).get(unit);
    if (start !== undefined) return start;
  }
  return 0;
}

const starts = new WeakMap<readonly PlacedUnit[], ReadonlyMap<Unit, number>>();

function startsOf(units: readonly PlacedUnit[]): ReadonlyMap<Unit, number> {
  let known = starts.get(units);
  if (!known) {
    known = new Map(units.map(({ unit, start }) => [unit, start]));
    starts.set(units, known);
  }
  return known;
}

/** The list of before where nothing has changed, so that to compare it with its like costs nothing. */
function sameAsBefore(
  neighbours: readonly Neighbour[],
  previous: Analysis | undefined,
): readonly Neighbour[] {
  const before = previous?.installations[0]?.surroundings.neighbours;
  const isSame =
    before?.length === neighbours.length &&
    before.every((neighbour, index) => neighbour === neighbours[index]);
  return isSame ? before : neighbours;
}

/** The chart's values make the Installation that is called `default`. */
function isDefault({ name, form }: InstallationSource): boolean {
  return name === 'default' || form === 'values';
}

function isSameSetting(one: JudgedIn, other: JudgedIn): boolean {
  return (
    one.base === other.base &&
    one.installations === other.installations &&
    one.neighbours === other.neighbours
  );
}

interface ReadInstallation extends FoundInstallation {
  readonly structured: Structured;
  readonly clusterSchema?: ClusterSchema;
}

/** What the API server would say of each; what has not changed is taken over. */
function readAll(
  found: readonly FoundInstallation[],
  options: AnalysisOptions,
  earlier: ReadonlyMap<InstallationSource, AnalysedInstallation>,
): ReadInstallation[] {
  const cluster = options.cluster ?? ASSUMED;
  return found.map(({ placed, source, target }) => {
    const before = earlier.get(source);
    const { installation } = before?.structured ?? {};
    const clusterSchema = applies(options.clusterSchema, target) ? options.clusterSchema : undefined;
    const isSame =
      installation?.version === target.version &&
      installation.cluster === cluster &&
      before?.clusterSchema === clusterSchema;
    if (
      before &&
      isSame &&
      before.placed === placed &&
      before.target.source === target.source &&
      before.target.note === target.note
    )
      return before;
    const { version } = target;
    const structured = isSame
      ? before!.structured
      : readInstallation({ ...source, version, cluster, clusterSchema });
    return { placed, source, target, structured, clusterSchema };
  });
}

/** True unless the text or the setting is about another release than the one that the cluster has. */
export function applies(
  schema: ClusterSchema | undefined,
  { source, version, isLive }: TargetVersion,
): boolean {
  if (!schema) return false;
  const isNamed = (source === 'comment' || source === 'setting') && !isLive;
  return !isNamed || schema.calicoVersion === '' || schema.calicoVersion === version.text;
}

function syntaxFindings(unit: Unit): Finding[] {
  const { document, isOurs } = unit;
  // A template may be the fault's reason, and it goes before anybody reads the YAML.
  if (!isOurs || document.isForeign) return [];
  // A list of tasks goes to no API server: what is wrong beside the Installations in it is not for us to say.
  const isList = document.root?.kind === 'list' && !unit.isEmbedded;
  const ours = document.problems.filter(
    ({ span }) => !isList || unit.installations.some(({ root }) => overlaps(root.span, span)),
  );
  return ours.map((problem: SyntaxProblem) => ({
    code: problem.code,
    severity: 'error',
    message: problem.message,
    location: { unit, span: problem.span },
    path: '',
    related: [],
    fixes: [],
    tags: [],
  }));
}

function toFindings(
  problems: readonly CodedProblem[],
  own: ResourceLocation,
  resources: ReadonlyMap<ResourceHandle, ResourceLocation>,
): Finding[] {
  const resourceAt = ({ resource }: Pick<Place, 'resource'>): ResourceLocation =>
    (resource && resources.get(resource)) ?? own;
  const findings = problems.map((problem): Finding => {
    const related = (problem.related ?? []).map((place) => ({
      location: locate(resourceAt(place), place),
      message: place.message,
    }));
    const { location, others } = inThisText(problem, locate(resourceAt(problem), problem), own, related);
    return {
      code: problem.code,
      severity: problem.severity,
      message: problem.message,
      location,
      path: formatPath(problem.path),
      related: others,
      fixes: (problem.fixes ?? []).flatMap((fix) => locateFix(resourceAt(fix), fix) ?? []),
      tags: problem.tags ?? [],
    };
  });
  return withoutRepeats(findings);
}

/** The same said of the same place is said once. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const units = new Map<Unit, Set<string>>();
  return findings.filter(({ code, location: { unit, span }, message }) => {
    const told = units.get(unit) ?? new Set();
    units.set(unit, told);
    const key = `${code} ${span.start} ${span.end} ${message}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

/** What is wrong in another file is shown where this one has to do with it. */
function inThisText(
  { resource }: CodedProblem,
  location: Location,
  own: ResourceLocation,
  related: Finding['related'],
): { location: Location; others: Finding['related'] } {
  if (location.uri === undefined) return { location, others: related };
  const here = related.find((place) => place.location.uri === undefined);
  const there = { location, message: resource ? `${resource.kind} \`${resource.name}\`` : 'There.' };
  return {
    location: here?.location ?? locate(own, { path: [], mark: 'key' }),
    others: [there, ...related.filter((place) => place !== here)],
  };
}

function inTextOrder(findings: readonly Finding[], contents: Contents): Finding[] {
  const starts = startsOf(contents.units);
  const position = ({ location }: Finding): number => (starts.get(location.unit) ?? 0) + location.span.start;
  return [...findings].sort((one, other) => position(one) - position(other));
}

function rethrow(_rule: unknown, error: unknown): never {
  throw error;
}
