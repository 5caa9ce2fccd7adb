import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fieldPage, similarPaths } from '../../../../src/language/features/documentation/field-page.ts';
import { codesOfMessage, page } from '../../../../src/language/features/documentation/page.ts';
import { STRUCTURAL_PAGES } from '../../../../src/language/features/documentation/structural-pages.ts';
import { analyseAt } from '../rules/check-rule.ts';

describe('pages of codes', () => {
  for (const { id, docs } of STRUCTURAL_PAGES) {
    it(`${id}: its samples`, () => {
      const errors = ({ version, yaml }: { version: string; yaml: string }) =>
        analyseAt(yaml, version)
          .findings.filter(({ severity, code }) => severity === 'error' || code === id)
          .map(({ code }) => code);
      const bad = errors(docs.bad);
      const allowed = [id, ...(docs.bad.beside ?? [])];
      assert.notEqual(bad.length, 0);
      assert.deepEqual(
        bad.filter((code) => !allowed.includes(code)),
        [],
      );
      assert.deepEqual(errors(docs.good), []);
    });
  }

  it('are there for codes only', () => {
    assert.match(page('ipip-requires-bgp')!, /^# ipip-requires-bgp\n/);
    assert.equal(page('no-such-rule'), undefined);
    assert.equal(page('toString'), undefined);
  });
});

describe('messages of the cluster', () => {
  const table: [string, string][] = [
    [
      'Invalid Installation provided: non-privileged Calico is deprecated and cannot be Enabled; please, remove this field from your installation spec',
      'nonprivileged-removed',
    ],
    [
      'Error creating / updating resource: DaemonSet.apps "calico-node" is invalid: spec.template.spec.initContainers[2].volumeMounts[1].name: Not found: "var-run-calico"',
      'nonprivileged-daemonset-invalid',
    ],
    ['spec.calicoNetwork.ipPools: Too many: 26: must have at most 25 items', 'ippool-too-many'],
    ['strict decoding error: unknown field "spec.x"', 'unknown-field'],
  ];
  for (const [message, code] of table) {
    it(`${code}: ${message}`, () => assert.equal(codesOfMessage(message)[0], code));
  }

  it('that nobody knows lead nowhere', () => assert.deepEqual(codesOfMessage('all is well'), []));
});

describe('pages of fields', () => {
  for (const place of [
    'spec.calicoNetwork.ipPools[].cidr',
    'calicoNetwork.ipPools[0].cidr',
    'SPEC.caliconetwork.ippools.CIDR',
  ]) {
    it(place, () => assert.match(fieldPage(place)!, /^# spec\.calicoNetwork\.ipPools\[\]\.cidr\n/));
  }

  it('are not there for what is no field', () => {
    assert.equal(fieldPage('spec.nothing'), undefined);
    assert.equal(fieldPage(''), undefined);
    assert.deepEqual(similarPaths('ipPools.blockSise'), []);
    assert.deepEqual(similarPaths('blockSize'), ['spec.calicoNetwork.ipPools[].blockSize']);
  });
});
