/**
 * The Installation's spec as the rules read it: JSON values, every field optional, made of the fields in `schema/`,
 * which have structure, documentation and versions. Where the CRD has an enum the type is `string` all the same,
 * because values differ by version and a patch or an overlay may hold any.
 */
import type { Affinity, ComponentOverride, InstallationSpec, LabelSelector } from './generated/spec.ts';

export type {
  Affinity,
  ComponentOverride,
  InstallationSpec,
  LabelSelector,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
  ResourceRequirements,
  Toleration,
  TopologySpreadConstraint,
} from './generated/spec.ts';

type Item<List> = NonNullable<List> extends readonly (infer Entry)[] ? Entry : never;

export type CalicoNetwork = NonNullable<InstallationSpec['calicoNetwork']>;
export type IPPool = Item<CalicoNetwork['ipPools']>;
export type NodeAddressAutodetection = NonNullable<CalicoNetwork['nodeAddressAutodetectionV4']>;
export type Cni = NonNullable<InstallationSpec['cni']>;

type Template = NonNullable<NonNullable<ComponentOverride['spec']>['template']>;
/** Which of these parts a component has is the schema's matter. */
export type PodSpecOverride = NonNullable<Template['spec']>;
export type ContainerOverride = Item<PodSpecOverride['containers']>;
export type Metadata = NonNullable<ComponentOverride['metadata']>;

export type NodeAffinity = NonNullable<Affinity['nodeAffinity']>;
export type SelectorRequirement = Item<LabelSelector['matchExpressions']>;
