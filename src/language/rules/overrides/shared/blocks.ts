import type { Installation } from '../../../installation/installation.ts';
import type { ComponentOverride, ContainerOverride, PodSpecOverride } from '../../../installation/spec.ts';
import type { Path } from '../../../text/path.ts';
import { includes, type VersionRange, versions } from '../../../versions/version-range.ts';

/** The override blocks of a spec. */
export type BlockName =
  | 'calicoNodeDaemonSet'
  | 'calicoNodeWindowsDaemonSet'
  | 'calicoKubeControllersDeployment'
  | 'typhaDeployment'
  | 'calicoWindowsUpgradeDaemonSet'
  | 'csiNodeDriverDaemonSet';

/** A block that is written, and where. */
export interface OverrideBlock {
  readonly name: BlockName;
  readonly path: Path;
  readonly override: ComponentOverride;
}

/**
 * When the operator judges which block. The one for the Windows upgrade stays in the CRD, and nobody looks at it any
 * more. Source: tigera/operator pkg/controller/installation/validation.go, v1.28.0 to v1.42.3.
 */
const JUDGED: Readonly<Record<BlockName, VersionRange>> = {
  calicoNodeDaemonSet: versions('3.24.0..'),
  calicoNodeWindowsDaemonSet: versions('3.27.0..'),
  calicoKubeControllersDeployment: versions('3.24.0..'),
  typhaDeployment: versions('3.24.0..'),
  calicoWindowsUpgradeDaemonSet: versions('3.24.0..3.27.0'),
  csiNodeDriverDaemonSet: versions('3.26.0..'),
};

/** Every block of the Installation, judged or not. */
export function writtenBlocks({ spec }: Installation): OverrideBlock[] {
  return (Object.keys(JUDGED) as BlockName[]).flatMap((name) => {
    const override = spec[name];
    return override ? [{ name, path: ['spec', name], override }] : [];
  });
}

/** The blocks that the operator judges at the Installation's version. */
export function judgedBlocks(installation: Installation): OverrideBlock[] {
  return writtenBlocks(installation).filter(({ name }) => includes(JUDGED[name], installation.version));
}

/** The pods' spec of a block, and where it is. */
export interface Pod {
  readonly path: Path;
  readonly spec: PodSpecOverride;
}

/** The pods' specs of the blocks that the operator judges. */
export function judgedPods(installation: Installation): Pod[] {
  return judgedBlocks(installation).flatMap((block) => podOf(block) ?? []);
}

export function podOf({ path, override }: OverrideBlock): Pod | undefined {
  const spec = override.spec?.template?.spec;
  return spec && { path: [...path, 'spec', 'template', 'spec'], spec };
}

/** An entry of a list of containers, and where it is. */
export interface PlacedContainer {
  readonly path: Path;
  readonly container: ContainerOverride;
}

/** The entries of one of the two lists; those that are structurally unsound have no members. */
export function containersOf({ path, spec }: Pod, list: 'containers' | 'initContainers'): PlacedContainer[] {
  return [...(spec[list] ?? [])].flatMap((container: ContainerOverride | undefined, index) =>
    container ? [{ path: [...path, list, index], container }] : [],
  );
}
