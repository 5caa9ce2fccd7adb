import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { createLanguageService } from '../../../../../src/language/service.ts';
import { checkCompletion, HEAD } from './check-completion.ts';

describe('completion in a document that is no YAML yet', () => {
  checkCompletion([
    {
      name: 'a word that joins the value above it',
      text: `${HEAD}  variant: Calico\n  calico$0\n  nonPrivileged: Disabled\n`,
      offers: ['calicoNetwork'],
      lacks: ['variant', 'nonPrivileged'],
    },
    {
      name: 'a line without a colon elsewhere',
      text: `${HEAD}  calicoNetwork:\n    bgp: $0\n  foo bar\n  variant: Calico\n`,
      offers: ['Enabled'],
    },
    {
      name: 'a line without a colon right below',
      text: `${HEAD}  calicoNetwork:\n    lin$0\n    foo bar\n  variant: Calico\n`,
      offers: ['linuxDataplane'],
    },
    {
      name: 'a quote that is not closed elsewhere',
      text: `${HEAD}  variant: "Calico\n  calicoNetwork:\n    linuxDataplane: $0\n`,
      offers: ['Iptables', 'BPF'],
    },
    {
      name: 'a brace that is not closed',
      text: `${HEAD}  calicoNetwork: { bgp: Enabled, $0\n`,
      offers: ['mtu'],
      lacks: ['bgp'],
    },
    {
      name: 'a key before what makes it an Installation',
      text: 'api$0\nkind: Installation\nmetadata:\n  name: default\nspec: {}\n',
      labels: ['apiVersion'],
    },
    {
      name: 'spec, above what it is to hold',
      text: 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\nsp$0\n  variant: Calico\n',
      labels: ['spec'],
    },
    { name: 'a text of something else', text: 'hello: $0world: x\n', labels: [] },
  ]);

  for (const [file, stride] of [
    ['examples/installation.yaml', 1],
    ['test/fixtures/installations/every-field.yaml', 23],
  ] as const) {
    it(`${file}: each key is offered while it is typed`, function () {
      this.timeout(30_000);
      const lines = readFileSync(file, 'utf8').split('\n');
      const service = createLanguageService();
      let version = 0;
      let asked = 0;
      for (let index = 0; index < lines.length; index += stride) {
        const [, before, key] = /^(\s*(?:- )*)([\w./-]+):/.exec(lines[index]!) ?? [];
        if (before === undefined || key === undefined) continue;
        for (const length of [1, Math.ceil(key.length / 2), key.length]) {
          const head = [...lines.slice(0, index), before + key.slice(0, length)].join('\n');
          const text = [head, ...lines.slice(index + 1)].join('\n');
          const found = service.completion({ uri: file, version: ++version, text }, head.length, {
            calicoVersion: '3.31.7',
          });
          asked++;
          assert.ok(
            found.some(({ label }) => label === key),
            `${key} at line ${index + 1}, ${length} letters`,
          );
        }
      }
      assert.ok(asked > 30, `only ${asked}`);
    });
  }
});
