import type { YamlDocument } from '../syntax/document.ts';
import { childOf, type MapNode, stringAt, type YamlNode } from '../syntax/node.ts';
import type { Path } from '../text/path.ts';

/** One place in a document that holds an Installation. */
export interface InstallationSource {
  /** The Installation's object: apiVersion, kind, metadata, spec. */
  readonly root: MapNode;
  /** Where `root` stands in its document: `[]`, or `['items', 2]` in a List. */
  readonly path: Path;
  /** A patch is `partial`: it is never told that something is missing. */
  readonly completeness: 'whole' | 'partial';
  /** `metadata.name`, where there is one. */
  readonly name: string | undefined;
}

/** The Installations of a document: a manifest, or the items of a `List` or an `InstallationList`. */
export function findInstallations(document: YamlDocument): readonly InstallationSource[] {
  const { root } = document;
  if (root?.kind !== 'map') return [];
  if (isInstallation(root)) return [source(root, [])];
  const kind = stringAt(root, 'kind');
  const items = childOf(root, 'items');
  if ((kind !== 'List' && kind !== 'InstallationList') || items?.kind !== 'list') return [];
  return items.items.flatMap((item, index) => {
    const isOurs = isInstallation(item) || (kind === 'InstallationList' && isOfOurGroup(root));
    return isOurs && item.kind === 'map' ? [source(item, ['items', index])] : [];
  });
}

function source(root: MapNode, path: Path): InstallationSource {
  return { root, path, completeness: 'whole', name: stringAt(childOf(root, 'metadata'), 'name') };
}

/** Other API groups have a kind of this name too, so the group decides. */
function isInstallation(node: YamlNode): boolean {
  return stringAt(node, 'kind') === 'Installation' && isOfOurGroup(node);
}

function isOfOurGroup(node: YamlNode): boolean {
  return stringAt(node, 'apiVersion')?.startsWith('operator.tigera.io/') ?? false;
}
