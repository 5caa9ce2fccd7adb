import type { AnalysedInstallation, Analysis } from '../../analysis/analyse.ts';
import type { Finding } from '../../analysis/finding.ts';
import { type CataloguedField, fieldsUnder } from '../../schema/catalogue.ts';
import { entryOf, type MapEntry, type MapNode } from '../../syntax/node.ts';
import { formatRange, includes } from '../../versions/version-range.ts';

/** The code of what only editors say: a field works, and its maintainers want it gone. */
export const DEPRECATED_FIELD = 'deprecated-field';

/**
 * The written fields that are deprecated at their Installation's version. Where something graver is said of the same
 * place, that is enough.
 */
export function deprecatedFields({ installations }: Analysis): Finding[] {
  return installations.flatMap((judged) => {
    // Where an Installation is the same as before, its list of findings is.
    let found = known.get(judged.findings);
    if (!found) {
      found = findDeprecated(judged);
      known.set(judged.findings, found);
    }
    return found;
  });
}

const known = new WeakMap<readonly Finding[], readonly Finding[]>();

function findDeprecated(judged: AnalysedInstallation): Finding[] {
  const grave = judged.findings.filter(({ severity }) => severity !== 'information');
  const told = new Set(grave.map(({ path }) => path));
  return findingsOf(judged).filter(({ path }) => !told.has(path));
}

/** The page of the code: the fields, since when, and what to use instead. */
export function deprecatedFieldsPage(): string {
  const rows = deprecated().map(
    ({ path, field: { deprecated } }) =>
      `| \`${path}\` | ${formatRange(deprecated!.versions)} | ${deprecated!.instead.replaceAll('|', '\\|')} |`,
  );
  return `# ${DEPRECATED_FIELD}

A field that still works and is going to be removed.

Editors show it as a hint; the command line does not report it. The setting \`calicoInstallation.rules\` makes a
warning of it, or switches it off.

| field | deprecated | instead |
|---|---|---|
${rows.join('\n')}
`;
}

function findingsOf({ placed, source, installation }: AnalysedInstallation): Finding[] {
  const { version } = installation;
  return deprecated().flatMap(({ path, steps, field: { deprecated }, versions }) => {
    // A field that this version does not have at all is an error already.
    if (!includes(deprecated!.versions, version) || !includes(versions, version)) return [];
    const entry = entryAt(source.root, steps);
    if (!entry) return [];
    return {
      code: DEPRECATED_FIELD,
      severity: 'information' as const,
      message: `\`${entry.key}\` is deprecated. ${sentence(deprecated!.instead)}`,
      location: { unit: placed.unit, span: entry.keySpan },
      path,
      related: [],
      fixes: [],
      tags: ['deprecated' as const],
    };
  });
}

function deprecated(): readonly CataloguedField[] {
  fields ??= fieldsUnder('spec').filter(({ field }) => field.deprecated);
  return fields;
}

let fields: readonly CataloguedField[] | undefined;

/** None of these fields is in a list, so keys lead to each. */
function entryAt(root: MapNode, steps: readonly string[]): MapEntry | undefined {
  const parent = steps
    .slice(0, -1)
    .reduce<MapEntry['value'] | undefined>((node, step) => entryOf(node, step)?.value, root);
  return entryOf(parent, steps.at(-1)!);
}

/** What to use instead is a sentence, or only names. */
function sentence(instead: string): string {
  const text = instead.startsWith('`') ? `Use ${instead}` : instead;
  return text.endsWith('.') ? text : `${text}.`;
}
