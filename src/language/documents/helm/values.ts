import { childOf, entryOf, type MapEntry, type MapNode, stringAt } from '../../syntax/node.ts';
import type { Path } from '../../text/path.ts';
import { type InstallationSource, type Part, standIn } from '../installations.ts';
import { toKnownJson } from '../known-json.ts';
import type { Neighbour } from '../neighbour.ts';
import { isSpecField, isTellingField, MISPLACED } from '../spec-fields.ts';
import type { Chart } from './chart.ts';

/** Other values of the chart, by names that are its own. */
const CHART_VALUES = new Set([
  'calicoctl',
  'defaultFelixConfiguration',
  'felixNode',
  'goldmane',
  'kubernetesServiceEndpoint',
  'tigeraOperator',
  'whisker',
]);

/** `enabled` says whether the chart makes an Installation at all, and is no field of it. */
const CHART_KEYS: ReadonlySet<string> = new Set(['enabled']);
const RKE2_KEYS: ReadonlySet<string> = new Set(['enabled', 'backend', 'natOutgoing']);

/** Fields with common names that no value of the charts is called by. */
const COMMON_STRAY: ReadonlySet<string> = new Set([
  'componentResources',
  'controlPlaneReplicas',
  'controlPlaneTolerations',
  'controlPlaneNodeSelector',
  'nodeUpdateStrategy',
]);
/**
 * Fields with telling names that may stand beside `installation` all the same: up to 3.30 the chart has a value called
 * like this one, and what is of another part of the spec is told where it stands there.
 */
const NEVER_STRAY: ReadonlySet<string> = new Set(['kubeletVolumePluginPath', ...MISPLACED]);
/** Under what wrappers keep the values of a chart. */
const VALUES_ROOT = /^values(?:Object|Inline)?$/;

/** What is known of the place where values stand. */
export interface ValuesPlace {
  /** The path of the map that holds `installation`. */
  readonly path: Path;
  readonly chart: Chart | undefined;
  readonly completeness: InstallationSource['completeness'];
}

/**
 * The Installation that the tigera-operator chart makes of `values`, where the pair `installation` is the chart's:
 * by the chart that is named around it, or by what it holds. Some forks of the chart keep the spec one level deeper.
 */
export function installationInValues(values: MapNode, place: ValuesPlace): InstallationSource | undefined {
  const entry = entryOf(values, 'installation');
  if (entry?.value.kind !== 'map') return entry?.unknown ? undefined : straysAlone(values, entry, place);
  if (entry.unknown) return undefined;
  const inner = entryOf(entry.value, 'spec');
  const isFork = inner?.value.kind === 'map' && isSpec(inner.value, values, place);
  if (!isFork && !isSpec(entry.value, values, place)) return undefined;
  const holder = isFork ? inner : entry;
  const isRke2 = isOfRke2(entry.value, values, place);
  const spec = without(isRke2 ? RKE2_KEYS : CHART_KEYS, holder.value as MapNode);
  const root = standIn('spec', holder.keySpan, spec);
  const at = isFork ? [...place.path, 'installation', 'spec'] : [...place.path, 'installation'];
  return {
    root: isFork ? root : { ...root, entries: [...root.entries, ...strays(values, place.chart)] },
    form: 'values',
    path: at.slice(0, -1),
    parts: isFork ? [{ of: ['spec'], at }] : partsBeside(at),
    completeness: isRke2 ? 'partial' : place.completeness,
    name: undefined,
    chartVersion: place.chart?.version,
  };
}

/** Fields of the spec that stand beside `installation`, where the chart does not look for them. */
function strays(values: MapNode, chart: Chart | undefined): MapEntry[] {
  return values.entries.filter(({ key, unknown }) => !unknown && isStray(key, chart));
}

function isStray(key: string, chart?: Chart): boolean {
  if (COMMON_STRAY.has(key)) return chart?.isOurs === true;
  return isTellingField(key) && !NEVER_STRAY.has(key);
}

/** Values without an `installation`, all of whose fields of it are astray. */
function straysAlone(
  values: MapNode,
  entry: MapEntry | undefined,
  { path, chart, completeness }: ValuesPlace,
): InstallationSource | undefined {
  const isEmpty = !entry || (entry.value.kind === 'scalar' && entry.value.value === null);
  const isRoot =
    path.length === 0 || VALUES_ROOT.test(String(path.findLast((step) => typeof step === 'string')));
  const entries = chart?.isOurs && isEmpty && isRoot ? strays(values, chart) : [];
  if (entries.length === 0) return undefined;
  return {
    root: { ...values, entries: entry ? [{ ...entry, key: 'spec' }, ...entries] : entries },
    form: 'values',
    path,
    parts: partsBeside([...path, 'installation']),
    completeness,
    name: undefined,
    chartVersion: chart?.version,
  };
}

