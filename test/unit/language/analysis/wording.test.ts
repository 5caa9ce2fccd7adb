import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { installation } from '../../../../src/language/rules/sample.ts';
import { analyseAt } from '../rules/check-rule.ts';

/** What is said of a text, and how its fixes are called. */
function said(text: string): { message: string; fixes: string[] }[] {
  return analyseAt(text, '3.29.7').findings.map(({ message, fixes }) => ({
    message,
    fixes: fixes.map(({ title }) => title),
  }));
}

describe('in the values of a chart', () => {
  it('a value that belongs to the spec is one that the chart passes over', () => {
    assert.deepEqual(said('installation:\n  variant: Calico\ntyphaDeployment: {}\n'), [
      {
        message:
          'The chart has no value `typhaDeployment`; it belongs to `installation`. The chart silently ignores it.',
        fixes: ['Move to installation', 'Remove typhaDeployment'],
      },
    ]);
  });

  const MISPLACED = 'calicoNetwork:\n    controlPlaneReplicas: 2\n';
  it('the spec is called installation, in messages and in fixes', () => {
    assert.deepEqual(said(`installation:\n  ${MISPLACED}`), [
      {
        message:
          '`calicoNetwork` has no field `controlPlaneReplicas`; it belongs to `installation`. Where fields are not validated strictly, it is dropped silently.',
        fixes: ['Move to installation', 'Remove controlPlaneReplicas'],
      },
    ]);
    assert.deepEqual(said(installation('calicoNetwork:\n  controlPlaneReplicas: 2')), [
      {
        message:
          '`calicoNetwork` has no field `controlPlaneReplicas`; it belongs to `spec`. Where fields are not validated strictly, it is dropped silently.',
        fixes: ['Move to spec', 'Remove controlPlaneReplicas'],
      },
    ]);
  });

  it('and so is a path that begins there', () => {
    assert.deepEqual(said('installation:\n  calicoNetwork: {}\n  mtu: 1400\n'), [
      {
        message:
          '`installation` has no field `mtu`; it belongs to `installation.calicoNetwork`. Where fields are not validated strictly, it is dropped silently.',
        fixes: ['Move to installation.calicoNetwork', 'Remove mtu'],
      },
    ]);
  });
});
