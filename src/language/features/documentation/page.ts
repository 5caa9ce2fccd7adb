import { RULES } from '../../rules/generated/index.ts';
import type { RefusedBy, Rule, Sample } from '../../rules/rule.ts';
import { formatRange } from '../../versions/version-range.ts';
import { DEPRECATED_FIELD, deprecatedFieldsPage } from './deprecated-fields.ts';
import { STRUCTURAL_PAGES, type StructuralPage } from './structural-pages.ts';

/** Whatever a diagnostic's code can name: a rule, or a fault of structure or syntax. */
export type Documented = Pick<Rule, 'id' | 'severity' | 'refusedBy' | 'versions' | 'docs'> | StructuralPage;

/** Every code that a finding can have, in order of id. */
export const DOCUMENTED: readonly Documented[] = [...RULES, ...STRUCTURAL_PAGES].sort((one, other) =>
  one.id < other.id ? -1 : 1,
);

const byId = new Map(DOCUMENTED.map((entry) => [entry.id as string, entry]));

/** The page of a code, in Markdown; undefined for one that is not ours. */
export function page(id: string): string | undefined {
  if (id === DEPRECATED_FIELD) return deprecatedFieldsPage();
  const entry = byId.get(id);
  if (!entry) return undefined;
  const { severity, refusedBy, versions, docs } = entry;
  const sections = [
    `# ${id}`,
    docs.summary,
    `${SEVERITIES[severity]} · ${REFUSED_BY[refusedBy]} · Calico ${formatRange(versions)}`,
    docs.details.trim(),
    docs.clusterMessage
      ? `## What the cluster says\n\nA message that matches\n\n${fence('text', docs.clusterMessage)}`
      : '',
    `## Wrong\n\n${sample(docs.bad)}`,
    `## Right\n\n${sample(docs.good)}`,
  ];
  return `${sections.filter((section) => section).join('\n\n')}\n`;
}

/**
 * The codes whose page quotes what the cluster says, the most specific first: what a message of TigeraStatus or of
 * kubectl leads to. Empty when none knows it.
 */
export function codesOfMessage(message: string): string[] {
  return DOCUMENTED.flatMap(({ id, docs: { clusterMessage } }) => {
    const match = clusterMessage ? new RegExp(clusterMessage, 'i').exec(message) : null;
    return match ? [{ id, length: clusterMessage!.length }] : [];
  })
    .sort((one, other) => other.length - one.length)
    .map(({ id }) => id);
}

const SEVERITIES = { error: 'Error', warning: 'Warning', information: 'Information' } as const;

const REFUSED_BY: Record<RefusedBy, string> = {
  kubectl: 'refused by kubectl',
  'api-server': 'refused by the API server, when it is applied',
  operator: 'refused by the operator: TigeraStatus `calico` goes Degraded',
  ippools: 'refused by the operator: TigeraStatus `ippools` goes Degraded',
  windows: 'refused by the operator: TigeraStatus `calico-windows` goes Degraded',
  'kube-proxy': 'refused by the operator: TigeraStatus `kubeproxy-monitor` goes Degraded',
  kubernetes: 'the API server refuses what the operator renders: TigeraStatus `calico` goes Degraded',
  nobody: 'refused by nobody',
};

function sample({ version, yaml, cluster }: Sample): string {
  // Behind a comment no text is JSON.
  const isJson = yaml.startsWith('{');
  const text = isJson
    ? fence('json', yaml.trimEnd())
    : fence('yaml', `# calico-version: v${version}\n${yaml.trimEnd()}`);
  if (!cluster) return text;
  // What was looked up and not found is undefined, which JSON would leave out.
  const facts = JSON.stringify(cluster, (_key, value: unknown) => (value === undefined ? null : value));
  return `${text}\n\non a cluster with these facts:\n\n${fence('json', facts)}`;
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