/** Below `at` is the spec, and beside it what is astray. */
function partsBeside(at: Path): Part[] {
  return [
    { of: [], at: at.slice(0, -1) },
    { of: ['spec'], at },
  ];
}

/** The Installation of a text that is the whole value of `installation`, as Fleet's `templateValues` have it. */
export function installationOfText(text: MapNode, place: ValuesPlace): InstallationSource | undefined {
  if (!isSpec(text, text, place)) return undefined;
  const at = { start: text.span.start, end: text.span.start };
  return {
    root: standIn('spec', at, without(CHART_KEYS, text)),
    form: 'values',
    path: [],
    parts: [{ of: ['spec'], at: [] }],
    completeness: place.completeness,
    name: undefined,
    chartVersion: place.chart?.version,
  };
}

function isSpec(node: MapNode, values: MapNode, { path, chart }: ValuesPlace): boolean {
  const keys = node.entries.map(({ key }) => key);
  const known = keys.filter((key) => isSpecField(key) || key === 'enabled').length;
  if (chart?.isOurs) return known > 0 || keys.length > 0;
  if (keys.some((key) => key === 'apiVersion' || key === 'kind' || key === 'properties')) return false;
  const isTelling = keys.some(isTellingField) || PLUGINS.has(typeOf(node)) || isVariant(node);
  if (isTelling) return known * 2 >= keys.length;
  const isBesideOthers = values.entries.some(
    ({ key }) => CHART_VALUES.has(key) || (values !== node && isStray(key)),
  );
  const isNamed = path.some((step) => /tigera|calico/i.test(String(step)));
  return known > 0 && (isBesideOthers || isNamed) && known * 2 >= keys.length;
}

/** Plugins that only Calico's `cni.type` names. */
const PLUGINS = new Set(['Calico', 'AmazonVPC', 'AzureVNET', 'GKE']);

function typeOf(node: MapNode): string {
  return stringAt(childOf(node, 'cni'), 'type') ?? '';
}

function isVariant(node: MapNode): boolean {
  return /^(?:Calico|CalicoEnterprise|TigeraSecureEnterprise)$/.test(stringAt(node, 'variant') ?? '');
}

/**
 * The values of RKE2's chart are laid over its own and over what RKE2 knows of the cluster: from that, `backend` and
 * `natOutgoing` it makes the pool where the values have none, of VXLAN before it had these two. Source:
 * rancher/rke2-charts, rke2-calico, templates/crs/custom-resources.yaml.
 */
function isOfRke2(installation: MapNode, values: MapNode, { path, chart }: ValuesPlace): boolean {
  if (chart?.isRke2 || path.at(-1) === 'rke2-calico') return true;
  if (chart?.isOurs) return false;
  const ofCluster = childOf(childOf(values, 'global'), 'clusterCIDRv4');
  return (entryOf(installation, 'backend') ?? ofCluster) !== undefined;
}

function without(keys: ReadonlySet<string>, node: MapNode): MapNode {
  return { ...node, entries: node.entries.filter(({ key }) => !keys.has(key)) };
}

/** The FelixConfiguration that the chart makes of its values; undefined where it makes none. */
export function felixInValues(values: MapNode, path: Path): Neighbour | undefined {
  const entry: MapEntry | undefined = entryOf(values, 'defaultFelixConfiguration');
  if (entry?.value.kind !== 'map') return undefined;
  const enabled = childOf(entry.value, 'enabled');
  if (enabled?.kind !== 'scalar' || enabled.value !== true || enabled.unknown) return undefined;
  const root = standIn('spec', entry.keySpan, without(CHART_KEYS, entry.value));
  const apiVersion = 'projectcalico.org/v3';
  const kind = 'FelixConfiguration';
  const name = 'default';
  return {
    kind,
    apiVersion,
    name,
    namespace: undefined,
    value: { apiVersion, kind, metadata: { name }, ...(toKnownJson(root) as object) },
    root,
    path,
    parts: [{ of: ['spec'], at: [...path, 'defaultFelixConfiguration'] }],
  };
}
