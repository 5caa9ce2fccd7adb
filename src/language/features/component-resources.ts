import type { AnalysedInstallation } from '../analysis/analyse.ts';
import type { LocatedFix } from '../analysis/finding.ts';
import { locateFix, locationOf } from '../analysis/resource-location.ts';
import { COMPONENT_OVERRIDES, type ComponentOverride } from '../rules/node/shared/component-overrides.ts';
import { availabilityAt } from '../schema/catalogue.ts';
import { spanOf } from '../syntax/locate.ts';
import type { PathEdit } from '../text/edit.ts';
import { type Path, valueAt } from '../text/path.ts';
import { overlaps, type Span } from '../text/span.ts';
import { includes } from '../versions/version-range.ts';

const COMPONENT_RESOURCES: Path = ['spec', 'componentResources'];

/**
 * Carries what `componentResources` says at a selection (in offsets of the Installation's document) to the components'
 * own overrides; undefined where there is nothing to carry. An entry stays where the version has no override for its
 * component, or where the override sets the same container's resources already: then it has no effect, which a rule
 * says.
 */
export function moveComponentResources(
  judged: AnalysedInstallation,
  selection: Span,
): LocatedFix | undefined {
  const { placed, source, installation } = judged;
  if (!installation.isWritten(COMPONENT_RESOURCES)) return undefined;
  const spanAt = (path: Path, mark: 'key' | 'value') => spanOf(source.root, path, mark);
  const movable = movableEntries(judged);
  const isAll = overlaps(spanAt(COMPONENT_RESOURCES, 'key'), selection);
  const wanted = movable.filter(
    ({ index }) => isAll || overlaps(spanAt([...COMPONENT_RESOURCES, index], 'value'), selection),
  );
  if (wanted.length === 0) return undefined;
  const isEmptied = wanted.length === installation.written.componentResources?.length;
  return locateFix(locationOf(placed.unit, source), {
    title: `Move the resources of ${wanted.map(({ component }) => component).join(', ')} to ${wanted.map(({ block }) => block).join(', ')}`,
    safety: 'unsafe',
    edits: [
      ...wanted.flatMap((entry) => carrying(judged, entry)),
      ...(isEmptied
        ? [{ op: 'remove' as const, path: COMPONENT_RESOURCES }]
        : wanted.map(({ index }) => ({ op: 'remove' as const, path: [...COMPONENT_RESOURCES, index] }))),
    ],
  });
}

interface Entry {
  readonly index: number;
  readonly component: string;
  readonly block: ComponentOverride;
  readonly container: string;
}

function movableEntries(judged: AnalysedInstallation): Entry[] {
  const { installation } = judged;
  const seen = new Set<string>();
  return (installation.written.componentResources ?? []).flatMap((entry, index) => {
    const component = entry?.componentName ?? '';
    // Of two entries for a component the operator takes the first.
    if (
      !entry?.resourceRequirements ||
      !Object.hasOwn(COMPONENT_OVERRIDES, component) ||
      seen.has(component)
    ) {
      return [];
    }
    seen.add(component);
    const { block, container } = COMPONENT_OVERRIDES[component]!;
    const place = placeOf(judged, { block, container });
    const exists = includes(availabilityAt(place), installation.version);
    return exists && !installation.isWritten(place) ? [{ index, component, block, container }] : [];
  });
}

/** Where the override sets the container's resources; the container comes last where it is not listed yet. */
function placeOf(
  { installation }: AnalysedInstallation,
  { block, container }: Pick<Entry, 'block' | 'container'>,
): Path {
  const path = ['spec', block, 'spec', 'template', 'spec', 'containers'];
  const listed = (valueAt({ spec: installation.written }, path) ?? []) as { name?: string }[];
  const index = listed.findIndex((entry) => entry?.name === container);
  return [...path, index < 0 ? listed.length : index, 'resources'];
}

function carrying(judged: AnalysedInstallation, entry: Entry): PathEdit[] {
  const to = placeOf(judged, entry);
  const name = [...to.slice(0, -1), 'name'];
  return [
    ...(judged.installation.isWritten(name)
      ? []
      : [{ op: 'set' as const, path: name, value: entry.container }]),
    { op: 'move', path: [...COMPONENT_RESOURCES, entry.index, 'resourceRequirements'], to },
  ];
}
