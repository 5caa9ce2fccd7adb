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
      ['null between and behind', `${json('default')}\nnull\n${json('overlay')}null`, 2],
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
      ['an object behind YAML', `${YAML}${json('default')}`],
    ];
    for (const [name, text] of table) {
      it(name, () => assert.ok(underlined(text).some((one) => one.startsWith('yaml-syntax'))));
    }
  });

  /** As kubectl 1.20, 1.27, 1.30, 1.32 and 1.33 were seen to do; `!`: it ends with an error. */
  describe('is judged as kubectl reads it', () => {
    const A = json('a');
    const B = json('b');
    const C = json('c');
    const D = json('d');
    const comma = (text: string) => text.replace(/}$/, ',}');
    const yaml = (name: string) => YAML.replace('yaml', name);
    const flow = (name: string) =>
      `{apiVersion: operator.tigera.io/v1, kind: Installation, metadata: {name: ${name}}, spec: {calicoNetwork: {linuxDataplane: iptables}}}`;
    const namesIn = (text: string) => [...text.matchAll(/\bname["']?: ?["']?(\w+)/g)].map(([, name]) => name);
    /** The text, the objects up to 1.32, those from 1.33 on, and what is underlined. */
    const table: [string, string, string, string?][] = [
      [`${A}\n${B}`, 'a b', 'a b'],
      [`${A}\nnull\n${B}`, 'a b', 'a b'],
      [`${A} null`, 'a', 'a'],
      [`${A}null${B}`, 'a b', 'a b'],
      [`${A}\n1\n${B}`, 'a b!', 'a b!', '1'],
      [`${A}\n-1.5e3\n${B}`, 'a b!', 'a b!', '-1.5e3'],
      [`${A}"s"${B}`, 'a b!', 'a b!', '"s"'],
      [`${A}\ntrue\n${B}`, 'a b!', 'a b!', 'true'],
      [`${A}\n[]\n${B}`, 'a b!', 'a b!', '[]'],
      [`${A}\n[${B}]\n${C}`, 'a c!', 'a c!', `[${B}]`],
      [`${A},\n${B}`, 'a!', 'a!', ','],
      [`${A};\n${B}`, 'a!', 'a!', ';'],
      [`${A}\nword\n${B}`, 'a!', 'a!', 'word'],
      [`${A}}`, 'a!', 'a!', '}'],
      [`${A}]`, 'a!', 'a!', ']'],
      [comma(A), '!', 'a', ','],
      [`${comma(A)}\n${B}`, '!', 'a', ','],
      [`${A}\n${comma(B)}`, 'a!', 'a b', ','],
      [`${A}\n${comma(B)}\n${C}`, 'a!', 'a b', ','],
      [`${A}\n${comma(B)}\n---\n${C}`, 'a!', 'a b c', ','],
      [`${A}\n${B}\n${comma(C)}`, 'a b!', 'a b!', ','],
      [A.replace('"metadata"', '"x":["y",],"metadata"'), '!', 'a', ','],
      [`${A}\n---\n${B}`, 'a!', 'a b', '---'],
      [`${A}\n---\n${yaml('b')}`, 'a!', 'a b', '---'],
      [`${A}\n--- # c\n${B}`, 'a!', 'a b', '---'],
      [`${A}\n---\n`, 'a!', 'a', '---'],
      [`${A}---\n${B}`, 'a!', 'a b', '---'],
      [`${A}\n--- ${B}`, 'a!', 'a!', '---'],
      [`${A}\n...\n`, 'a!', 'a!', '...'],
      [`${A}\n...\n${B}`, 'a!', 'a!', '...'],
      [`${A}\n%YAML 1.2\n---\n${B}`, 'a!', 'a!', '%'],
      [`${A}\n${B}\n---\n${C}`, 'a b!', 'a b!', '---'],
      [`${A}\nnull\n---\n${B}`, 'a!', 'a!', '---'],
      [`${A}\n---\n${B}\n---\n${C}`, 'a!', 'a b c', '---'],
      [`${A}\n${yaml('b')}`, 'a!', 'a b', 'apiVersion'],
      [`${A}\n${yaml('b')}---\n${yaml('c')}`, 'a!', 'a b c', 'apiVersion'],
      [`${A}\n${B}\n${yaml('c')}`, 'a b!', 'a b!', 'apiVersion'],
      [`${yaml('a')}---\n${B}`, 'a b', 'a b'],
      [`---\n${A}\n---\n${B}`, 'a b', 'a b'],
      [`# c\n${A}`, 'a', 'a'],
      [`---\n${flow('a')}`, 'a', 'a'],
      [`${A}\n# c\n`, 'a!', 'a', '# c'],
      [`${A}\n# c\n${B}`, 'a!', 'a b', '# c'],
      [`${A}\n${B}\n# c\n`, 'a b!', 'a b!', '# c'],
      [A.replace('{', '{ # c\n'), '!', 'a', '# c'],
      [`${A}\n// c\n`, 'a!', 'a!', '// c'],
      [flow('a'), '!', 'a', 'apiVersion'],
      [`${flow('a')}\n---\n${B}`, '!', 'a b', 'apiVersion'],
      [`${A}\n${flow('b')}`, 'a!', 'a b', 'apiVersion'],
      [A.replaceAll('"', "'"), '!', 'a', "'apiVersion'"],
      [A.replace('"a"', '"a","generation":01'), '!', 'a', '1'],
      [A.replace('"a"', '"a","labels":{"x":"y\tz"}'), '!', 'a', '"y\tz"'],
      [A.replace('"a"', '"a","labels":{"x":"y\nz"}'), '!', 'a', '"y'],
      [A.replace('"a"', '"a","labels":{"x":"\\x41"}'), '!', 'a', '"\\x41"'],
      [A.replace('"a"', '"a","labels":{"x":"\\ud800\\/"}'), 'a', 'a'],
      [`{"apiVersion":"v1","kind":"List","items":[${A},${B}]}${C}`, 'a b c', 'a b c'],
      [`${OTHER}\n${comma(A)}`, '!', 'a', ','],
      [`${A}\n${D}\n${comma(OTHER)}\n${B}`, 'a d!', 'a d!', ','],
    ];
    const objects = (seen: string) =>
      seen
        .replace('!', '')
        .split(' ')
        .filter((name) => name !== '');
    for (const [text, older, newer, underlined] of table) {
      const objectOf = /\{"apiVersion":"op.*?"(\w)".*?"iptables"}}}/g;
      it(JSON.stringify(text.replaceAll(objectOf, '<$1>')), () => {
        const { found } = check(text);
        const judged = found
          .filter(({ code }) => code === 'schema-enum')
          .map(({ span }) => namesIn(text.slice(0, span.start)).at(-1));
        for (const name of [...objects(older), ...objects(newer)]) assert.ok(judged.includes(name), name);
        const isLost = objects(newer).length < namesIn(text.replaceAll(OTHER.slice(0, -1), '')).length;
        const severity = newer.endsWith('!') || isLost ? 'error' : 'warning';
        const told = found.filter(({ code }) => code === 'json-syntax');
        assert.deepEqual(
          told.map((one) => [one.severity, text.slice(one.span.start, one.span.end)]),
          underlined === undefined ? [] : [[severity, underlined]],
        );
        assert.equal(underlined !== undefined, (older + newer).includes('!'));
        for (const { message } of told)
          assert.equal(/up to 1\.32 .* reads the rest as YAML\./.test(message), severity === 'warning');
      });
    }

    const silent: [string, string][] = [
      ['a template', A.replace('"iptables"', '{{ .Values.dataplane }}')],
      ['the values of a chart', '{"installation":{"enabled":true,"calicoNetwork":{"bgp":"Enabled",}}}'],
      ['a text without an Installation', `${OTHER},\n${OTHER}`],
    ];
    for (const [name, text] of silent)
      it(`nothing of ${name}`, () =>
        assert.ok(check(text).found.every(({ code }) => code !== 'json-syntax')));

    it('nothing of a patch, which kubectl does not read', () => {
      const hints = { completeness: 'partial' } as const;
      const { found } = createLanguageService().check(comma(A), { ...settings, hints });
      assert.ok(found.every(({ code }) => code !== 'json-syntax'));
    });
  });

  it('is parted as Go does it: words need nothing between them', () => {
    const wrong = json('default').replace(/\}$/, ',"spec":{"variant":"calico"}}');
    for (const between of ['\nnullnull\n', 'null', 'truenull', '1-1']) {
      const { installations, found } = check(
        `${json('default').replace(/,"spec".*/, '}')}${between}${wrong}`,
      );
      assert.equal(installations, 2, between);
      assert.ok(
        found.some(({ code }) => code === 'schema-enum'),
        between,
      );
    }
  });

  it('that ends too early is told of, whatever it is the beginning of', () => {
    for (const rest of ['{', '\n{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"}', '[1,']) {
      const told = check(json('default') + rest).found.filter(({ code }) => code === 'json-syntax');
      assert.deepEqual(
        told.map(({ severity, message }) => [severity, message]),
        [
          [
            'error',
            'The text ends before what begins here does: kubectl refuses it, with what stands before it applied.',
          ],
        ],
      );
    }
  });

  describe('YAML in braces is one document, whatever it has that JSON has not', () => {
    const head = 'apiVersion: operator.tigera.io/v1, kind: Installation, metadata: {name: default}';
    const table: [string, string][] = [
      [
        'a brace in a comment',
        `{\n  ${head},\n  # it went with this: }\n  spec: {registry: 'quay.io/'}\n}\n`,
      ],
      ['a brace in single quotes', `{${head}, spec: {registry: 'a}b/'}}`],
      ['a brace in quotes of two lines', `{${head}, spec: {registry: "a}\n }b/"}}`],
    ];
    for (const [name, text] of table) {
      it(name, () => {
        const { installations, found } = check(text);
        assert.equal(installations, 1);
        assert.deepEqual([...new Set(found.map(({ code }) => code))], ['json-syntax']);
      });
    }
  });

  it('is no concern of kustomize, which reads YAML', () => {
    const patch = '"patches": [{"target": {"kind": "Installation", "name": "default"}, "path": "p.yaml"}],';
    for (const api of ['', '"apiVersion": "kustomize.config.k8s.io/v1beta1",'])
      assert.deepEqual(check(`{\n  # pools\n  ${api}\n  ${patch}\n}\n`).found, []);
  });

  it('is not known where a template stands, also where it is no part of the Installation', () => {
    const text = `${json('default')}\n---\n{{- if .a }}\n{"apiVersion": "operator.tigera.io/v1", "kind": "APIServer", "metadata": {"name": "default"}}\n{{- end }}\n`;
    assert.deepEqual(
      check(text).found.filter(({ code }) => code === 'json-syntax'),
      [],
    );
  });

  describe('with comments', () => {
    const table: [string, string, string][] = [
      ['before a key', json('default').replace('"kind"', '// why\n"kind"'), '// why'],
      ['first', json('default').replace('{', '{ // why\n'), '// why'],
      ['in a block', json('default').replace('"spec"', '/* why\n so */ "spec"'), '/* why\n so */'],
      ['before all', `// why\n${json('default', 2)}`, '// why'],
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
        assert.match(found[0]!.message, /^JSON has no comments/);
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
        assert.ok(check(text).found.every(({ message }) => !/the comment for a part/.test(message))));
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
