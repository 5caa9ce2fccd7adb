import { DOCUMENTED, page } from '../language/service.ts';

/** Every page of `docs/rules/`, by file name: one per code, and a list of them. */
export function rulePages(): Map<string, string> {
  const pages = new Map(DOCUMENTED.map(({ id }) => [`${id}.md`, page(id)!]));
  return pages.set('README.md', index());
}

function index(): string {
  const rows = DOCUMENTED.map(
    ({ id, severity, docs }) =>
      `| [\`${id}\`](${id}.md) | ${severity} | ${docs.summary.replaceAll('|', '\\|')} |`,
  );
  return `# Rules

What a diagnostic's code means. These pages are made from the rules themselves (\`npm run docs\`), and their examples
are run by the tests. The command line prints them too: \`calico-installation explain RULE\`.

| code | severity | fault |
|---|---|---|
${rows.join('\n')}
`;
}
