import { isWithin, type Path } from '../../text/path.ts';
import type { CalicoVersion } from '../../versions/version.ts';
import { includes, type VersionRange } from '../../versions/version-range.ts';
import { type AssumedFact, type Assumption, assumption } from '../assumption.ts';
import type { ClusterFacts } from '../cluster/facts.ts';
import type { CalicoNetwork, Cni, InstallationSpec } from '../spec.ts';

/** A spec in the making: defaulting may write into it, and into the blocks that `draftOf` has copied. */
export type SpecDraft = InstallationSpec & { calicoNetwork: CalicoNetwork; cni: Cni };

/** One subject of the operator's defaulting. What it fills in depends on what the steps before it did. */
export type DefaultingStep = (draft: SpecDraft, context: DefaultingContext) => void;

/** What defaults depend on beside the spec. */
export class DefaultingContext {
  readonly assumptions: Assumption[] = [];
  readonly version: CalicoVersion;
  readonly #cluster: ClusterFacts;

  constructor(version: CalicoVersion, cluster: ClusterFacts) {
    this.version = version;
    this.#cluster = cluster;
  }

  holds(range: VersionRange): boolean {
    return includes(range, this.version);
  }

  /**
   * What the cluster says, where the default of `path` hangs on it. A fact that the caller has not looked up
   * (no such key) is noted as an assumption; one that is looked up and undefined is an answer.
   */
  ask<F extends AssumedFact>(fact: F, path: Path): ClusterFacts[F] {
    const isNoted = this.assumptions.some((noted) => noted.fact === fact && isSame(noted.path, path));
    if (!(fact in this.#cluster) && !isNoted) this.assumptions.push(assumption(fact, path));
    return this.#cluster[fact];
  }
}

function isSame(one: Path, other: Path): boolean {
  return one.length === other.length && isWithin(one, other);
}

/** A copy that may be written into; what defaulting never touches (pod overrides and the like) is shared. */
export function specDraftOf(written: InstallationSpec): SpecDraft {
  const draft: SpecDraft = {
    ...written,
    calicoNetwork: { ...written.calicoNetwork },
    cni: { ...written.cni },
  };
  const { calicoNetwork } = draft;
  if (calicoNetwork.ipPools) calicoNetwork.ipPools = calicoNetwork.ipPools.map((pool) => ({ ...pool }));
  if (draft.azure) draft.azure = { ...draft.azure };
  if (draft.networkPolicy) draft.networkPolicy = { ...draft.networkPolicy };
  if (draft.windowsNodes) draft.windowsNodes = { ...draft.windowsNodes };
  return draft;
}

/** Puts `value` where nothing is: to the operator absent, null and the empty string are the same. */
export function fill<T extends object, K extends keyof T>(block: T, key: K, value: T[K]): void {
  const present = block[key];
  if (present === undefined || present === null || present === '') block[key] = value;
}
