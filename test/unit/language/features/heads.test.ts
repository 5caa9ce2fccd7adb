import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { schemaNamed } from '../../../../src/language/features/coexistence.ts';
import { createLanguageService } from '../../../../src/language/service.ts';

const MANIFEST =
  'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\nspec:\n  foo: 1\n';

const codesOf = (text: string) =>
  createLanguageService()
    .check(text, { calicoVersion: '3.29.7' })
    .found.map(({ code }) => code);

describe('what stands before an Installation', () => {
  const heads: [string, string][] = [
    ['a comment of Helm', '{{/* c */}}\n'],
    ['one that takes its blanks along', '{{- /* c */ -}}\n'],
    ['one in a block', '{{- with .a }}{{/* c */}}\n'],
    ['one in another document', 'a: {{ .b }}\n---\n{{/* c */}}\n'],
    ['a licence with CRLF', '# a line\r\n'.repeat(60)],
  ];
  for (const [name, head] of heads) {
    it(`hides none of its faults: ${name}`, () => {
      const tail = head.includes('with') ? '{{- end }}\n' : '';
      assert.deepEqual(codesOf(head + MANIFEST + tail), ['unknown-field']);
    });
  }

  it('is looked through once, however many lines with CRLF there are', () => {
    const before = `${'# a line\r\n'.repeat(60)}a: 1\r\n---\r\n`;
    assert.equal(schemaNamed(before + MANIFEST, before.length, MANIFEST), undefined);
  });

  it('is an address, and no comment of JSON, within braces of YAML', () => {
    const text =
      '---\n{apiVersion: "operator.tigera.io/v1", kind: Installation, metadata: {name: default}, spec: {\n  registry: http://x.io/,\n  foo: 1}}';
    assert.deepEqual(codesOf(text), ['unknown-field']);
  });

  it('may be a comment that names no version yet', () => {
    assert.deepEqual(codesOf(`# calico-version:\n${MANIFEST}`), ['unknown-field']);
  });
});

describe('fix all in a long file', () => {
  it('reads a document for each of its faults, and not the whole file', () => {
    const document = MANIFEST.replace('foo: 1', 'kubernetesprovider: EKS');
    const text = `${'# a line of a long head\n'.repeat(40_000)}${`---\n${document}`.repeat(50)}`;
    const { text: fixed } = createLanguageService().fixAll(text, { calicoVersion: '3.29.7' });
    assert.equal(fixed, text.replaceAll('kubernetesprovider', 'kubernetesProvider'));
  });
});
