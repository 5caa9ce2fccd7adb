import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { analyseText, complaints } from './check-document.ts';

const FOLDER = path.resolve('test/fixtures/documents');
const FILES = readdirSync(FOLDER, { recursive: true })
  .map(String)
  .filter((file) => !file.endsWith('.md') && statSync(path.join(FOLDER, file)).isFile())
  .sort();

/** What happens to a file between one editor and the next. */
const STYLES: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'with a byte order mark': (text) => `\uFEFF${text}`,
  'without a line end at the end': (text) => text.trimEnd(),
  'with blanks at line ends': (text) =>
    text.replaceAll(/(?<=[^\s|>"\\-])$/gm, (_, at: number, all: string) => (isInBlock(all, at) ? '' : '  ')),
  'behind a marker': (text) => (text.startsWith('---') ? text : `---\n${text}`),
  'behind odd comments': (text) => `# \t┌──┐ 网络 🎉 {{ .Values.x }}\n${text}`,
};

describe('nothing is said of', () => {
  for (const file of FILES) {
    const text = readFileSync(path.join(FOLDER, file), 'utf8');
    const versions = text.includes('calico-version:') ? ['3.29.7'] : ['3.24.6', '3.29.7', '3.32.1'];
    for (const [style, change] of Object.entries(STYLES)) {
      it(`${file} ${style}`, () => {
        for (const version of versions) {
          const found = complaints(change(text), { version, hints: { path: file } });
          assert.deepEqual(found, [], `at ${version}`);
        }
      });
    }

    it(`${file}, which ${file.startsWith('other') ? 'holds none' : 'holds an Installation'}`, () => {
      const { installations } = analyseText(text, { hints: { path: file } });
      assert.equal(installations.length > 0, !file.startsWith('other'));
    });
  }
});

describe('nothing is said of a list of tasks beside its Installations', () => {
  const task = (line: string): string =>
    `- name: x\n  k8s:\n    ${line}\n    definition:\n      apiVersion: operator.tigera.io/v1\n      kind: Installation\n` +
    '      metadata: {name: default}\n      spec: {variant: Calico}\n';
  for (const line of [
    'secret: !vault |\n      $ANSIBLE_VAULT;1.1;AES256\n      3333',
    'a: !Ref x',
    'a: 1\n    a: 2',
    'a: *unknown',
    'a: .inf',
    '[a]: 3',
    "when: a == 'b' and c is defined",
  ]) {
    it(JSON.stringify(line), () => {
      assert.deepEqual(complaints(task(line)), []);
    });
  }
});

it('nothing is said to be missing from values that are laid over others', () => {
  const values = 'installation:\n  calicoNetwork:\n    bgp: Disabled\n';
  const inside = (indent: string): string => values.replaceAll(/^(?=.)/gm, indent);
  const config = `apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata: {name: calico}\nspec:\n  valuesContent: |\n${inside('    ')}`;
  const release = `spec:\n  valuesFrom: [{kind: ConfigMap, name: base}]\n  values:\n${inside('    ')}`;
  const application = `spec:\n  source:\n    helm:\n      valueFiles: [a.yaml]\n      values: |\n${inside('        ')}`;
  for (const text of [config, release, application]) assert.deepEqual(complaints(text), [], text);
  const alone = [
    values,
    config.replace('HelmChartConfig', 'HelmChart'),
    release.replace('valuesFrom', 'from'),
  ];
  for (const text of alone) {
    assert.deepEqual(
      complaints(text).map(({ code }) => code),
      ['ipip-requires-bgp'],
      text,
    );
  }
});

/** In a block scalar blanks at line ends are part of the text. */
function isInBlock(text: string, at: number): boolean {
  return text.lastIndexOf('|', at) > 0;
}
