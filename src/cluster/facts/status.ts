import type { CalicoFacts } from '../calico-facts.ts';
import { nonPrivilegedOf } from '../change/mode.ts';
import { type Result, success } from '../errors/result.ts';
import type { Kubectl } from '../kubectl/kubectl.ts';
import { numberAt } from '../object/at.ts';
import type { Target } from '../target.ts';
import { gather } from './gather.ts';
import { type NodeMode, nodeMode } from './node-template.ts';
import { type Ownership, ownership } from './owner.ts';
import type { StatusRow } from './tigerastatus.ts';

/** How Calico stands on a cluster, at a glance. */
export interface CalicoStatus {
  readonly target: Target;
  /** `3.29.7`, of the operator; empty where nothing tells. */
  readonly calicoVersion: string;
  /** What runs, where that is known. */
  readonly running: string;
  readonly operatorImage: string;
  /** Undefined where there is no Installation `default`. */
  readonly installation:
    | { readonly nonPrivileged: string; readonly generation: number; readonly ownership: Ownership }
    | undefined;
  readonly rows: readonly StatusRow[];
  /** Undefined where the DaemonSet is not there. */
  readonly calicoNode:
    | {
        /** How the template runs it; `mixed` is not the operator's doing. */
        readonly mode: NodeMode;
        readonly desired: number;
        readonly updated: number;
        readonly available: number;
      }
    | undefined;
}

export async function calicoStatus(
  kubectl: Kubectl,
  { target, calicoFacts, signal }: { target: Target; calicoFacts: CalicoFacts; signal?: AbortSignal },
): Promise<Result<CalicoStatus>> {
  const state = await gather(kubectl, {
    context: target.context,
    signal,
    calicoFacts,
    workloads: false,
    access: [],
  });
  if (!state.ok) return state;
  const { installation, rows, version, daemonSet, template } = state.value;
  if (!installation.ok) return installation;
  const live = installation.value;
  const node = daemonSet.ok ? daemonSet.value : undefined;
  const status = (key: string) => numberAt(node, 'status', key) ?? 0;
  return success({
    target,
    calicoVersion: version.version,
    running: version.running,
    operatorImage: version.operatorImage,
    installation: live && {
      nonPrivileged: nonPrivilegedOf(live),
      generation: numberAt(live, 'metadata', 'generation') ?? 0,
      ownership: ownership(live),
    },
    rows: rows.ok ? rows.value : [],
    calicoNode: template && {
      mode: nodeMode(template),
      desired: status('desiredNumberScheduled'),
      updated: status('updatedNumberScheduled'),
      available: status('numberAvailable'),
    },
  });
}
