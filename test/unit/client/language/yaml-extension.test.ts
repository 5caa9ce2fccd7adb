import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CONTRIBUTOR,
  configuredSchemas,
  contributedSchemas,
  contributeSchema,
  LABEL,
  schemaBeside,
  sharesOf,
  type YamlExtension,
} from '../../../../src/client/language/yaml-extension.ts';

const OURS = 'apiVersion: operator.tigera.io/v1\nkind: Installation\n';
const HOST = {
  textOf: (resource: string) => (resource === 'file:///a b.yaml' ? OURS : 'kind: Installation\n'),
  isSilenced: () => true,
  configuredSchemas: () => ['file:///own.json'],
};

/** An extension that keeps what it is given. */
function extension(contributors: Record<string, unknown> = {}, isNew = true) {
  const given: Parameters<YamlExtension['registerContributor']>[] = [];
  const api = {
    _customSchemaContributors: contributors,
    registerContributor: (...args: (typeof given)[0]) => {
      given.push(args);
      return isNew;
    },
  };
  return { api: api as YamlExtension, given };
}

/** What the contributed schema refers to for a file. */
async function refs(api: YamlExtension, given: ReturnType<typeof extension>['given']): Promise<unknown> {
  contributeSchema(api, HOST);
  const [, requestSchema, requestContent] = given[0]!;
  const uri = requestSchema('file:///a b.yaml')!;
  assert.ok(uri.startsWith(`${CONTRIBUTOR}://`), uri);
  const schema = JSON.parse(await requestContent(uri)) as { else: { allOf?: { $ref: string }[] } };
  return schema.else.allOf?.map(({ $ref }) => $ref);
}

describe('what Red Hat YAML is told', () => {
  it('is told under a label that the extension takes as it is', () => assert.ok(!LABEL.includes(':')));

  for (const [text, isOurs] of [
    ['apiVersion: operator.tigera.io/v1\nkind: Installation\n', true],
    ['a: 1\n---\nkind: "Installation"\napiVersion: "operator.tigera.io/v1"\n', true],
    ['a: 1\r\n---\r\nkind: InstallationList\r\napiVersion: operator.tigera.io/v1\r\n', true],
    ['{\n  "apiVersion": "operator.tigera.io/v1",\n  "kind": "Installation"\n}', true],
    ['apiVersion: operatorXtigera.io/v1\nkind: Installation\n', false],
    ['apiVersion: operator.tigera.io/v1\nkind: APIServer\n', false],
    ['patches:\n- patch: |\n    apiVersion: operator.tigera.io/v1\n    kind: Installation\n', false],
  ] as const) {
    it(`${isOurs ? 'holds' : 'does not hold'} for ${JSON.stringify(text)}`, () => {
      assert.equal(new RegExp(LABEL, 'g').test(text), isOurs);
    });
  }

  it('is nothing where the extension is of another make or has ours already', () => {
    assert.equal(contributeSchema({} as YamlExtension, HOST), false);
    assert.equal(contributeSchema(undefined as unknown as YamlExtension, HOST), false);
    assert.equal(contributeSchema(extension({}, false).api, HOST), false);
    assert.equal(contributeSchema(extension().api, HOST), true);
  });

  it('is nothing of files without an Installation, whose schemas an answer would replace', () => {
    const { api, given } = extension();
    contributeSchema(api, HOST);
    assert.equal(given[0]![1]('file:///other.yaml'), undefined);
    contributeSchema(api, { ...HOST, textOf: () => undefined });
    assert.equal(given[1]![1]('file:///a b.yaml'), undefined);
  });

  it('leaves other documents to what other contributors say', async () => {
    const asked: string[] = [];
    const kubernetes = {
      requestSchema: (resource: string) => {
        asked.push(resource);
        return 'kubernetes://schema/x';
      },
    };
    const throws = {
      requestSchema: () => {
        throw new Error('no');
      },
    };
    const { api, given } = extension({ kubernetes, throws, odd: null, [CONTRIBUTOR]: kubernetes });
    assert.deepEqual(await refs(api, given), ['kubernetes://schema/x']);
    assert.deepEqual(asked, ['file:///a b.yaml']);
  });

  it('leaves other documents to the settings where no contributor says anything', async () => {
    const { api, given } = extension({ kubernetes: { requestSchema: () => undefined } });
    assert.deepEqual(await refs(api, given), ['file:///own.json']);
    assert.deepEqual(contributedSchemas({} as YamlExtension, 'x'), []);
  });

  it('is all that others say where both shall speak', () => {
    assert.deepEqual(schemaBeside(['a:b'], false), { allOf: [{ $ref: 'a:b' }] });
    assert.deepEqual(schemaBeside([], false), {});
  });
});

describe('schemas of the settings', () => {
  const isMatch = (pattern: string) => pattern === '*.yaml' || pattern === 'a.yaml';
  for (const [schemas, expected] of [
    [{ 'file:///s.json': '*.yaml' }, ['file:///s.json']],
    [{ 'file:///s.json': ['b.yaml', 'a.yaml'] }, ['file:///s.json']],
    [{ 'file:///s.json': 'b.yaml' }, []],
    [{ 'file:///s.json': ['*.yaml', '!a.yaml'] }, []],
    [{ 'file:///s.json': ['*.yaml', '!b.yaml'] }, ['file:///s.json']],
    [{ 'file:///s.json': [7] }, []],
    [undefined, []],
    ['x', []],
  ] as const) {
    it(JSON.stringify(schemas) ?? 'none', () =>
      assert.deepEqual(configuredSchemas(schemas, isMatch), expected),
    );
  }

  it('the word kubernetes stands for all kinds of a version', () => {
    const [schema] = configuredSchemas({ Kubernetes: '*.yaml' }, isMatch, 'v1.30.0');
    assert.match(schema!, /\/v1\.30\.0-standalone-strict\/all\.json$/);
  });
});

describe('who does what', () => {
  for (const [coexistence, isActive, isSilenced, isAlone] of [
    ['auto', true, true, false],
    ['auto', false, true, true],
    ['ours', true, true, true],
    ['both', true, false, false],
    ['both', false, false, true],
  ] as const) {
    it(`${coexistence}, with Red Hat YAML ${isActive ? 'active' : 'away'}`, () => {
      assert.deepEqual(sharesOf(coexistence, isActive), { isSilenced, syntax: isAlone, structure: isAlone });
    });
  }
});
