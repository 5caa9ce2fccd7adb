import { childOf, type MapNode, stringAt, type YamlNode } from '../../syntax/node.ts';
import { resolveVersion } from '../../versions/releases.ts';
import type { CalicoVersion } from '../../versions/version.ts';

/** A Helm chart that a wrapper installs. */
export interface Chart {
  /** True for the charts that bring the Tigera operator. */
  readonly isOurs: boolean;
  /** True for the chart of RKE2, which has values of its own under `installation`. */
  readonly isRke2?: boolean;
  /** The Calico version that it installs; undefined where the text gives none or a range of them. */
  readonly version: CalicoVersion | undefined;
}

/**
 * The chart that the nearest of the maps around some values names: Argo CD (`chart`, `targetRevision`), Flux
 * (`chart.spec`), HelmChart of K3s and RKE2 (`chart`, `version`), HelmChartProxy (`chartName`), Kustomize
 * (`helmCharts`), Ansible (`chart_ref`), Sveltos and Fleet.
 * `ancestors` is from the outermost to the innermost.
 */
export function chartAround(ancestors: readonly YamlNode[]): Chart | undefined {
  for (const node of ancestors.toReversed()) {
    const chart = node.kind === 'map' ? chartOf(node) : undefined;
    if (chart) return chart;
  }
  return undefined;
}

const NAME_KEYS = ['chart', 'chartName', 'chart_ref', 'name', 'path'];
const VERSION_KEYS = ['targetRevision', 'version', 'chartVersion', 'chart_version'];
const OURS = /(?:^|\/)(?:tigera-operator|rke2-calico)(?:-v?\d[\w.]*\.tgz)?\/?$/;
const RKE2 = /(?:^|\/)rke2-calico(?:-v?\d[\w.]*\.tgz)?\/?$/;
const ARCHIVE = /-(v?\d+\.\d+\.\d+)\.tgz$/;

function chartOf(map: MapNode): Chart | undefined {
  const spec = childOf(childOf(map, 'chart'), 'spec');
  const names = [
    stringAt(spec, 'chart'),
    ...NAME_KEYS.map((key) => stringAt(map, key)),
    configuredChart(map),
  ];
  const name = names.find((candidate) => candidate !== undefined && OURS.test(candidate));
  if (name === undefined) {
    const isChart = spec !== undefined || stringAt(map, 'chart') !== undefined;
    return isChart ? { isOurs: false, version: undefined } : undefined;
  }
  const keys = VERSION_KEYS.map((key) => stringAt(map, key));
  const written = [stringAt(spec, 'version'), ...keys, ARCHIVE.exec(name)?.[1]].find(
    (one) => one !== undefined,
  );
  const version = written === undefined ? undefined : chartVersion(written);
  return { isOurs: true, isRke2: RKE2.test(name), version };
}

/** A HelmChartConfig has the name of the chart that it configures. */
function configuredChart(map: MapNode): string | undefined {
  return stringAt(map, 'kind') === 'HelmChartConfig' ? stringAt(childOf(map, 'metadata'), 'name') : undefined;
}

/** The chart has the version of Calico; that of RKE2 adds two digits to the last part (`v3.29.301`). */
export function chartVersion(written: string): CalicoVersion | undefined {
  const match = /^v?(\d+\.\d+)\.(\d+|\*|x)$/.exec(written.trim());
  if (!match) return undefined;
  const [, line, patch] = match;
  if (Number.isNaN(Number(patch))) return resolveVersion(line!);
  const number = Number(patch);
  return resolveVersion(`${line}.${number >= 100 ? Math.floor(number / 100) : number}`);
}
