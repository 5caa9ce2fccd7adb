import type { AnalysedInstallation, Analysis } from '../../analysis/analyse.ts';
import type { LocatedFix } from '../../analysis/finding.ts';
import type { CodedProblem } from '../../analysis/judge.ts';
import {
  locateFix,
  locationOf,
  locationsOf,
  type ResourceLocation,
} from '../../analysis/resource-location.ts';
import { identity, judgeSpec } from '../../analysis/variant.ts';
import type { Neighbour } from '../../documents/neighbour.ts';
import { type NonPrivilegedState, nonPrivilegedState } from '../../installation/non-privileged.ts';
import type { InstallationSpec } from '../../installation/spec.ts';
import { applyToData } from '../../syntax/edit/data.ts';
import type { PathEdit } from '../../text/edit.ts';
import { isWithin } from '../../text/path.ts';
import type { Fix } from '../../text/problem.ts';
import { NON_PRIVILEGED_PATH } from './edit.ts';

/** What it takes to have `nonPrivileged: Enabled` accepted and working here, or why that cannot be had. */
export type EnablingPlan =
  | {
      /** In the imperative, the switch itself first: `Enable nonPrivileged`, `Set linuxDataplane to Iptables`. */
      readonly steps: readonly string[];
      /** The same, put together by the object that is changed. */
      readonly fixes: readonly LocatedFix[];
    }
  | { readonly impossible: string };

const ENABLE: Fix = {
  title: 'Enable nonPrivileged',
  safety: 'unsafe',
  edits: [{ op: 'set', path: NON_PRIVILEGED_PATH, value: 'Enabled' }],
};

/** Rules find what stands in the way, one thing after the other; more than this is no plan any more. */
const MOST_STEPS = 12;

/**
 * Turns the switch on a copy, asks the rules what they say of that, takes their way out, and asks again. A way out
 * that turns the switch back is none.
 */
export function enablingPlan(analysis: Analysis, judged: AnalysedInstallation): EnablingPlan {
  let plan = kept.get(judged);
  if (!plan) {
    plan = makePlan(analysis, judged);
    kept.set(judged, plan);
  }
  return plan;
}

/** It is asked for with every move of the cursor. */
const kept = new WeakMap<AnalysedInstallation, EnablingPlan>();

function makePlan(analysis: Analysis, judged: AnalysedInstallation): EnablingPlan {
  // What the version says by itself, no change of the Installation mends.
  const { mode, reasons } = nonPrivilegedState(judged.installation.version, { nonPrivileged: 'Enabled' });
  if (mode === 'withdrawn' || mode === 'ignored-value' || mode === 'known-broken') {
    return { impossible: reasons.join(' ') };
  }
  const draft = draftOf(analysis, judged);
  const passed = new Set(judged.findings.map(identity));
  draft.apply(ENABLE);
  while (draft.fixes.length < MOST_STEPS) {
    const obstacle = draft.problems().find((problem) => isGrave(problem) && !passed.has(identity(problem)));
    if (!obstacle) break;
    const fix = obstacle.fixes?.find((candidate) => !draft.isUndoneBy(candidate));
    if (!fix && obstacle.severity === 'error') return { impossible: whyNot(draft, obstacle) };
    passed.add(identity(obstacle));
    if (fix) draft.apply(fix);
  }
  const fixes = draft.located();
  // Half of a plan is none.
  if (!isComplete(fixes)) return { impossible: 'The text has no place for all that it takes.' };
  return { steps: draft.fixes.map(({ title }) => title), fixes };
}

/** The name of a plan of more than one step: `Enable nonPrivileged and set linuxDataplane to Iptables: 2 changes`. */
export function planTitle({ steps }: Extract<EnablingPlan, { readonly steps: unknown }>): string {
  const [first, ...others] = steps;
  const named = others.slice(0, MOST_NAMED).map((step) => step[0]!.toLowerCase() + step.slice(1));
  const more = others.length > MOST_NAMED ? ', and more' : '';
  return `${first} and ${named.join(', ')}${more}: ${steps.length} changes`;
}

/** A title names so many steps beside the switch itself. */
const MOST_NAMED = 2;

/** The state that it would have says better than the rule what stands in the way, unless that is in its base. */
function whyNot(draft: Draft, { message }: CodedProblem): string {
  const { mode, reasons } = draft.state();
  return mode === 'unsupported-combination' ? reasons.join(' ') : message;
}

function isComplete(fixes: readonly (LocatedFix | undefined)[]): fixes is readonly LocatedFix[] {
  return fixes.every((fix) => fix !== undefined);
}

function isGrave({ severity }: CodedProblem): boolean {
  return severity !== 'information';
}

/** The Installation and what stands beside it, as plain data that fixes are tried on. */
interface Draft {
  /** Those applied so far. */
  readonly fixes: readonly Fix[];
  apply(fix: Fix): void;
  /** True for a fix that changes what an earlier one has set. */
  isUndoneBy(fix: Fix): boolean;
  problems(): readonly CodedProblem[];
  /** How the mode stands by what is written. */
  state(): NonPrivilegedState;
  /** By object; undefined for one whose text has no place for the change. */
  located(): (LocatedFix | undefined)[];
}

function draftOf(analysis: Analysis, judged: AnalysedInstallation): Draft {
  const { placed, source, installation } = judged;
  const fixes: { readonly fix: Fix; readonly on: Tried | undefined }[] = [];
  const own = { root: { spec: copyOf(installation.written) } as unknown };
  const beside = besideIt(analysis);
  const spec = () => (own.root as { spec?: InstallationSpec }).spec ?? {};
  const triedOf = ({ resource }: Fix) => beside.find(({ neighbour }) => neighbour === resource);

  return {
    get fixes() {
      return fixes.map(({ fix }) => fix);
    },
    apply: (fix) => {
      const on = triedOf(fix);
      fixes.push({ fix, on });
      const data = on ? { root: copyOf(on.neighbour.value) } : own;
      for (const edit of fix.edits) applyToData(data, edit, 1);
      if (on) on.neighbour = { ...on.neighbour, value: data.root };
    },
    isUndoneBy: (fix) =>
      fixes.some(
        (earlier) =>
          earlier.on === triedOf(fix) &&
          earlier.fix.edits.some((one) => fix.edits.some((other) => concern(one, other))),
      ),
    state: () => nonPrivilegedState(installation.version, spec()),
    problems: () => {
      return judgeSpec(
        judged,
        spec(),
        beside.map(({ neighbour }) => neighbour),
      );
    },
    located: () =>
      [undefined, ...beside].flatMap((on) => {
        const here = fixes.filter((entry) => entry.on === on).map(({ fix }) => fix);
        if (here.length === 0) return [];
        const title = here.map((fix) => fix.title).join(', ');
        const edits = here.flatMap((fix) => fix.edits);
        return [locateFix(on?.home ?? locationOf(placed.unit, source), { title, safety: 'unsafe', edits })];
      }),
  };
}

/** A neighbour as fixes leave it, and where it stands. */
interface Tried {
  neighbour: Neighbour;
  readonly home: ResourceLocation;
}

/** Those of this text; what other files hold cannot be changed from here, and the rules tell of it. */
function besideIt({ contents }: Analysis): Tried[] {
  const resources = locationsOf(contents, []);
  return [...resources].map(([neighbour, home]) => ({ neighbour: neighbour as Neighbour, home }));
}

/** Of what JSON can hold. */
function copyOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function concern(one: PathEdit, other: PathEdit): boolean {
  return isWithin(one.path, other.path) || isWithin(other.path, one.path);
}
