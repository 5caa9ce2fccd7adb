import type { AnalysedInstallation, Analysis } from '../analysis/analyse.ts';
import { type CompatibilityRange, compatibilityOf, finish } from '../analysis/compatibility.ts';
import type { FoundInstallation } from '../analysis/found-installations.ts';
import { readInstallation } from '../analysis/judge.ts';
import { ALONE } from '../analysis/variant.ts';
import { fromText } from '../documents/unit.ts';
import type { Installation } from '../installation/installation.ts';
import { availabilityAt, fieldAt } from '../schema/catalogue.ts';
import type { Field } from '../schema/field.ts';
import { nodeAt, type PlaceAt, pathAt } from '../syntax/locate.ts';
import type { YamlNode } from '../syntax/node.ts';
import { code, valueCode } from '../text/markdown.ts';
import { formatPath, type Path, valueAt } from '../text/path.ts';
import { type Span, touches } from '../text/span.ts';
import { includes } from '../versions/version-range.ts';
import { schemaOf } from './coexistence.ts';
import { absolute } from './diagnostics.ts';
import { compatibilityTable } from './documentation/compatibility-table.ts';
import {
  availability,
  deprecation,
  effect,
  format,
  knownValues,
  link,
  refusedValuesText,
  typeName,
  values,
} from './documentation/field-text.ts';
import { modeHere, modeInFull, modeOfRelease } from './non-privileged/page.ts';
import { refusedValues } from './refused-values.ts';

export interface Hover {
  /** Markdown. */
  readonly text: string;
  /** The key or value that it speaks of. */
  readonly span: Span;
}

/**
 * What the field under the cursor does, here and at the target version; undefined outside of known fields. Where the
 * document names a schema, whoever reads that explains the field, and this only says what hangs on the release, the
 * rest of the spec and the cluster.
 */
export function hover(analysis: Analysis, offset: number): Hover | undefined {
  const found = placeAt(analysis.installations, offset) ?? unfinishedAt(analysis, offset);
  const field = found && fieldAt(found.place.path);
  if (!field) return undefined;
  const { judged, place } = found;
  const text =
    !found.isUnfinished && isHead(judged, place)
      ? describeHead(judged, field)
      : describe(field, found, schemaOf(analysis.text, judged.placed) !== undefined);
  return text === undefined
    ? undefined
    : { text, span: absolute(analysis, { unit: judged.placed.unit, span: place.span }) };
}

/**
 * What a hover there has to work out first, one release with each step; undefined where it can answer at once, which
 * is everywhere but on the head of an Installation.
 */
export function hoverSteps(
  analysis: Analysis,
  offset: number,
): Generator<undefined, readonly CompatibilityRange[]> | undefined {
  const found = placeAt(analysis.installations, offset);
  return found && isHead(found.judged, found.place) ? compatibilityOf(found.judged) : undefined;
}

interface Found<Of extends FoundInstallation = AnalysedInstallation> {
  readonly judged: Of;
  readonly place: PlaceAt;
  readonly isUnfinished?: boolean;
}

function placeAt<Of extends FoundInstallation>(
  subjects: readonly Of[],
  offset: number,
): Found<Of> | undefined {
  for (const judged of subjects) {
    const local = fromText(judged.placed, offset);
    if (local === undefined) continue;
    const place = touches(judged.source.root.span, local) && pathAt(judged.source.root, local);
    if (place) return { judged, place };
  }
  return undefined;
}

/** Fields are explained while another line is still being typed, but not by what that line may change. */
function unfinishedAt({ unfinished, cluster }: Analysis, offset: number): Found | undefined {
  const found = placeAt(unfinished, offset);
  if (!found) return undefined;
  const { judged: unread, place } = found;
  const { version } = unread.target;
  const structured = readInstallation({ ...unread.source, completeness: 'partial', version, cluster });
  const { installation } = structured;
  const judged = { ...unread, structured, installation, surroundings: ALONE, findings: [] };
  return { judged, place, isUnfinished: true };
}

/** Where the object says what it is: `apiVersion` and `kind`; of Helm values the key that stands for it all. */
function isHead({ source }: AnalysedInstallation, { path }: PlaceAt): boolean {
  if (path.length !== 1) return false;
  return path[0] === 'apiVersion' || path[0] === 'kind' || (source.form === 'values' && path[0] === 'spec');
}

