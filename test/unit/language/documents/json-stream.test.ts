import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createLanguageService } from '../../../../src/language/service.ts';

const object = (name: string, linuxDataplane = 'iptables') => ({
  apiVersion: 'operator.tigera.io/v1',
  kind: 'Installation',
  metadata: { name },
  spec: { calicoNetwork: { linuxDataplane } },
});
const json = (name: string, indent?: number): string => JSON.stringify(object(name), undefined, indent);
const OTHER = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"},"data":{"a":"}{ \\" //"}}';
const YAML = `apiVersion: operator.tigera.io/v1
kind: Installation
metadata: { name: yaml }
spec: { calicoNetwork: { linuxDataplane: iptables } }
`;

describe('JSON', () => {
  const settings = { calicoVersion: '3.29.7' };
  const check = (text: string) => createLanguageService().check(text, settings);
  const underlined = (text: string) =>
    check(text).found.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);
  const ENUM = 'schema-enum "iptables"';

  describe('objects in a row are documents, as kubectl reads them', () => {
    const table: [string, string, number][] = [
      ['adjacent', json('default') + json('overlay'), 2],
      ['a line each', `${json('default')}\n${json('overlay')}\n`, 2],
      ['many lines each', `${json('default', 2)}\n${json('overlay', 2)}`, 2],
      ['blank lines between', `\n ${json('default')}  \n\n\t${json('overlay')}`, 2],
      ['a BOM before', `\uFEFF${json('default')}\n${json('overlay')}`, 2],
      ['CRLF', `${json('default')}\r\n${json('overlay')}\r\n`, 2],
      ['others between', `${OTHER}\n${json('default')}${OTHER}${json('overlay')}\n${OTHER}`, 2],
      ['YAML behind', `${json('default')}\n---\n${YAML}`, 1],
      ['several, and YAML behind', `${json('default')}${json('overlay')}\n---\n${YAML}`, 2],
    ];
    for (const [name, text, objects] of table) {
      it(name, () => {
        const { installations, found } = check(text);
        const hasYaml = text.includes('name: yaml');
        assert.equal(installations, objects + (hasYaml ? 1 : 0));
        const enums = found.filter(({ code }) => code === 'schema-enum');
        assert.deepEqual(
          enums.map(({ span }) => text.slice(span.start, span.end)),
          [...Array(objects).fill('"iptables"'), ...(hasYaml ? ['iptables'] : [])],
        );
        assert.equal(new Set(enums.map(({ span }) => span.start)).size, enums.length);
        assert.ok(found.every(({ code }) => code !== 'yaml-syntax'));
      });
    }

    it('and are fixed each', () => {
      const text = `${json('default')}\n${json('overlay')}\n`;
      const fixed = createLanguageService().fixAll(text, settings).text;
      assert.equal(fixed, text.replaceAll('"iptables"', '"Iptables"'));
    });
  });

  describe('what kubectl drops or refuses is a finding', () => {
    const table: [string, string][] = [
      ['a second object behind a comment', `# c\n${json('default')}\n${json('overlay')}`],
      ['a second object behind a marker', `---\n${json('default')}\n${json('overlay')}`],
      ['a comma between', `${json('default')},\n${json('overlay')}`],
      ['a brace too many', `${json('default')}}`],
      ['an object behind YAML', `${YAML}${json('default')}`],
    ];
    for (const [name, text] of table) {
      it(name, () => assert.ok(underlined(text).some((one) => one.startsWith('yaml-syntax'))));
    }
  });

  describe('with comments', () => {
    const table: [string, string, string][] = [
      ['before a key', json('default').replace('"kind"', '// why\n"kind"'), '// why'],
      ['first', json('default').replace('{', '{ // why\n'), '// why'],
      ['in a block', json('default').replace('"spec"', '/* why\n so */ "spec"'), '/* why\n so */'],
      ['before all', `// why\n${json('default', 2)}`, '// why'],
      ['behind all', `${json('default', 2)}\n// why\n`, '// why'],
      ['behind a value', json('default', 2).replace('"iptables"', '"iptables" // why'), '// why'],
      [
        'in the second object',
        `${json('default')}\n${json('overlay').replace('{', '{ /* why */')}`,
        '/* why */',
      ],
    ];
    for (const [name, text, comment] of table) {
      it(name, () => {
        const found = check(text).found.filter(({ code }) => code === 'yaml-syntax');
        assert.deepEqual(
          found.map(({ span }) => text.slice(span.start, span.end)),
          [comment],
        );
        assert.match(found[0]!.message, /^JSON takes no comments/);
      });
    }

    const none: [string, string][] = [
      ['an address', json('default').replace('"iptables"', '"iptables", "x": "https://a//b /* c */"')],
      ['a hash, which YAML takes', json('default').replace('{', '{ # why\n')],
      ['a template', `{{/* why */}}\n${YAML}`],
      ['flow YAML', '{apiVersion: operator.tigera.io/v1, kind: Installation, metadata: {name: a}, x: //y}'],
    ];
    for (const [name, text] of none) {
      it(`not: ${name}`, () =>
        assert.ok(check(text).found.every(({ message }) => !/comments/.test(message))));
    }
  });

  it('while it is typed, what is said is what a fresh reading says', () => {
    const service = createLanguageService();
    const whole = `${json('default')}\n${json('overlay')}\n${json('third')}`;
    const states = [whole];
    const edit = (at: number, cut: number, put: string): void => {
      const last = states.at(-1)!;
      states.push(last.slice(0, at) + put + last.slice(at + cut));
    };
    const end = json('default').length;
    edit(end - 1, 1, '');
    edit(end - 1, 0, '}');
    edit(0, 0, '# c\n');
    edit(0, 4, '');
    edit(10, 0, '"');
    edit(10, 1, '');
    edit(end, 1, '');
    edit(end, 0, '\n---\n');
    edit(end, 5, ' ');
    edit(0, 0, '---\n');
    edit(0, 4, '');
    for (const [version, text] of states.entries()) {
      const found = service.diagnostics({ uri: 'file:///a.json', version, text }, settings);
      const fresh = createLanguageService().diagnostics(
        { uri: 'file:///a.json', version: 0, text },
        settings,
      );
      const plain = (list: typeof found) => list.map(({ code, message, span }) => ({ code, message, span }));
      assert.deepEqual(plain(found), plain(fresh), text);
    }
    assert.equal(underlined(states.at(-1)!).filter((one) => one === ENUM).length, 3);
  });
});
