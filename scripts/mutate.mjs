/**
 * Puts small faults into the code of a folder, one at a time, in a copy, and tells which of them no unit test sees.
 *
 *   npm run mutate -- --folder src/language/rules --count 50 --seed 1
 *
 * `--tests` names the test files that see a fault (globs; those of the mirrored folder when absent), after the test
 * beside the file has not; `--list` prints the faults without trying them. The exit code is 0 whatever lives.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as ts from 'typescript/unstable/ast';
import { API } from 'typescript/unstable/sync';
import { root } from './setup.mjs';

/** Seconds after which a fault is taken to have made the tests hang. */
const TIME_LIMIT = 180;
const NOT_COPIED = /^(?:node_modules|\.git|dist|dist-maps|\.hosts|\.demo|test-results|images)$|\.vsix$/;
/** Prose for pages, which tests of its own hold. */
const PROSE = new Set(['docs', 'doc', 'description', 'summary', 'details', 'effect', 'reference', 'link']);

const OPERATORS = new Map([
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['===', '!=='],
  ['!==', '==='],
  ['&&', '||'],
  ['||', '&&'],
  ['+', '-'],
  ['-', '+'],
  ['*', '+'],
]);

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    count: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string', multiple: true },
    list: { type: 'boolean', default: false },
  },
});
if (!values.folder) throw new Error('--folder names the folder whose code is to be tried');
main(values.folder.replace(/\/$/, ''), Number(values.count), Number(values.seed));

function main(folder, count, seed) {
  const compiler = new API();
  const [project] = compiler
    .updateSnapshot({ openProjects: [path.join(root, 'tsconfig.json')] })
    .getProjects();
  const all = sourceFiles(path.join(root, folder)).flatMap((file) =>
    mutantsOf(file, project.program.getSourceFile(file)),
  );
  compiler.close();
  const mutants = sample(all, count, seed);
  console.log(`${all.length} faults in ${folder}; ${mutants.length} of them are tried.`);
  if (values.list) {
    for (const mutant of mutants) console.log(describe(mutant));
    return;
  }
  const copy = copyOfProject();
  const survivors = [];
  try {
    const tests = values.tests ?? [`${mirrored(folder)}/**/*.test.ts`];
    if (!passes(copy, tests)) throw new Error('The tests fail without a fault.');
    for (const [index, mutant] of mutants.entries()) {
      const lives = withFault(copy, mutant, () =>
        [nearTest(mutant.file), tests].every((files) => files.length === 0 || passes(copy, files)),
      );
      if (lives) survivors.push(mutant);
      console.log(`${index + 1}/${mutants.length} ${lives ? 'LIVES ' : 'killed'} ${describe(mutant)}`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  const killed = mutants.length - survivors.length;
  console.log(
    `\n${folder}: ${killed} of ${mutants.length} killed (${Math.round((100 * killed) / mutants.length)} %).`,
  );
  for (const mutant of survivors) console.log(`  ${describe(mutant)}`);
}

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .map((file) => path.join(folder, file))
    .filter((file) => file.endsWith('.ts') && !file.includes(`${path.sep}generated${path.sep}`))
    .sort();
}

/** Every fault that can be put into a file: what is replaced from `start` to `end`, and by what. */
function mutantsOf(file, source) {
  const { text } = source;
  const mutants = [];
  const replace = (node, replacement) => {
    const [start, end] = [node.getStart(source), node.getEnd()];
    const line = text.slice(0, start).split('\n').length;
    mutants.push({
      file: path.relative(root, file),
      line,
      start,
      end,
      was: text.slice(start, end),
      replacement,
    });
  };
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isPropertyAssignment(node) && PROSE.has(node.name.getText(source))) return;
    faultsOf(node, source, replace);
    node.forEachChild(visit);
  };
  visit(source);
  return mutants;
}

function faultsOf(node, source, replace) {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) negate(node.expression, source, replace);
  else if (ts.isConditionalExpression(node)) negate(node.condition, source, replace);
  else if (ts.isBinaryExpression(node)) {
    const other = OPERATORS.get(node.operatorToken.getText(source));
    if (other) replace(node.operatorToken, other);
    if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
      replace(node, node.left.getText(source));
  } else if (ts.isReturnStatement(node) && node.expression && !isNothing(node.expression)) {
    replace(node.expression, 'undefined');
  } else if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node, 'false');
  else if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node, 'true');
  else if (ts.isNumericLiteral(node)) replace(node, `(${node.text} + 1)`);
  else if (isText(node)) replace(node, node.getText(source).replace(/.(?=['"`]$)/s, 'X'));
  else if (ts.isTemplateExpression(node)) {
    const [first] = node.templateSpans;
    replace(first.expression, "'X'");
    replace(node, node.getText(source).replace(/`$/, 'X`'));
  }
}

function negate(condition, source, replace) {
  replace(condition, `!(${condition.getText(source)})`);
}

function isNothing(expression) {
  return expression.kind === ts.SyntaxKind.NullKeyword || expression.getText() === 'undefined';
}

/** Text that is a value: no key, no module, nothing empty. */
function isText(node) {
  if (!ts.isStringLiteral(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return false;
  const isKey = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
  return node.text !== '' && !isKey && !ts.isExpressionStatement(node.parent);
}

/** As many of them, the same ones for the same seed: a generator of pseudorandom numbers (mulberry32) shuffles. */
function sample(all, count, seed) {
  const mixed = [...all];
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mix = Math.imul(state ^ (state >>> 15), 1 | state);
    mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix;
    return ((mix ^ (mix >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed.slice(0, count);
}

function copyOfProject() {
  const copy = mkdtempSync(path.join(tmpdir(), 'calico-mutate-'));
  for (const name of readdirSync(root)) {
    if (!NOT_COPIED.test(name)) cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  return copy;
}

function withFault(copy, { file, start, end, replacement }, act) {
  const target = path.join(copy, file);
  const text = readFileSync(target, 'utf8');
  writeFileSync(target, text.slice(0, start) + replacement + text.slice(end));
  try {
    return act();
  } finally {
    writeFileSync(target, text);
  }
}

/** The test beside the file, if it has one of its own. */
function nearTest(file) {
  const test = mirrored(file).replace(/\.ts$/, '.test.ts');
  return existsSync(path.join(root, test)) ? [test] : [];
}

function mirrored(file) {
  return file
    .split(path.sep)
    .join('/')
    .replace(/^src\//, 'test/unit/');
}

/** Whether all of these test files pass; those that hang do not. */
function passes(copy, tests) {
  const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
  const { status } = spawnSync(
    process.execPath,
    [mocha, '--import=tsx', '--no-config', '--bail', '--timeout', '60000', ...tests],
    {
      cwd: copy,
      stdio: 'ignore',
      timeout: TIME_LIMIT * 1000,
      killSignal: 'SIGKILL',
      env: { ...process.env, CALICO_TEST_YAML: process.env.CALICO_TEST_YAML ?? '500' },
    },
  );
  return status === 0;
}

function describe({ file, line, was, replacement }) {
  const short = (text) => (text.length > 60 ? `${text.slice(0, 57)}...` : text).replaceAll('\n', ' ');
  return `${file}:${line} ${short(was)} -> ${short(replacement)}`;
}