function describeHead(judged: AnalysedInstallation, field: Field): string {
  const name = judged.source.name ?? 'default';
  const paragraphs = [
    `**Installation ${valueCode(name)}** · Calico ${judged.target.version.text}`,
    field.doc,
    `**Compatibility by Calico release**\n\n${compatibilityTable(finish(compatibilityOf(judged)))}`,
    link(field),
  ];
  return paragraphs.filter((paragraph) => paragraph).join('\n\n');
}

function describe(
  field: Field,
  { judged, place: { path, on }, isUnfinished }: Found,
  hasSchema: boolean,
): string | undefined {
  const { installation, source } = judged;
  const { version } = installation;
  const node = nodeAt(source.root, path);
  const isMode = formatPath(path) === 'spec.nonPrivileged';
  const refused = isUnfinished ? new Map<string, string>() : refusedHere(field, path, node, judged);
  const own = hasSchema ? () => '' : (paragraph: string) => paragraph;
  const paragraphs = [
    availability(availabilityAt(path), version),
    deprecation(field, version),
    node?.unknown ? 'This value comes from a template, so it is not checked here.' : '',
    own(on === 'value' ? valueDoc(field, node, installation) : ''),
    isMode ? (isUnfinished ? modeOfRelease(judged) : modeHere(judged)) : '',
    own(field.doc),
    ...(isMode ? modeInFull(judged) : []),
    hasSchema ? refusedValuesText(refused) : values(field, version, refused),
    own(format(field)),
    hasSchema ? effectiveHere(path, node, installation) : defaultHere(field, path, node, installation),
    effect(field),
  ].filter((paragraph) => paragraph);
  if (paragraphs.length === 0) return undefined;
  const title = `**${code(formatPath(path))}**`;
  const type = own(` · ${typeName(field)}${field.required ? ' · required' : ''}`);
  return [title + type, ...paragraphs, link(field)].filter((paragraph) => paragraph).join('\n\n');
}

/** A hover that takes long is none, and more values than this are names of things, not choices. */
const MOST_TRIED = 8;

function refusedHere(
  field: Field,
  path: Path,
  node: YamlNode | undefined,
  judged: AnalysedInstallation,
): ReadonlyMap<string, string> {
  const { version } = judged.installation;
  const known = Object.entries((field.kind === 'string' && field.values) || {});
  const current = node?.kind === 'scalar' ? node.value : undefined;
  const others = known
    .filter(([value, { versions }]) => value !== current && includes(versions, version))
    .map(([value]) => value);
  return node?.unknown || others.length > MOST_TRIED ? new Map() : refusedValues(judged, path, others);
}

function valueDoc(field: Field, node: YamlNode | undefined, { version }: Installation): string {
  const value = node?.kind === 'scalar' ? node.value : undefined;
  const known = knownValues(field);
  const found = typeof value === 'string' && known && Object.hasOwn(known, value) ? known[value] : undefined;
  if (!found) return '';
  const gone = includes(found.versions, version) ? '' : ` ⚠ Calico ${version.text} does not accept it.`;
  return `**${valueCode(String(value))}:** ${found.doc}${gone}`;
}

/** What stands here when nothing is written, where that is known, and what it depends on. */
function defaultHere(
  field: Field,
  path: Path,
  node: YamlNode | undefined,
  installation: Installation,
): string {
  const here = valueHere(path, node, installation);
  const parts = [here && here !== field.default ? `${here} here.` : '', field.default ?? ''];
  const text = parts.filter((part) => part !== '').join(' ');
  return text && `**Default:** ${text}`;
}

function effectiveHere(path: Path, node: YamlNode | undefined, installation: Installation): string {
  const here = valueHere(path, node, installation);
  return here && `**Default:** ${here} here.`;
}

function valueHere(path: Path, node: YamlNode | undefined, { spec }: Installation): string {
  const isAbsent = !node || (node.kind === 'scalar' && node.style === 'empty');
  const effective = isAbsent ? valueAt({ spec }, path) : undefined;
  const isShown = effective !== undefined && effective !== null && typeof effective !== 'object';
  return isShown ? valueCode(String(effective)) : '';
}
