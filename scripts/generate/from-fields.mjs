/**
 * Makes two files of the fields: the structural validator, compiled here so that nothing is compiled at run time, which
 * costs start-up and is forbidden in a web worker; and the type of the spec. Run through tsx by `generate.mjs`; does
 * nothing when no input has changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { specTypes } from './spec-types.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const schema = path.join(root, 'src/language/schema');

const head = `// Made by scripts/generate/from-fields.mjs; not committed. Inputs: ${inputs()}`;
await writeUnlessCurrent('schema/generated/validate.ts', compile);
await writeUnlessCurrent('installation/generated/spec.ts', async () => {
  const { INSTALLATION } = await load('fields/installation.ts');
  return `${head}\n${specTypes(INSTALLATION.properties.spec)}`;
});

async function writeUnlessCurrent(file, make) {
  const target = path.join(root, 'src/language', file);
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(head)) return;
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, await make());
}

function inputs() {
  const fields = readdirSync(path.join(schema, 'fields'), { recursive: true })
    .map((file) => path.join(schema, 'fields', String(file)))
    .filter((file) => file.endsWith('.ts'));
  const others = [
    path.join(schema, 'field.ts'),
    path.join(schema, 'json-schema.ts'),
    path.join(schema, 'shared-definitions.ts'),
    path.join(root, 'node_modules/ajv/package.json'),
    path.join(root, 'scripts/generate/spec-types.mjs'),
    fileURLToPath(import.meta.url),
  ];
  const hash = createHash('sha256');
  for (const file of [...fields.sort(), ...others]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

async function compile() {
  const { Ajv } = await import('ajv');
  const { default: standaloneCode } = await import('ajv/dist/standalone/index.js');
  const { jsonSchema } = await load('json-schema.ts');
  const { INSTALLATION } = await load('fields/installation.ts');
  // The API server drops the status before it judges; apiVersion and kind have brought us here.
  const { metadata, spec } = INSTALLATION.properties;
  const ajv = new Ajv({
    allErrors: true,
    // Messages are our own.
    messages: false,
    strictTypes: false,
    allowUnionTypes: true,
    inlineRefs: false,
    // Lengths in UTF-16 units: the helper that counts code points would be the only module to load.
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: false, optimize: true },
  });
  const validate = ajv.compile(jsonSchema({ ...INSTALLATION, properties: { metadata, spec } }));
  const code = standaloneCode.default(ajv, validate);
  if (/\brequire\(/.test(code)) throw new Error('The compiled validator would load a module at run time.');
  return `${head}
// @ts-nocheck
/** What is wrong with one value; \`instancePath\` is a JSON pointer from the Installation. */
export interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly missingProperty?: string };
}

${typed(code)}
`;
}

/** The exports of the compiled module with types, and none by default. */
function typed(code) {
  const [statement, name] = /export const validate = (\w+);export default \w+;/.exec(code) ?? [];
  if (!statement) throw new Error('ajv wrote another module than expected.');
  const type = '{ (value: unknown): boolean; readonly errors?: readonly ShapeError[] | null }';
  return (
    code
      .replace('"use strict";', '')
      // Nobody reads where in the schema an error comes from, and it is a fifth of the code.
      .replace(/schemaPath:"[^"]*",/g, '')
      .replace(statement, `export const validate: ${type} = ${name};\n`)
  );
}

function load(file) {
  return import(pathToFileURL(path.join(schema, file)).href);
}
