import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { liveAddress, livePath } from '../../../../src/cluster/live/address.ts';

describe('the address of a live document', () => {
  for (const context of [
    'kind-calico',
    'arn:aws:eks:eu-west-1:000000000000:cluster/prod',
    'gke_project_zone_name',
    'admin@cluster.local',
    'Prüfstand Süd №1',
    '100%/50%25',
    'with\\backslash?and#more',
    '..',
    '.',
    ' leading and trailing ',
    '日本',
  ]) {
    it(`leads back to the context ${context}`, () => {
      const path = livePath({ context, name: 'default' });
      assert.equal(path.split('/').length, 4, path);
      assert.deepEqual(liveAddress(path), { context, name: 'default' });
    });
  }
  it('is legible', () => {
    assert.equal(
      livePath({ context: 'admin@a:b c', name: 'overlay' }),
      '/admin@a:b c/installation/overlay.yaml',
    );
  });
  it('is no other path', () => {
    for (const path of [
      '/',
      '/a',
      '/a/installation',
      '/a/b/default.yaml',
      '/a/installation/x.json',
      '/%/installation/a.yaml',
    ])
      assert.equal(liveAddress(path), undefined, path);
  });
});
