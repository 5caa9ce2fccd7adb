import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tolerationFaults } from '../../../../../src/language/installation/kubernetes/toleration.ts';
import type { Toleration } from '../../../../../src/language/installation/spec.ts';

describe('tolerations', () => {
  const table: [Toleration, string[]][] = [
    [{ operator: 'Exists' }, []],
    [{ key: 'a.example.com/b', value: 'c', effect: 'NoSchedule' }, []],
    [{ key: 'b', operator: 'Equal', effect: 'NoExecute', tolerationSeconds: 5 }, []],
    [{ key: 'b', operator: 'exists' }, ['operator']],
    [{ key: 'b', operator: 'In' }, ['operator']],
    [{}, ['operator']],
    [{ operator: 'Equal', value: 'x' }, ['operator']],
    [{ key: 'b', operator: 'Exists', value: 'x' }, ['value']],
    [{ key: 'b', value: 'x y' }, ['value']],
    [{ key: 'b c' }, ['key']],
    [{ key: 'Upper.example/b' }, ['key']],
    [{ key: 'b', effect: 'NoRun' }, ['effect']],
    [{ key: 'b', tolerationSeconds: 5 }, ['tolerationSeconds']],
  ];
  for (const [toleration, fields] of table) {
    it(JSON.stringify(toleration), () =>
      assert.deepEqual(
        tolerationFaults(toleration).map(({ field }) => field),
        fields,
      ),
    );
  }

  it('knows what is meant by another case of letters', () => {
    const [fault] = tolerationFaults({ key: 'b', operator: 'EXISTS' });
    assert.equal(fault?.remedy, 'Exists');
  });
});
