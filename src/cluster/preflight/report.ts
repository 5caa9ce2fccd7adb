import type { CalicoFacts, ModeAtVersion, ReportedProblem } from '../calico-facts.ts';
import { changed, type ModeChange, nonPrivilegedOf } from '../change/mode.ts';
import { isOperatorDefault, operatorDefaults } from '../facts/field-owners.ts';
import type { ClusterState } from '../facts/gather.ts';
import { judgeFacts } from '../facts/judge-facts.ts';
import { type LiveObject, withoutNoise } from '../object/live-object.ts';
import { toYamlText } from '../object/yaml-text.ts';
import type { Target } from '../target.ts';
import { accessLine, nodesLine, ownerLines, statusLine } from './cluster-lines.ts';
import { felixLine, findingLines, quietLines, sourcePrefixesLine } from './content-lines.ts';
import type { PreflightLine } from './line.ts';
import { systemsLine } from './systems-line.ts';
import { installationLine, modeLine, versionLine } from './version-lines.ts';

/** Whether a cluster is ready for a change, line by line. */
export interface PreflightReport {
  readonly target: Target;
  readonly change: ModeChange;
  /** `3.29.7`; empty where nothing tells. */
  readonly calicoVersion: string;
  readonly mode: ModeAtVersion | undefined;
  /** What `spec.nonPrivileged` says now; empty where it is not there. */
  readonly current: string;
  readonly lines: readonly PreflightLine[];
  /** Set where the field must go before anything else can: the version has withdrawn the mode. */
  readonly offer: 'remove' | undefined;
}

/** Draws up the report; asks the cluster nothing. */
export async function preflightReport(
  { target, change }: { readonly target: Target; readonly change: ModeChange },
  state: ClusterState,
  calicoFacts: CalicoFacts,
): Promise<PreflightReport> {
  const live = state.installation.ok ? state.installation.value : undefined;
  const { version } = state.version;
  const mode = version ? await calicoFacts.mode(version) : undefined;
  const enabling = change === 'enable';
  const findings =
    live && version ? await judgeAfter(changed(live, change), state, version, calicoFacts) : [];
  const current = nonPrivilegedOf(live);
  const lines = [
    installationLine(state.installation),
    versionLine(state.version),
    ...(mode ? [modeLine(mode, { change, current, version })] : []),
    ...(enabling ? [felixLine(state.felixConfigurations)] : []),
    ...(enabling && state.annotated ? [sourcePrefixesLine(state.annotated)] : []),
    ...findingLines(findings, enabling),
    ...(enabling && live && version ? quietLines(live, findings, hasMode(mode)) : []),
    statusLine(state.rows, enabling),
    nodesLine(state.nodes),
    ...(enabling && state.nodes.ok ? [systemsLine(state.nodes.value, mode)] : []),
    ...(state.access ? [accessLine(state.access)] : []),
    ...(live ? ownerLines(live) : []),
  ];
  const offer = mode?.mode === 'withdrawn' && current === 'Enabled' ? 'remove' : undefined;
  return { target, change, calicoVersion: version, mode, current, lines, offer };
}

function hasMode(mode: ModeAtVersion | undefined): boolean {
  return mode?.mode === 'on' || mode?.mode === 'on-but-doubtful';
}

export function isBlocked({ lines }: PreflightReport): boolean {
  return lines.some(({ status }) => status === 'block');
}

/** What the rules say of an Installation as it will be, with the FelixConfigurations of the cluster beside it. */
export async function judgeAfter(
  after: LiveObject,
  state: ClusterState,
  calicoVersion: string,
  calicoFacts: CalicoFacts,
): Promise<readonly ReportedProblem[]> {
  const felix = state.felixConfigurations.ok ? state.felixConfigurations.value : [];
  const text = [after, ...felix].map((object) => toYamlText(withoutNoise(object))).join('---\n');
  const found = await calicoFacts.judge(text, calicoVersion, judgeFacts(after, state));
  // Nobody has asked for what the operator filled in by itself, so nobody need know that it is not promised.
  const defaults = operatorDefaults(after);
  return found.filter(
    ({ severity, path }) => severity !== 'information' || !isOperatorDefault(path, defaults),
  );
}
