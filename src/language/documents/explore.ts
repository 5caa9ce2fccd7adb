import type { YamlDocument } from '../syntax/document.ts';
import {
  childOf,
  entryOf,
  type ListNode,
  type MapNode,
  type ScalarNode,
  stringAt,
  type YamlNode,
} from '../syntax/node.ts';
import type { Path } from '../text/path.ts';
import { type Chart, chartAround } from './helm/chart.ts';
import { installationsInParameters } from './helm/parameters.ts';
import { felixInValues, installationInValues, installationOfText } from './helm/values.ts';
import { type InstallationSource, isInstallation, isOfOurGroup, manifestSource } from './installations.ts';
import { type PatchTarget, patchedInstallations } from './json-patch.ts';
import { mayMention, mentionsInstallation, mentionsNeighbour, mentionsSpec, namesGroup } from './mention.ts';
import { asNeighbour, type Neighbour } from './neighbour.ts';
import { type DecodedDocument, decodedDocuments, encodedDocuments } from './scalars/decoded.ts';
import { containerOf, documentsIn, type ScalarContainer } from './scalars/embedded.ts';
import type { PlacedUnit, Unit } from './unit.ts';

/** How a document is to be read: what is known of it from where it stands. */
export interface Setting {
  readonly completeness: InstallationSource['completeness'];
  /** Set for a file of values that by its name is laid over another one. */
  readonly isLayer?: boolean;
  /** The chart whose values it may be. */
  readonly chart?: Chart;
  /** Set for a patch: what it is for. */
  readonly target?: PatchTarget;
  /** It is the value of the chart's `installation`. */
  readonly isSpec?: boolean;
  /** The scalar that it stands in. */
  readonly container?: ScalarContainer;
  /** How many texts it is inside of. */
  readonly depth: number;
}

export interface Found {
  readonly installations: readonly InstallationSource[];
  readonly neighbours: readonly Neighbour[];
  readonly embedded: readonly PlacedUnit[];
}

/** Reads a stretch of the document's text that is YAML in itself. */
export type ReadEmbedded = (text: string, setting: Setting, isExpected: boolean) => Unit | undefined;

/** Finds what concerns us in a document, whatever wraps it. */
export function explore(document: YamlDocument, setting: Setting, readEmbedded: ReadEmbedded): Found {
  const explorer = new Explorer(document.text, setting, readEmbedded);
  if (document.root) explorer.visitRoot(document.root);
  return explorer;
}

/** Texts inside of texts inside of texts: more is no wrapper that anybody uses. */
const DEEPEST = 4;
/** Keys whose text is YAML, so that a fault of its syntax is worth a word. */
const HOLDS_YAML = /^(?:values|valuesContent|valuesTemplate|patch)$|\.(?:ya?ml|json)$/;

class Explorer implements Found {
  readonly installations: InstallationSource[] = [];
  readonly neighbours: Neighbour[] = [];
  readonly embedded: PlacedUnit[] = [];
  readonly #text: string;
  readonly #setting: Setting;
  readonly #readEmbedded: ReadEmbedded;
  /** The maps around what is visited, the innermost last. */
  readonly #around: MapNode[] = [];

  constructor(text: string, setting: Setting, readEmbedded: ReadEmbedded) {
    this.#text = text;
    this.#setting = setting;
    this.#readEmbedded = readEmbedded;
  }

  visitRoot(root: YamlNode): void {
    const { completeness, target, isSpec, chart } = this.#setting;
    const spec = isSpec && root.kind === 'map' && installationOfText(root, { path: [], chart, completeness });
    if (spec) {
      this.installations.push(spec);
      return;
    }
    if (root.kind === 'list') this.#addPatches(root, [], target ?? 'open');
    if (root.kind === 'map' && target === 'installation' && !isInstallation(root)) this.#addSpecOnly(root);
    else if (isInstallation(root)) this.#addManifest(root, [], completeness);
    else this.#visit(root, [], completeness);
  }

