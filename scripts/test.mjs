#!/usr/bin/env node
/**
 * `npm test [-- --only PART,PART]`: sets up what the tests need, runs them, and closes with the line
 * `N passed, N failed, N skipped`. Exit code 0: nothing failed; 1: something did; 2: wrong usage.
 */
import { parseArgs } from 'node:util';
import { setUp, VERSIONS } from './setup.mjs';
import { PARTS, triedAgain } from './test-parts.mjs';

const only = readOnly();
const parts = PARTS.filter(({ name }) => !only || only.includes(name));
const desktop = process.env.VSCODE_TEST_HOST === 'desktop';

const wanted = new Set(parts.flatMap(({ needs }) => needs));
const { missing } = await setUp({
  chromium: wanted.has('chromium') && !desktop,
  kubectl: wanted.has('kubectl'),
  oldKubectl: parts.some(({ name }) => name === 'cluster'),
  servers: wanted.has('server') && !desktop ? VERSIONS : [],
});

const total = { passed: 0, failed: 0, skipped: 0 };
const brokenParts = new Set();
for (const part of parts) {
  console.log(`\n== ${part.title} ==`);
  const startedAt = performance.now();
  const counts = await runPart(part);
  if (counts.failed) brokenParts.add(part.name);
  for (const key of Object.keys(total)) total[key] += counts[key];
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${part.name}: ${sentence(counts)} (${seconds} s)`);
}
if (triedAgain.length) console.log(`\nTried again, ${triedAgain.length} times: ${triedAgain.join('; ')}`);
if (brokenParts.size) console.log(`\nFailed: ${[...brokenParts].join(', ')}`);
console.log(`\n${sentence(total)}`);
process.exitCode = total.failed ? 1 : 0;

/** A part that cannot run here has failed, for then nothing has been proved; it says what is missing. */
async function runPart(part) {
  const lacking = part.needs.filter((need) => missing[need]);
  for (const need of lacking) console.log(missing[need]);
  if (lacking.length) return { passed: 0, failed: 1, skipped: 0 };
  if (part.after.some((name) => brokenParts.has(name))) {
    console.log(`Not run, since ${part.after.join(' and ')} failed.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  try {
    return await part.run();
  } catch (error) {
    console.log(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function readOnly() {
  const names = PARTS.map(({ name }) => name);
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' } } });
    const chosen = values.only?.split(',');
    const unknown = chosen?.find((name) => !names.includes(name));
    if (unknown === undefined) return chosen;
    console.error(`There is no part called '${unknown}'.`);
  } catch (error) {
    console.error(error.message);
  }
  console.error(`Usage: npm test [-- --only PART,PART…]; the parts are ${names.join(', ')}.`);
  process.exit(2);
}

function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
