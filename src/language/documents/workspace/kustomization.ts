import { parseDocument } from '../../syntax/parse.ts';
import { splitDocuments } from '../../syntax/split.ts';
import { toKnownJson } from '../known-json.ts';

/** What a kustomization puts together, as it names it: paths from its own folder. */
export interface Kustomization {
  /** Files and folders: `resources`, `bases`, `components`. */
  readonly resources: readonly string[];
  /** Files: `patches`, `patchesStrategicMerge`, `patchesJson6902`. */
  readonly patches: readonly string[];
  /** Values files of the charts that bring the operator, with the version of the chart. */
  readonly values: readonly { readonly file: string; readonly chartVersion: string }[];
}

/** The names that Kustomize looks for in a folder, in its order. */
export const KUSTOMIZATION_NAMES: readonly string[] = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

/** Undefined for a text that is none: nothing in it is put together, or it cannot be read. Total. */
export function readKustomization(text: string): Kustomization | undefined {
  const value = membersOf(firstObject(text));
  if (typeof value.kind === 'string' && value.kind !== 'Kustomization' && value.kind !== 'Component')
    return undefined;
  // Flux has a Kustomization of its own, which lists nothing.
  if (typeof value.apiVersion === 'string' && !value.apiVersion.startsWith('kustomize.config.k8s.io/'))
    return undefined;
  const resources = ['resources', 'bases', 'components'].flatMap((key) => listOf(value[key])).filter(isPath);
  const patches = [
    ...listOf(value.patchesStrategicMerge),
    ...[...listOf(value.patches), ...listOf(value.patchesJson6902)].map((patch) => membersOf(patch).path),
  ].filter(isPath);
  const values = listOf(value.helmCharts).flatMap((chart) => {
    const { name, version, valuesFile, additionalValuesFiles } = membersOf(chart);
    if (!isOperatorChart(name) || typeof version !== 'string') return [];
    return [valuesFile, ...listOf(additionalValuesFiles)]
      .filter(isPath)
      .map((file) => ({ file, chartVersion: version }));
  });
  return resources.length + patches.length + values.length > 0 ? { resources, patches, values } : undefined;
}

/** The charts that bring the Tigera operator. */
export function isOperatorChart(name: unknown): boolean {
  return name === 'tigera-operator' || name === 'rke2-calico';
}

/** The value of the first document of a text, without what templates make; undefined for none. */
export function firstObject(text: string): unknown {
  const [first] = splitDocuments(text);
  const { root } = first ? parseDocument(text.slice(first.start, first.end)) : { root: undefined };
  return root && toKnownJson(root);
}

export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What is on another machine, and a patch that is written in the place of a path, are no files here. */
function isPath(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !/[\n]|:\/\/|^git@|\?ref=|^\//.test(value);
}
