import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { createStuckFiles, type StuckFiles } from '../../../../src/client/language/stuck-files.ts';

const A = 'file:///a.yaml';
const B = 'file:///b.yaml';

describe('texts that the language server gets stuck with', () => {
  let files: StuckFiles;
  beforeEach(() => {
    files = createStuckFiles();
  });

  it('are tried again once', () => {
    assert.equal(
      files.stuck(A, 'a.yaml'),
      'The Calico language server did not answer while checking a.yaml and was restarted.',
    );
    assert.equal(files.isLeftAlone(A), false);
    assert.equal(files.edited(A), true);
  });

  it('are left alone from the second time on until they are edited', () => {
    files.stuck(A, 'a.yaml');
    assert.match(
      files.stuck(A, 'a.yaml'),
      /again and was restarted\. a\.yaml is not checked until you edit it\.$/,
    );
    assert.deepEqual([files.isLeftAlone(A), files.isLeftAlone(B)], [true, false]);
    assert.equal(files.edited(A), 'reopen');
    assert.equal(files.isLeftAlone(A), false);
    assert.equal(files.edited(A), true);
  });

  it('are left alone for good at the third time, so nothing goes round in circles', () => {
    files.stuck(A, 'a.yaml');
    files.stuck(A, 'a.yaml');
    files.edited(A);
    assert.match(files.stuck(A, 'a.yaml'), /not checked until it is closed and opened again\.$/);
    for (let edit = 0; edit < 3; edit++) assert.equal(files.edited(A), false);
    assert.equal(files.isLeftAlone(A), true);
  });

  it('are as good as new when they are opened again', () => {
    for (let time = 0; time < 3; time++) files.stuck(A, 'a.yaml');
    files.closed(A);
    assert.equal(files.isLeftAlone(A), false);
    assert.match(files.stuck(A, 'a.yaml'), /a\.yaml and was restarted\.$/);
  });

  it('do not count for one another', () => {
    files.stuck(A, 'a.yaml');
    files.stuck(B, 'b.yaml');
    assert.deepEqual([files.isLeftAlone(A), files.isLeftAlone(B)], [false, false]);
  });
});
