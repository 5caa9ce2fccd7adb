import type { CalicoFacts } from '../calico-facts.ts';
import { textAt } from '../object/at.ts';
import type { LiveObject } from '../object/live-object.ts';

/** Which Calico a cluster has. Versions without the `v`. */
export interface CalicoVersionFact {
  /** What the operator installs, and refuses by: the best that is known. Empty where nothing tells. */
  readonly version: string;
  readonly source: 'operator' | 'status' | 'cluster-information' | 'calico-node' | 'none';
  /** The operator's image, with its tag; empty where it could not be read. */
  readonly operatorImage: string;
  /** What runs, by what calico-node and the operator wrote last; empty where nothing tells. */
  readonly running: string;
}

/** The operator's tag decides; the others say what runs, and stand in where the tag cannot be read. */
export async function calicoVersion(
  seen: {
    readonly operatorImage: string;
    readonly installation: LiveObject | undefined;
    readonly clusterInformation: LiveObject | undefined;
    /** The image of the container calico-node. */
    readonly nodeImage: string;
  },
  calicoFacts: CalicoFacts,
): Promise<CalicoVersionFact> {
  const { operatorImage } = seen;
  const tag = tagOf(operatorImage);
  const fromOperator = tag ? await calicoFacts.releaseOfOperator(tag) : undefined;
  const weaker = (
    [
      ['status', plain(textAt(seen.installation, 'status', 'calicoVersion'))],
      ['cluster-information', plain(textAt(seen.clusterInformation, 'spec', 'calicoVersion'))],
      ['calico-node', plain(tagOf(seen.nodeImage))],
    ] as const
  ).filter(([, version]) => version !== '');
  const [source, running] = weaker[0] ?? (['none', ''] as const);
  if (fromOperator) return { version: fromOperator, source: 'operator', operatorImage, running };
  return { version: running, source, operatorImage, running };
}

/** `v1.36.16` of `quay.io/tigera/operator:v1.36.16`; empty for a digest. */
function tagOf(image: string): string {
  return /:([\w][\w.-]*)$/.exec(image.split('@sha256:', 1)[0]!)?.[1] ?? '';
}

function plain(text: string): string {
  return /^v?(\d+\.\d+\.\d+)/.exec(text)?.[1] ?? '';
}
