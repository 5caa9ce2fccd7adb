import type { AnalysedInstallation, Analysis } from '../analysis/analyse.ts';
import type { Installation } from '../installation/installation.ts';
import { fieldAt } from '../schema/catalogue.ts';
import type { Field } from '../schema/field.ts';
import { pathAt } from '../syntax/locate.ts';
import { formatPath, type Path, valueAt } from '../text/path.ts';
import { type Span, touches } from '../text/span.ts';
import { absolute } from './diagnostics.ts';
import {
  availability,
  deprecation,
  effect,
  format,
  knownValues,
  link,
  typeName,
  values,
} from './field-text.ts';
import { stateIfEnabled } from './non-privileged.ts';

export interface Hover {
  /** Markdown. */
  readonly text: string;
  /** The key or value that it speaks of. */
  readonly span: Span;
}

/** What the field under the cursor does, here and at the target version; undefined outside of known fields. */
export function hover(analysis: Analysis, offset: number): Hover | undefined {
  for (const judged of analysis.installations) {
    const { placed, source } = judged;
    const local = offset - placed.start;
    if (!touches(source.root.span, local)) continue;
    const place = pathAt(source.root, local);
    const field = place && fieldAt(place.path);
    if (!field) continue;
    const text = describe(field, place.path, judged, place.on === 'value');
    return { text, span: absolute(analysis, { unit: placed.unit, span: place.span }) };
  }
  return undefined;
}

function describe(field: Field, path: Path, judged: AnalysedInstallation, isOnValue: boolean): string {
  const { installation } = judged;
  const { version } = installation;
  const paragraphs = [
    `**\`${formatPath(path)}\`** · ${typeName(field)}`,
    availability(field.versions, version),
    isOnValue ? valueDoc(field, path, installation) : '',
    field.doc,
    formatPath(path) === 'spec.nonPrivileged' ? modeStory(judged) : '',
    deprecation(field, version),
    values(field, version),
    format(field),
    defaultHere(field, path, installation),
    effect(field),
    link(field),
  ];
  return paragraphs.filter((paragraph) => paragraph).join('\n\n');
}

function valueDoc(field: Field, path: Path, { written }: Installation): string {
  const value = valueAt({ spec: written }, path);
  const doc = typeof value === 'string' ? knownValues(field)?.[value] : undefined;
  return doc ? `\`${value}\`: ${doc.doc}` : '';
}

function defaultHere(field: Field, path: Path, installation: Installation): string {
  const effective = valueAt({ spec: installation.spec }, path);
  const isFilled =
    installation.completeness === 'whole' &&
    !installation.isWritten(path) &&
    effective !== undefined &&
    typeof effective !== 'object';
  const here = isFilled ? `\`${String(effective)}\` here. ` : '';
  return here || field.default ? `**Default:** ${here}${field.default ?? ''}` : '';
}

/** The mode as it stands, or as it would stand if it were enabled. */
function modeStory(judged: AnalysedInstallation): string {
  const { installation, target } = judged;
  const isOff = installation.nonPrivileged.mode === 'off';
  const { mode, reasons } = isOff ? stateIfEnabled(judged) : installation.nonPrivileged;
  const lead = isOff ? 'Off. If it were enabled:' : 'Here:';
  const at = `at Calico ${target.version.text}`;
  return `**${lead} ${mode.replaceAll('-', ' ')} ${at}.** ${reasons.join(' ')}`;
}