  #visit(node: YamlNode, path: Path, completeness: Setting['completeness']): void {
    if (node.kind === 'scalar') {
      this.#embed(node, path, completeness);
      return;
    }
    if (node.kind === 'list') {
      for (const [index, item] of node.items.entries()) this.#visit(item, [...path, index], completeness);
      return;
    }
    if (isInstallation(node)) {
      // Whatever refers to an Installation names its kind too, but says nothing of its body.
      const hasBody = entryOf(node, 'spec') !== undefined || isItem(path);
      if (hasBody) this.#addManifest(node, path, completeness);
      return;
    }
    const neighbour = asNeighbour(node, path);
    if (neighbour) this.neighbours.push(neighbour);
    else this.#visitMap(node, path, completeness);
  }

  #visitMap(map: MapNode, path: Path, completeness: Setting['completeness']): void {
    this.#around.push(map);
    const isOurList = stringAt(map, 'kind') === 'InstallationList' && isOfOurGroup(map);
    const values = this.#addValues(map, path, completeness);
    for (const { key, value, unknown } of map.entries) {
      const inside = [...path, key];
      if (unknown || (values && key === 'installation')) continue;
      if (isOurList && key === 'items' && value.kind === 'list') this.#addItems(value, inside, completeness);
      else if (isPatchKey(key) && value.kind === 'list') this.#visitPatches(value, inside);
      else if (key === 'helm' && value.kind === 'map') this.#visitHelm(value, inside, completeness);
      else this.#visit(value, inside, isLaidOver(map, key) ? 'partial' : completeness);
    }
    this.#around.pop();
  }

  #addManifest(root: MapNode, path: Path, completeness: Setting['completeness']): void {
    const isPatch = hasDirective(root) || hasDirective(childOf(root, 'spec'));
    this.installations.push(manifestSource(root, path, isPatch ? 'partial' : completeness));
  }

  #addItems(list: ListNode, path: Path, completeness: Setting['completeness']): void {
    for (const [index, item] of list.items.entries()) {
      if (item.kind === 'map') this.#addManifest(item, [...path, index], completeness);
    }
  }

  /** A patch that leaves it to its target what it is for: only its spec means something. */
  #addSpecOnly(root: MapNode): void {
    const spec = entryOf(root, 'spec');
    if (spec?.value.kind !== 'map') return;
    this.installations.push(manifestSource({ ...root, entries: [spec] }, [], 'partial'));
  }

  #addPatches(list: ListNode, path: Path, target: PatchTarget): void {
    this.installations.push(...patchedInstallations(list, path, target));
  }

  /** True where the map's `installation` is the chart's. */
  #addValues(map: MapNode, path: Path, completeness: Setting['completeness']): boolean {
    const { isLayer } = this.#setting;
    const chart = chartAround(this.#around) ?? this.#setting.chart;
    const source = installationInValues(map, {
      path,
      chart,
      completeness: isLayer ? 'partial' : completeness,
    });
    const felix = source || chart?.isOurs ? felixInValues(map, path) : undefined;
    if (source) this.installations.push(source);
    if (felix) this.neighbours.push(felix);
    return source !== undefined;
  }

  /** The source of an Argo CD application: files, values and parameters are laid over each other. */
  #visitHelm(helm: MapNode, path: Path, completeness: Setting['completeness']): void {
    const parameters = childOf(helm, 'parameters');
    const chart = chartAround(this.#around) ?? this.#setting.chart;
    const found =
      parameters?.kind === 'list'
        ? installationsInParameters(parameters, [...path, 'parameters'], chart)
        : [];
    this.installations.push(...found);
    const isMerged =
      found.length > 0 || ['valueFiles', 'valuesFiles', 'fileParameters'].some((key) => entryOf(helm, key));
    this.#visit(helm, path, isMerged ? 'partial' : completeness);
  }

  /** Kustomize: each entry is a patch, or has one beside the target that it is for. */
  #visitPatches(list: ListNode, path: Path): void {
    for (const [index, item] of list.items.entries()) {
      const place = [...path, index];
      const patch = childOf(item, 'patch');
      if (!patch) {
        this.#visit(item, place, 'partial');
        continue;
      }
      const target = targetOf(item);
      if (target === 'other') continue;
      if (patch.kind === 'scalar') this.#embed(patch, [...place, 'patch'], 'partial', target);
      else if (patch.kind === 'list') this.#addPatches(patch, [...place, 'patch'], target);
      else this.#visit(patch, [...place, 'patch'], 'partial');
    }
  }

  #embed(node: ScalarNode, path: Path, completeness: Setting['completeness'], target?: PatchTarget): void {
    if (this.#setting.depth >= DEEPEST || node.source.length < 10) return;
    const shown = documentsIn(this.#text, node);
    for (const { start, end } of shown) {
      const part = this.#text.slice(start, end);
      const container = containerOf(part, node, this.#setting.container);
      const unit = this.#readPart(part, path, completeness, target, {
        container,
        depth: this.#setting.depth + 1,
      });
      if (unit) this.embedded.push({ start, unit });
    }
    const isSecret = path.at(-2) === 'data' && stringAt(this.#around.at(-2), 'kind') === 'Secret';
    if (node.unknown || (shown.length > 0 && !isSecret)) return;
    for (const { text, decoded } of this.#decode(node, isSecret)) {
      // What stands in scalars of this in turn has no place in the text.
      const { container } = this.#setting;
      const unit = this.#readPart(text, path, completeness, target, { container, depth: DEEPEST });
      if (unit) this.embedded.push({ start: node.span.start, unit: { ...unit, decoded } });
    }
  }

  #decode(node: ScalarNode, isSecret: boolean): DecodedDocument[] {
    if (isSecret) return encodedDocuments(this.#text, node);
    return mayMention(node.source) ? decodedDocuments(this.#text, node) : [];
  }

  #readPart(
    part: string,
    path: Path,
    completeness: Setting['completeness'],
    target: PatchTarget | undefined,
    place: Pick<Setting, 'container' | 'depth'>,
  ): Unit | undefined {
    const isForUs = target === 'installation' || target === 'kind';
    const chart = chartAround(this.#around) ?? this.#setting.chart;
    const isYaml = HOLDS_YAML.test(String(path.at(-1)));
    const isSpec = path.at(-1) === 'installation' && mentionsSpec(part);
    const isValues = isYaml && chart?.isOurs === true && mentionsSpec(part);
    const isOurs = isForUs || isSpec || isValues || mentionsInstallation(part);
    if (!isOurs && !mentionsNeighbour(part)) return undefined;
    const isMeant = target === 'installation' || chart?.isOurs || namesGroup(part);
    const setting: Setting = { completeness, chart, target, isSpec, ...place };
    return this.#readEmbedded(part, setting, isMeant && isYaml);
  }
}

function isItem(path: Path): boolean {
  return path.length === 2 && path[0] === 'items';
}

function isPatchKey(key: string): boolean {
  return key === 'patches' || key === 'patchesJson6902' || key === 'patchesStrategicMerge';
}

/** `$patch` and its like are of strategic merge patches only. */
function hasDirective(node: YamlNode | undefined): boolean {
  return node?.kind === 'map' && node.entries.some(({ key }) => key.startsWith('$'));
}

/** Values that are laid over others: Flux' `valuesFrom`, and what a HelmChartConfig adds to its chart's own. */
function isLaidOver(map: MapNode, key: string): boolean {
  if (key === 'values') return entryOf(map, 'valuesFrom') !== undefined;
  return key === 'spec' && stringAt(map, 'kind') === 'HelmChartConfig';
}

function targetOf(item: YamlNode): PatchTarget {
  const target = childOf(item, 'target');
  const kind = stringAt(target, 'kind');
  const group = stringAt(target, 'group');
  if (kind !== undefined && kind !== 'Installation') return 'other';
  if (group !== undefined) return group === 'operator.tigera.io' ? 'installation' : 'other';
  return kind === undefined ? 'open' : 'kind';
}
