import { childOf, entryOf, type MapNode, stringAt, type YamlNode } from '../syntax/node.ts';
import { isWithin, type Path } from '../text/path.ts';
import type { CalicoVersion } from '../versions/version.ts';

/**
 * The shape in which an Installation is written: an object with its apiVersion and kind (a manifest, an item of a
 * list, a strategic merge patch), the values of the tigera-operator chart, one operation of a JSON patch, one
 * parameter of a Helm chart (`installation.calicoNetwork.bgp`).
 */
export type InstallationForm = 'manifest' | 'values' | 'json-patch' | 'parameter';

/** A part of the object and where it stands in its document: the longest `of` that leads to a place decides. */
export interface Part {
  readonly of: Path;
  readonly at: Path;
}

/** One place in a document that holds an Installation. */
export interface InstallationSource {
  /**
   * The Installation's object: apiVersion, kind, metadata, spec. Only manifests have all of it in the text. Of the
   * others it is put together: its nodes are those of the document, below a `spec` whose key is what stands for it.
   */
  readonly root: MapNode;
  readonly form: InstallationForm;
  /** Where `root` stands in its document: `[]`, or `['items', 2]` in a List; of values, the map that holds them. */
  readonly path: Path;
  /** How places of the object become places of the document, see `placeIn`. */
  readonly parts: readonly Part[];
  /** A patch is `partial`: it is never told that something is missing. */
  readonly completeness: 'whole' | 'partial';
  /** `metadata.name`, where there is one. */
  readonly name: string | undefined;
  /** The Calico version that the chart beside it installs, where the document says so. */
  readonly chartVersion?: CalicoVersion;
}

/** Where a place of the Installation's object is in its document; undefined for what is not written there. */
export function placeIn(object: Pick<InstallationSource, 'parts'>, path: Path): Path | undefined {
  const part = partAround(object, path);
  return part && [...part.at, ...path.slice(part.of.length)];
}

/** The innermost part that a place of the object is in. */
export function partAround({ parts }: Pick<InstallationSource, 'parts'>, path: Path): Part | undefined {
  let best: Part | undefined;
  for (const part of parts) {
    if (isWithin(path, part.of) && part.of.length >= (best?.of.length ?? 0)) best = part;
  }
  return best;
}

/** An Installation that is written as an object. */
export function manifestSource(
  root: MapNode,
  path: Path,
  completeness: InstallationSource['completeness'],
): InstallationSource {
  const name = stringAt(childOf(root, 'metadata'), 'name');
  return { root, form: 'manifest', path, parts: [{ of: [], at: path }], completeness, name };
}

/**
 * Other API groups have a kind of this name too, so the group decides. Where it was forgotten, or is that of Calico's
 * other API, the spec tells.
 */
export function isInstallation(node: YamlNode): node is MapNode {
  if (stringAt(node, 'kind') !== 'Installation') return false;
  if (isOfOurGroup(node)) return true;
  const isMistaken = !entryOf(node, 'apiVersion') || CALICO_API.test(stringAt(node, 'apiVersion') ?? '');
  return isMistaken && entryOf(childOf(node, 'spec'), 'calicoNetwork') !== undefined;
}

/** It has pools and policies, but no Installation. */
const CALICO_API = /^(?:crd\.)?projectcalico\.org\//;

export function isOfOurGroup(node: YamlNode): boolean {
  return stringAt(node, 'apiVersion')?.startsWith('operator.tigera.io/') ?? false;
}

/** A map of one pair that stands for another: `spec` for `installation`. */
export function standIn(key: string, keySpan: MapNode['span'], value: YamlNode): MapNode {
  const span = { start: keySpan.start, end: Math.max(keySpan.end, value.span.end) };
  return { kind: 'map', span, flow: false, entries: [{ key, keySpan, span, value }] };
}
