import { allFields, type CataloguedField } from '../../schema/catalogue.ts';
import type { CalicoVersion } from '../../versions/version.ts';
import { availability, deprecation, effect, format, link, typeName, values } from './field-text.ts';

/**
 * The page of a field, in Markdown. `place` is its path: `spec.calicoNetwork.ipPools[].cidr`, with `spec.` and the
 * brackets left out or with an index in them if one likes, in any case. Undefined where there is no such field.
 */
export function fieldPage(place: string, version?: CalicoVersion): string | undefined {
  const wanted = normalized(place);
  const found = allFields().find(
    ({ path }) => normalized(path) === wanted || normalized(path) === `spec.${wanted}`,
  );
  return found && describe(found, version);
}

/** Paths that resemble what somebody asked for: those that end as it does, or hold its last part. */
export function similarPaths(place: string, most = 5): string[] {
  const wanted = normalized(place).split('.').at(-1)!;
  if (wanted === '') return [];
  // `status.computed` repeats the whole of `spec`.
  const paths = allFields().flatMap(({ path }) => (path.startsWith('status.computed.') ? [] : path));
  const ends = paths.filter((path) => normalized(path).endsWith(`.${wanted}`));
  const holds = paths.filter((path) => normalized(path).split('.').at(-1)!.includes(wanted));
  return [...new Set([...ends, ...holds])].slice(0, most);
}

function normalized(path: string): string {
  return path.replaceAll(/\[\d*\]|\{\}/g, '').toLowerCase();
}

function describe({ path, field, versions }: CataloguedField, version: CalicoVersion | undefined): string {
  const sections = [
    `# ${path}`,
    `${typeName(field)}${field.required ? ', required' : ''}`,
    availability(versions, version),
    field.doc,
    deprecation(field, version),
    values(field, version),
    format(field),
    field.default ? `**Default:** ${field.default}` : '',
    field.example ? `**Example:** \`${field.example}\`` : '',
    effect(field),
    children(path),
    link(field),
  ];
  return `${sections.filter((section) => section).join('\n\n')}\n`;
}

/** What is in it, one line each. */
function children(parent: string): string {
  const inside = allFields().filter(({ path }) => {
    const rest = path.startsWith(parent) ? path.slice(parent.length).replace(/^(\[\]|\{\})/, '') : '';
    return /^\.\w+$/.test(rest);
  });
  if (inside.length === 0) return '';
  const lines = inside.map(({ steps, field }) => `- \`${steps.at(-1)}\`: ${firstSentence(field.doc)}`);
  return `**Fields**\n${lines.join('\n')}`;
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}
