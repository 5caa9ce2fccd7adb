import type { EnumValue, Field } from '../../schema/field.ts';
import { prose } from '../../text/markdown.ts';
import type { CalicoVersion } from '../../versions/version.ts';
import { formatRange, includes, type VersionRange } from '../../versions/version-range.ts';

/** The parts of a field's documentation, each a paragraph of Markdown or empty. */

export function typeName(field: Field): string {
  switch (field.kind) {
    case 'list':
      return `list of ${typeName(field.items)}`;
    case 'int-or-string':
      return field.pattern ? 'quantity' : 'integer or string';
    case 'map':
      return `map of ${typeName(field.values)}`;
    default:
      return field.kind;
  }
}

/** Which releases have it, with a warning where that is not the one asked for. */
export function availability(range: VersionRange, version: CalicoVersion | undefined): string {
  const text = formatRange(range);
  if (version && !includes(range, version)) {
    return `⚠ **Not in Calico ${version.text}.** Available: ${text}.`;
  }
  return text === 'all versions' ? '' : `Available: Calico ${text}.`;
}

/** The values that have a meaning, with a line each; `refused` says why one cannot be taken here. */
export function values(
  field: Field,
  version: CalicoVersion | undefined,
  refused: ReadonlyMap<string, string> = new Map(),
): string {
  const known = knownValues(field);
  if (!known) return '';
  const line = ([value, { doc, versions }]: [string, EnumValue]): string => {
    const isNoted = version ? !includes(versions, version) : formatRange(versions) !== 'all versions';
    const note = isNoted ? ` *(Calico ${formatRange(versions)})*` : '';
    const reason = refused.get(value);
    const why = reason === undefined ? '' : `\n  - ⚠ Not here: ${prose(reason)}`;
    return `- \`${value === '' ? '""' : value}\`: ${doc}${note}${why}`;
  };
  return `**Values**\n${Object.entries(known).map(line).join('\n')}`;
}

/** Only the values that cannot be taken here. */
export function refusedValuesText(refused: ReadonlyMap<string, string>): string {
  const lines = [...refused].map(([value, reason]) => `- ⚠ \`${value}\`: ${prose(reason)}`);
  return lines.length > 0 ? `**Not here**\n${lines.join('\n')}` : '';
}

export function knownValues(field: Field): Readonly<Record<string, EnumValue>> | undefined {
  return field.kind === 'string' ? (field.values ?? field.suggestions) : undefined;
}

/** That it is deprecated, where that holds at the version, or at any where none is given. */
export function deprecation({ deprecated }: Field, version: CalicoVersion | undefined): string {
  if (!deprecated || (version && !includes(deprecated.versions, version))) return '';
  const since = version ? '' : ` (${formatRange(deprecated.versions)})`;
  return `**Deprecated${since}.** ${deprecated.instead}`;
}

export function format(field: Field): string {
  return field.format ? `**Format:** ${field.format}` : '';
}

export function effect(field: Field): string {
  return field.effect ? `**Effect of a change:** ${field.effect}` : '';
}

export function link(field: Field): string {
  return field.link ? `[Reference](${field.link})` : '';
}
