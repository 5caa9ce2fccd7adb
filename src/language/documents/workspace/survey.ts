import { mentionsInstallation, mentionsNeighbour } from '../mention.ts';
import type { Neighbour } from '../neighbour.ts';
import { type Contents, readContents, readNeighbours, type Unit } from '../read.ts';
import { type ChartFile, readChartFile } from './chart-file.ts';
import { KUSTOMIZATION_NAMES, type Kustomization, readKustomization } from './kustomization.ts';
import { fileName } from './paths.ts';

/** What a file of the workspace has to say to the Installations of other files. */
export interface FileSurvey {
  /** Whole Installations `default`, values of the chart among them: of these a cluster has one. */
  readonly installations: number;
  /** The objects that count elsewhere too; absent where there is none. */
  readonly neighbours?: Contents;
  readonly kustomization?: Kustomization;
  readonly chart?: ChartFile;
}

/**
 * Undefined for a file that has nothing to say, as nearly all have; that takes a few scans for words. What the words
 * of another come to is read when somebody asks for it, which is seldom: of most files nobody ever does. Total.
 */
export function surveyFile(path: string, text: string): FileSurvey | undefined {
  const name = fileName(path);
  if (KUSTOMIZATION_NAMES.includes(name)) {
    const kustomization = readKustomization(text);
    return kustomization && { installations: 0, kustomization };
  }
  if (name === 'Chart.yaml') {
    const chart = readChartFile(text);
    return chart && { installations: 0, chart };
  }
  const [hasInstallation, hasNeighbour] = [mentionsInstallation(text), mentionsNeighbour(text)];
  if (!hasInstallation && !hasNeighbour) return undefined;
  const installations = once(() => (hasInstallation ? countIn(readContents(text, undefined, { path })) : 0));
  const neighbours = once(() => (hasNeighbour ? withoutOthers(readNeighbours(text)) : undefined));
  return {
    get installations() {
      return installations();
    },
    get neighbours() {
      return neighbours();
    },
  };
}

function once<Value>(work: () => Value): () => Value {
  let done: { readonly value: Value } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

/** The same of a text that has been read for its Installations already; what stands beside them has been, too. */
export function surveyContents(contents: Contents): FileSurvey | undefined {
  const installations = countIn(contents);
  const neighbours = withoutOthers(contents);
  return installations > 0 || neighbours ? { installations, neighbours } : undefined;
}

function countIn({ units }: Contents): number {
  return units.flatMap(({ unit }) =>
    unit.installations.filter(
      ({ form, name, completeness }) =>
        completeness === 'whole' &&
        (form === 'values' || (form === 'manifest' && (name ?? 'default') === 'default')),
    ),
  ).length;
}

/** Only what is written as an object of its own: what a wrapper holds is for the cluster of the wrapper. */
function withoutOthers(contents: Contents): Contents | undefined {
  const units = contents.units.flatMap(({ start, unit }) => {
    const counting = countingPart(unit);
    return counting ? [{ start, unit: counting }] : [];
  });
  return units.length > 0 ? { ...contents, units } : undefined;
}

/** One for each unit, since findings know the place of an object by its unit. */
const countingParts = new WeakMap<Unit, Unit>();

function countingPart(unit: Unit): Unit | undefined {
  const known = countingParts.get(unit);
  if (known) return known;
  const neighbours = unit.isEmbedded ? [] : unit.neighbours.filter(counts);
  if (neighbours.length === 0) return undefined;
  const part = { ...unit, neighbours };
  countingParts.set(unit, part);
  return part;
}

function counts({ kind, parts, value }: Neighbour): boolean {
  if (parts) return false;
  if (kind === 'FelixConfiguration' || kind === 'IPPool') return true;
  if (kind === 'ConfigMap' || kind === 'IPAMConfiguration') return false;
  return JSON.stringify(value).includes('cni.projectcalico.org/allowedSourcePrefixes');
}
