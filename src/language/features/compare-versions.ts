import { type AnalysedInstallation, type Analysis, analyse } from '../analysis/analyse.ts';
import { identity } from '../analysis/variant.ts';
import { allFields } from '../schema/catalogue.ts';
import { code, prose, valueCode } from '../text/markdown.ts';
import { formatPath, type Path } from '../text/path.ts';
import type { CalicoVersion } from '../versions/version.ts';
import { includes } from '../versions/version-range.ts';
import { installationAt } from './installation-at.ts';

/**
 * What changes for the Installation at an offset from one release to another, as a page in Markdown: the verdict, the
 * defaults, the fields. Undefined where there is no Installation.
 */
export function compareVersions(
  analysis: Analysis,
  offset: number,
  from: CalicoVersion,
  to: CalicoVersion,
): string | undefined {
  const [before, after] = [from, to].map((version) => judgedAt(analysis, offset, version));
  if (!before || !after) return undefined;
  const sections = [
    `# Calico ${from.text} → ${to.text}`,
    section('Newly reported', missingFrom(after, before)),
    section('No longer reported', missingFrom(before, after)),
    section('Defaults that change', defaultChanges(before, after)),
    section('New fields', fieldsOnlyIn(to, from)),
    section('Removed fields', fieldsOnlyIn(from, to)),
  ].filter((part) => part !== '');
  if (sections.length === 1) sections.push('Nothing changes for this Installation.');
  return `${sections.join('\n\n')}\n`;
}

function judgedAt(
  analysis: Analysis,
  offset: number,
  version: CalicoVersion,
): AnalysedInstallation | undefined {
  const { text, contents, elsewhere, cluster } = analysis;
  const { hints } = contents;
  const target = { version, source: 'setting' as const };
  const options = { target, force: true, hints, elsewhere, cluster, previous: analysis };
  return installationAt(analyse(text, options), offset);
}

function section(title: string, lines: readonly string[]): string {
  return lines.length > 0 ? `## ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}` : '';
}

/** The findings of one that the other does not have; the same code at the same place counts as the same. */
function missingFrom(one: AnalysedInstallation, other: AnalysedInstallation): string[] {
  const known = new Set(other.findings.map(identity));
  return one.findings
    .filter((finding) => !known.has(identity(finding)))
    .map(
      ({ severity, path, message, code: rule }) =>
        `**${severity}** ${code(path)}: ${prose(message)} (\`${rule}\`)`,
    );
}

/** Effective values that nobody wrote and that differ. */
function defaultChanges(before: AnalysedInstallation, after: AnalysedInstallation): string[] {
  const [old, current] = [leaves(before.installation.spec), leaves(after.installation.spec)];
  const paths = [...new Set([...old.keys(), ...current.keys()])].sort();
  return paths.flatMap((path) => {
    const [was, is] = [old.get(path), current.get(path)];
    return was === is ? [] : [`${code(path)}: ${quoted(was)} → ${quoted(is)}`];
  });
}

function leaves(spec: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (value: unknown, path: Path): void => {
    if (value !== null && typeof value === 'object') {
      for (const [key, below] of Object.entries(value)) {
        visit(below, [...path, Array.isArray(value) ? Number(key) : key]);
      }
    } else if (value !== undefined) found.set(formatPath(path), String(value));
  };
  visit(spec, ['spec']);
  return found;
}

function quoted(value: string | undefined): string {
  return value === undefined ? 'absent' : valueCode(value);
}

/** The tops of the subtrees that only one of the two releases has. */
function fieldsOnlyIn(one: CalicoVersion, other: CalicoVersion): string[] {
  const only = allFields()
    .filter(
      ({ path, versions }) =>
        path.startsWith('spec.') && includes(versions, one) && !includes(versions, other),
    )
    .map(({ path }) => path);
  const isBelowAnother = (path: string): boolean =>
    only.some((above) => path !== above && path.startsWith(above) && /^[.[{]/.test(path.slice(above.length)));
  return grouped(only.filter((path) => !isBelowAnother(path)));
}

/** Types that several fields share bring the same key to many places; it is named once. */
function grouped(paths: readonly string[]): string[] {
  const byKey = new Map<string, string[]>();
  for (const path of paths) {
    const key = path.split('.').at(-1)!;
    byKey.set(key, [...(byKey.get(key) ?? []), path]);
  }
  return [...byKey].map(([key, places]) =>
    places.length === 1
      ? `\`${places[0]}\``
      : `\`${key}\`, at ${places.length} places such as \`${places[0]}\``,
  );
}
