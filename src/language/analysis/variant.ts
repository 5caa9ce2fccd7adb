import { createInstallation } from '../installation/create.ts';
import type { Installation } from '../installation/installation.ts';
import type { InstallationSpec } from '../installation/spec.ts';
import type { MapNode } from '../syntax/node.ts';
import { formatPath, type Path } from '../text/path.ts';
import type { AnalysedInstallation } from './analyse.ts';
import {
  type CodedProblem,
  type GivenSurroundings,
  type OnRuleFailure,
  presetsOf,
  readInstallation,
  runRules,
  type Subject,
} from './judge.ts';

/** What an Installation's object is judged by, whatever it says. */
export interface Terms extends Omit<Subject, 'root'> {
  readonly surroundings: GivenSurroundings;
}

/** Nothing stands beside it. */
export const ALONE = { neighbours: [], base: undefined, installations: 1 } satisfies GivenSurroundings;

/** An Installation that is not in the text, and what the API server and the operator would say of it. */
export interface Variant {
  readonly installation: Installation;
  readonly problems: readonly CodedProblem[];
}

/** Judges an object by given terms. A rule that throws is passed over: it is reported where the text is judged. */
export function judgeObject(
  root: MapNode,
  { surroundings, ...terms }: Terms,
  onRuleFailure: OnRuleFailure = passOver,
): Variant {
  const { installation, problems } = readInstallation({ root, ...terms });
  return { installation, problems: [...problems, ...runRules(installation, surroundings, onRuleFailure)] };
}

/** Judges an Installation with another spec, `written` in full, and perhaps with other neighbours. Rules only. */
export function judgeSpec(
  { source, installation, surroundings }: AnalysedInstallation,
  written: InstallationSpec,
  neighbours = surroundings.neighbours,
): readonly CodedProblem[] {
  const presets = presetsOf({ ...source, version: installation.version });
  const variant = createInstallation({ ...installation, written, presets });
  return runRules(variant, { ...surroundings, neighbours }, passOver);
}

/** The same fault in two variants has the same code and place; its message names what else is there. */
export function identity({ code, path }: { readonly code: string; readonly path: Path | string }): string {
  return `${code} ${typeof path === 'string' ? path : formatPath(path)}`;
}

function passOver(): void {}
