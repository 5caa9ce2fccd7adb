import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { editsOfObject, fieldPlaces } from '../../../../src/language/features/object-text.ts';
import { applyTextEdits } from '../../../../src/language/text/edit.ts';

/** As kubectl hands a text to an editor: comments, and perhaps a marker, before the object. */
const TEXT = '# Please edit the object below.\n---\nkind: Installation\nspec:\n  variant: Calico\n';

describe('an object in a text', () => {
  it('has its fields where they stand in the whole text', () => {
    const [variant, absent, nowhere] = fieldPlaces(TEXT, ['spec.variant', 'spec.cni', 'status.mtu']);
    assert.equal(TEXT.slice(variant!.value.start, variant!.value.end), 'Calico');
    assert.equal(TEXT.slice(variant!.key.start, variant!.key.end), 'variant');
    assert.deepEqual([TEXT.slice(absent!.key.start, absent!.key.end), absent!.exact], ['spec', false]);
    assert.equal(nowhere, undefined);
  });

  it('is edited where it stands', () => {
    const edits = editsOfObject(TEXT, [{ op: 'set', path: ['spec', 'variant'], value: 'CalicoEnterprise' }]);
    assert.equal(applyTextEdits(TEXT, edits), TEXT.replace('Calico\n', 'CalicoEnterprise\n'));
  });
});
