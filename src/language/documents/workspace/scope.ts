import type { Contents, Hints } from '../read.ts';
import { KUSTOMIZATION_NAMES, type Kustomization } from './kustomization.ts';
import { folderOf, join, upwards } from './paths.ts';
import type { FileSurvey } from './survey.ts';

/** What is known of the files around; those without anything to say are not in it. */
export interface Workspace {
  readonly files: ReadonlyMap<string, FileSurvey>;
  /** The folders that are open; nothing outside of them is looked at. */
  readonly roots: readonly string[];
}

/** How many files and folders one kustomization may put together. */
const MOST_MEMBERS = 2000;

/**
 * The files whose objects are for the same cluster as those of a file, as far as that is certain:
 *
 * - where kustomizations of its folder or of one around it put the file together with others, those others;
 * - otherwise the files beside it, less those that a kustomization of the folder puts together without it.
 *
 * None of them where they hold more than one Installation `default`, since a cluster has one: then the folder is of
 * several clusters, or of examples. And of objects that several of the files call by the same name, none: which one a
 * cluster gets cannot be told. A folder of another cluster is thus never looked into.
 */
export function filesAround(path: string, workspace: Workspace): ReadonlyMap<string, Contents> {
  const found = new Map<string, Contents>();
  for (const group of groupsOf(path, workspace)) {
    const members = [...group.files].flatMap((member) => {
      const survey = workspace.files.get(member);
      return survey ? [[member, survey] as const] : [];
    });
    const whole = members.filter(([member]) => !group.patches.has(member));
    if (whole.reduce((sum, [, { installations }]) => sum + installations, 0) > 1) continue;
    for (const [member, { neighbours }] of members) {
      if (neighbours && member !== path) found.set(member, neighbours);
    }
  }
  return withoutRivals(found, workspace.files.get(path)?.neighbours);
}

/** What is known of a file by what stands beside it. */
export function hintsAround(
  path: string,
  { files, roots }: Workspace,
): Pick<Hints, 'completeness' | 'chartVersion'> {
  const around = kustomizationsAround(path, { files, roots });
  const isIn = (list: (one: Kustomization) => readonly string[]) =>
    around.some(({ folder, kustomization }) => list(kustomization).some((one) => join(folder, one) === path));
  const isResource = isIn(({ resources }) => resources);
  const isPatch = isIn(({ patches }) => patches);
  const values = around.flatMap(({ folder, kustomization }) =>
    kustomization.values.filter(({ file }) => join(folder, file) === path),
  );
  const chart = files.get(join(folderOf(path), 'Chart.yaml')!)?.chart;
  const hints: { completeness?: 'whole' | 'partial'; chartVersion?: string } = {};
  // What is both is built as a resource, and then it must be whole.
  if (isResource || isPatch) hints.completeness = isResource ? 'whole' : 'partial';
  const chartVersion = values[0]?.chartVersion ?? chart?.version;
  if (chartVersion !== undefined) hints.chartVersion = chartVersion;
  return hints;
}

/** The files that what is said of a file may hang on: to be read first. */
export function filesToAsk(path: string, roots: readonly string[]): string[] {
  const folders = upwards(folderOf(path), roots);
  const kustomizations = folders.flatMap((folder) => KUSTOMIZATION_NAMES.map((name) => join(folder, name)!));
  return [join(folderOf(path), 'Chart.yaml')!, ...kustomizations];
}

interface PlacedKustomization {
  readonly folder: string;
  readonly kustomization: Kustomization;
}

function kustomizationsAround(path: string, { files, roots }: Workspace): PlacedKustomization[] {
  return upwards(folderOf(path), roots).flatMap((folder) => {
    const kustomization = kustomizationIn(folder, files);
    return kustomization ? [{ folder, kustomization }] : [];
  });
}

function kustomizationIn(folder: string, files: Workspace['files']): Kustomization | undefined {
  for (const name of KUSTOMIZATION_NAMES) {
    const found = files.get(join(folder, name)!)?.kustomization;
    if (found) return found;
  }
  return undefined;
}

/** Files whose objects go to one cluster. */
interface Group {
  readonly files: ReadonlySet<string>;
  /** Those of them that only change what others say. */
  readonly patches: ReadonlySet<string>;
}

function groupsOf(path: string, workspace: Workspace): Group[] {
  const built = kustomizationsAround(path, workspace)
    .map((one) => membersOf(one, workspace.files))
    .filter(({ files }) => files.has(path));
  if (built.length > 0) return built;
  const folder = folderOf(path);
  const own = kustomizationIn(folder, workspace.files);
  const taken = own ? membersOf({ folder, kustomization: own }, workspace.files).files : new Set();
  const beside = [...workspace.files.keys()].filter((one) => folderOf(one) === folder && !taken.has(one));
  return [{ files: new Set([...beside, path]), patches: new Set() }];
}

/** Every file that a kustomization puts together, through the folders that it names. */
function membersOf(start: PlacedKustomization, files: Workspace['files']): Group {
  const members = new Set<string>();
  const [patches, resources] = [new Set<string>(), new Set<string>()];
  const waiting = [start];
  for (let next = waiting.pop(); next && members.size < MOST_MEMBERS; next = waiting.pop()) {
    const { folder, kustomization } = next;
    for (const named of kustomization.patches) note(join(folder, named), patches);
    for (const named of kustomization.resources) {
      const place = join(folder, named);
      const inner = place === undefined || members.has(place) ? undefined : kustomizationIn(place, files);
      note(place, resources);
      if (inner) waiting.push({ folder: place!, kustomization: inner });
    }
  }
  for (const resource of resources) patches.delete(resource);
  return { files: members, patches };

  function note(place: string | undefined, list: Set<string>): void {
    if (place === undefined) return;
    members.add(place);
    list.add(place);
  }
}

/** Less the objects of which there are several by one kind and name, those of the file itself among them. */
function withoutRivals(
  found: ReadonlyMap<string, Contents>,
  own: Contents | undefined,
): ReadonlyMap<string, Contents> {
  const counts = new Map<string, number>();
  for (const contents of [...found.values(), ...(own ? [own] : [])]) {
    for (const name of namesIn(contents)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Map(
    [...found].filter(([, contents]) => namesIn(contents).every((name) => counts.get(name) === 1)),
  );
}

function namesIn({ units }: Contents): string[] {
  return units.flatMap(({ unit }) =>
    unit.neighbours.map(({ kind, namespace = '', name }) => `${kind} ${namespace}/${name}`),
  );
}
