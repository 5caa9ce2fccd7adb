import type { ClusterError } from '../errors/error.ts';
import type { PreflightReport } from '../preflight/report.ts';
import type { NodeProgress } from '../rollout/nodes.ts';
import type { StuckNode } from '../rollout/stuck.ts';
import type { Verification } from '../rollout/verify.ts';
import type { Refusal, RolloutProgress } from '../rollout/wait.ts';
import type { Target } from '../target.ts';
import type { ModeChange } from './mode.ts';

/**
 * How a change ended. `done`: every pod was looked at and is as it should be. `stopped`: preflight, or the rules,
 * speak against it. `declined`: the user said no. `conflict`: somebody else has changed the object meanwhile.
 * `refused`: the operator is Degraded for this generation. `stuck`: nothing moves any more. `overtaken`: somebody has
 * changed the field again. `unverified`: rolled out, and still not as it should be. `failed`: a call failed.
 */
export type OutcomeKind =
  | 'done'
  | 'stopped'
  | 'declined'
  | 'conflict'
  | 'refused'
  | 'stuck'
  | 'overtaken'
  | 'unverified'
  | 'cancelled'
  | 'failed';

/** What is said of an end, in parts that each face puts together in its own way. */
export interface Statement {
  /** What happened, in one sentence. */
  readonly happened: string;
  /** What the operator says, which goes behind that; empty where it says nothing. */
  readonly quoted: string;
  /** What failed, where something did: what to do about it comes next. */
  readonly error?: ClusterError | undefined;
  /** More of it, and what state things are in; sentences. */
  readonly details: readonly string[];
}

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly target: Target;
  readonly change: ModeChange | 'undo';
  /** Whether this run has changed the Installation. */
  readonly written: 'yes' | 'no' | 'unknown';
  readonly statement: Statement;
  /** What may be done next. */
  readonly offers: readonly ('undo' | 'remove' | 'verify')[];
  /** Where the state before the change is kept; set once something may have been written. */
  readonly snapshotFile: string | undefined;
  readonly report?: PreflightReport;
  readonly error?: ClusterError;
  readonly refusal?: Refusal;
  readonly stuck?: readonly StuckNode[];
  readonly progress?: RolloutProgress;
  readonly verification?: Verification;
}

/** What is told while a change goes on. */
export type ChangeEvent =
  | { readonly kind: 'step'; readonly step: ChangeStep; readonly text: string }
  | { readonly kind: 'preflight'; readonly report: PreflightReport }
  | { readonly kind: 'progress'; readonly progress: RolloutProgress }
  /** A node whose pod has begun to fail; it may recover. */
  | { readonly kind: 'pod-fault'; readonly node: NodeProgress }
  | { readonly kind: 'note'; readonly text: string };

export type ChangeStep =
  | 'preflight'
  | 'diff'
  | 'confirm'
  | 'snapshot'
  | 'write'
  | 'operator'
  | 'template'
  | 'rollout'
  | 'verify';
