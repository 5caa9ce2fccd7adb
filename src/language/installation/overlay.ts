import type { Path } from '../text/path.ts';
import { assemble } from './create.ts';
import { fillCrdDefaults } from './defaults/crd.ts';
import { DefaultingContext, specDraftOf } from './defaults/draft.ts';
import type { Installation } from './installation.ts';
import type { ComponentOverride, InstallationSpec, Metadata, PodSpecOverride } from './spec.ts';

/** The name of the Installation that the operator lays over `default`. */
export const OVERLAY = 'overlay';

/** Blocks that are merged field by field; every other field of the spec is replaced whole. */
const FIELD_BY_FIELD = new Set(['cni', 'calicoNetwork', 'windowsNodes', 'logging']);

const OVERRIDES = new Set([
  'calicoKubeControllersDeployment',
  'calicoNodeDaemonSet',
  'calicoNodeWindowsDaemonSet',
  'calicoWindowsUpgradeDaemonSet',
  'csiNodeDriverDaemonSet',
  'typhaDeployment',
]);

/**
 * The Installation that the operator computes from `default` and what `overlay` says, as seen from the overlay:
 * `written` is the overlay's own text. Neither is changed.
 */
export function computedInstallation(base: Installation, overlay: Installation): Installation {
  const { version, written, cluster } = overlay;
  const draft = specDraftOf(written);
  // The API server fills in its defaults whatever the name; the operator leaves an overlay alone.
  fillCrdDefaults(draft, new DefaultingContext(version, cluster));
  const { completeness, assumptions } = base;
  const spec = mergeOverlay(base.spec, draft);
  const computed = assemble(
    { version, name: OVERLAY, completeness, written, cluster },
    { spec, assumptions },
  );
  return { ...computed, base };
}

/**
 * Lays an overlay over a spec that has its defaults: what is not empty in the overlay replaces what is there, and
 * nothing can be unset. Source: tigera/operator pkg/controller/utils/merge.go OverrideInstallationSpec, all versions.
 */
export function mergeOverlay(base: InstallationSpec, overlay: InstallationSpec): InstallationSpec {
  return mergeWith(base, overlay, (key, under, over) => {
    if (FIELD_BY_FIELD.has(key)) return mergeWith(under, over);
    return OVERRIDES.has(key) ? mergeOverride(key, under, over) : over;
  });
}

/** The fields that an overlay lays over the base, each one by itself, as paths below `spec`. */
export function overlayFields(written: InstallationSpec): Path[] {
  return Object.entries(written).flatMap(([key, value]): Path[] => {
    const isBlock = FIELD_BY_FIELD.has(key) && value !== null && typeof value === 'object';
    return isBlock ? Object.keys(value).map((field) => [key, field]) : [[key]];
  });
}

/** The pairs of both; where both have one, `merge` decides, and without it the second wins. */
function mergeWith<T extends object>(
  base: T,
  overlay: T,
  // biome-ignore lint/suspicious/noExplicitAny: a value's type hangs on its key
  merge: (key: string, under: any, over: any) => unknown = (_key, _under, over) => over,
): T {
  const merged = { ...base } as Record<string, unknown>;
  for (const [key, over] of Object.entries(overlay)) {
    if (isZero(over)) continue;
    const under = merged[key];
    merged[key] = isZero(under) ? over : merge(key, under, over);
  }
  return merged as T;
}

/** What Go would not tell from absent: null, zero, the empty string, list or block. */
function isZero(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function mergeOverride(
  component: string,
  base: ComponentOverride,
  overlay: ComponentOverride,
): ComponentOverride {
  return mergeWith(base, overlay, (key, under, over) => {
    if (key === 'metadata') return mergeMetadata(under, over);
    return mergeWith(under, over, (inner, underInner, overInner) => {
      if (inner !== 'template') return overInner;
      return mergeWith(underInner, overInner, (part, underPart, overPart) =>
        part === 'metadata'
          ? mergeMetadata(underPart, overPart)
          : mergePodSpec(component, underPart, overPart),
      );
    });
  });
}

function mergeMetadata(base: Metadata, overlay: Metadata): Metadata {
  return mergeWith(base, overlay, (_key, under, over) => ({ ...under, ...over }));
}

/** Lists, affinity and selectors are replaced whole; two slips of the operator's are repeated here. */
function mergePodSpec(component: string, base: PodSpecOverride, overlay: PodSpecOverride): PodSpecOverride {
  const taken = { ...overlay };
  if (component === 'calicoNodeDaemonSet') {
    delete taken.dnsPolicy;
    delete taken.dnsConfig;
  }
  if (component === 'typhaDeployment' && taken.initContainers) {
    taken.initContainers = taken.initContainers.slice(0, overlay.containers?.length ?? 0);
  }
  return mergeWith(base, taken);
}
