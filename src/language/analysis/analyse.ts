import type { InstallationSource } from '../documents/installations.ts';
import type { Neighbour } from '../documents/neighbour.ts';
import { type Contents, type PlacedUnit, readContents, type Unit } from '../documents/read.ts';
import { findVersionComment } from '../documents/target-version.ts';
import { ASSUMED, type ClusterFacts } from '../installation/cluster-facts.ts';
import type { Installation } from '../installation/installation.ts';
import type { SyntaxProblem } from '../syntax/document.ts';
import { spanOf } from '../syntax/locate.ts';
import type { YamlNode } from '../syntax/node.ts';
import { formatPath, type Path } from '../text/path.ts';
import type { Place, ResourceHandle } from '../text/problem.ts';
import type { Finding, Location } from './finding.ts';
import {
  type CodedProblem,
  type OnRuleFailure,
  readInstallation,
  runRules,
  type Structured,
} from './judge.ts';
import { type TargetVersion, targetOf } from './target.ts';

export interface AnalysisOptions {
  /** The version where the text names none. */
  readonly target: TargetVersion;
  /** Judge at this version whatever the text says: for tables of many versions. */
  readonly force?: boolean;
  readonly cluster?: ClusterFacts;
  readonly onRuleFailure?: OnRuleFailure;
  /** The analysis of an earlier state of the text: what did not change of it is not parsed again. */
  readonly previous?: Analysis;
}

/** What we know of a text: every Installation in it, and every finding, in order of the text. */
export interface Analysis {
  readonly text: string;
  readonly contents: Contents;
  readonly installations: readonly AnalysedInstallation[];
  readonly findings: readonly Finding[];
}

export interface AnalysedInstallation {
  readonly placed: PlacedUnit;
  readonly source: InstallationSource;
  readonly target: TargetVersion;
  readonly installation: Installation;
  /** Those of its own problems; findings of the YAML around it are in `Analysis.findings` only. */
  readonly findings: readonly Finding[];
}

/** Where an offset of a unit is in the whole text. */
export function startOf(analysis: Analysis, unit: Unit): number {
  return analysis.contents.units.find((placed) => placed.unit === unit)?.start ?? 0;
}

/** Judges every Installation of a text. Total: whatever the text, it returns. */
export function analyse(text: string, options: AnalysisOptions): Analysis {
  const contents = readContents(text, options.previous?.contents);
  const syntax = contents.units.flatMap(({ unit }) => syntaxFindings(unit));
  const read = contents.units.flatMap((placed) => readUnit(placed, contents, options));
  const homes = findHomes(contents);
  const base = read.find(({ source }) => source.name === 'default')?.structured.installation;
  const installations = read.map(({ placed, source, target, structured }) => {
    const { installation } = structured;
    const surroundings = {
      neighbours: [...homes.keys()] as Neighbour[],
      base: source.name === 'overlay' ? base : undefined,
      installations: read.length,
    };
    const ruleProblems = runRules(installation, surroundings, options.onRuleFailure ?? rethrow);
    const home = { unit: placed.unit, root: source.root, path: source.path };
    const findings = toFindings([...structured.problems, ...ruleProblems], home, homes);
    return { placed, source, target, installation, findings };
  });
  const findings = [...syntax, ...installations.flatMap((installation) => installation.findings)];
  return { text, contents, installations, findings: inTextOrder(findings, contents) };
}

interface ReadInstallation {
  readonly placed: PlacedUnit;
  readonly source: InstallationSource;
  readonly target: TargetVersion;
  readonly structured: Structured;
}

function readUnit(placed: PlacedUnit, contents: Contents, options: AnalysisOptions): ReadInstallation[] {
  const { unit } = placed;
  if (unit.installations.length === 0 || isBroken(unit)) return [];
  const target = options.force
    ? options.target
    : targetOf(findVersionComment(unit.text), findVersionComment(contents.text), options.target);
  return unit.installations.map((source) => {
    const { root, name, completeness } = source;
    const cluster = options.cluster ?? ASSUMED;
    const structured = readInstallation({ root, name, completeness, version: target.version, cluster });
    return { placed, source, target, structured };
  });
}

/** The API server says nothing of a document that it cannot read, so neither do we. */
function isBroken(unit: Unit): boolean {
  return unit.document.problems.some((problem) => problem.code !== 'yaml-duplicate-key');
}

function syntaxFindings(unit: Unit): Finding[] {
  return unit.document.problems.map((problem: SyntaxProblem) => ({
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

/** Where an object stands: what turns a place into a location. */
interface Home {
  readonly unit: Unit;
  readonly root: YamlNode;
  readonly path: Path;
}

function findHomes(contents: Contents): Map<ResourceHandle, Home> {
  const homes = new Map<ResourceHandle, Home>();
  for (const { unit } of contents.units) {
    for (const neighbour of unit.neighbours) {
      homes.set(neighbour, { unit, root: neighbour.root, path: neighbour.path });
    }
  }
  return homes;
}

function toFindings(
  problems: readonly CodedProblem[],
  own: Home,
  homes: ReadonlyMap<ResourceHandle, Home>,
): Finding[] {
  const homeOf = (resource: ResourceHandle | undefined): Home => (resource && homes.get(resource)) ?? own;
  const locate = (place: Place): Location => {
    const home = homeOf(place.resource);
    return { unit: home.unit, span: spanOf(home.root, place.path, place.mark ?? 'value') };
  };
  const findings = problems.map((problem) => ({
    code: problem.code,
    severity: problem.severity,
    message: problem.message,
    location: locate(problem),
    path: formatPath(problem.path),
    related: (problem.related ?? []).map((place) => ({ location: locate(place), message: place.message })),
    fixes: (problem.fixes ?? []).map(({ title, safety, edits, resource }) => {
      const home = homeOf(resource);
      return { title, safety, edits, unit: home.unit, base: home.path };
    }),
    tags: problem.tags ?? [],
  }));
  return findings.filter((finding, index) => findings.findIndex((other) => isSame(finding, other)) === index);
}

function isSame(one: Finding, other: Finding): boolean {
  return (
    one.code === other.code &&
    one.location.unit === other.location.unit &&
    one.location.span.start === other.location.span.start &&
    one.location.span.end === other.location.span.end &&
    one.message === other.message
  );
}

function inTextOrder(findings: readonly Finding[], contents: Contents): Finding[] {
  const starts = new Map(contents.units.map(({ unit, start }) => [unit, start]));
  const position = ({ location }: Finding): number => (starts.get(location.unit) ?? 0) + location.span.start;
  return [...findings].sort((one, other) => position(one) - position(other));
}

function rethrow(_rule: unknown, error: unknown): never {
  throw error;
}
