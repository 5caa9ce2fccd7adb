import { chartVersion } from '../helm/chart.ts';
import { firstObject, isOperatorChart, listOf, membersOf } from './kustomization.ts';

/** What a `Chart.yaml` says of the operator's chart. */
export interface ChartFile {
  /** The version of it (`v3.29.7`) where one can be told; a range of versions tells none. */
  readonly version: string | undefined;
}

/** Undefined for a chart that neither is the operator's nor depends on it. Total. */
export function readChartFile(text: string): ChartFile | undefined {
  const chart = membersOf(firstObject(text));
  if (isOperatorChart(chart.name))
    return { version: versionOf(chart.version) ?? versionOf(chart.appVersion) };
  const dependency = listOf(chart.dependencies)
    .map(membersOf)
    .find(({ name }) => isOperatorChart(name));
  return dependency && { version: versionOf(dependency.version) };
}

function versionOf(written: unknown): string | undefined {
  return typeof written === 'string' && chartVersion(written) ? written : undefined;
}
