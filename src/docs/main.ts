/** `npm run docs [-- --check]`: writes `docs/rules/`, or fails where what is committed there is not what it would write. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rulePages } from './rule-pages.ts';

const folder = path.resolve('docs/rules');
const pages = rulePages();
mkdirSync(folder, { recursive: true });
const there = new Map(
  readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
);
const stale = [...pages].filter(([file, text]) => there.get(file) !== text).map(([file]) => file);
const orphans = [...there.keys()].filter((file) => !pages.has(file));

if (process.argv.includes('--check')) {
  for (const file of [...stale, ...orphans])
    console.error(`docs/rules/${file} is out of date: run \`npm run docs\`.`);
  process.exitCode = stale.length + orphans.length > 0 ? 1 : 0;
} else {
  for (const file of stale) writeFileSync(path.join(folder, file), pages.get(file)!);
  for (const file of orphans) rmSync(path.join(folder, file));
  console.log(`docs/rules: ${pages.size} pages, ${stale.length} written, ${orphans.length} removed.`);
}
