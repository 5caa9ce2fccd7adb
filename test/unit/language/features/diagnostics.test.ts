import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { analyse } from '../../../../src/language/analysis/analyse.ts';
import {
  NEWEST_TARGET,
  type TargetVersion,
  targetOfSetting,
} from '../../../../src/language/analysis/target.ts';
import { diagnostics } from '../../../../src/language/features/diagnostics.ts';
import { installation } from '../../../../src/language/rules/sample.ts';
import { NEWEST_RELEASE } from '../../../../src/language/versions/releases.ts';

const FAULTY = installation('calicoNetwork:\n  bgp: enabled');
const FAULT = '`enabled` is not a value of `bgp`, which takes `Enabled` or `Disabled`.';
const NEWEST = NEWEST_RELEASE.calico.text;

function messages(text: string, target: TargetVersion): string[] {
  return diagnostics(analyse(text, { target })).map(({ message }) => message);
}

describe('the message of a diagnostic', () => {
  it('is no more than what is wrong, where the version is the one that was named', () => {
    assert.deepEqual(messages(FAULTY, targetOfSetting('3.29.7')!), [FAULT]);
    assert.deepEqual(messages(`# calico-version: v3.29.7\n${FAULTY}`, NEWEST_TARGET), [FAULT]);
  });

  it('says which version it speaks of where nobody named one', () => {
    assert.deepEqual(messages(FAULTY, NEWEST_TARGET), [
      `${FAULT} (Checked for Calico ${NEWEST}, the newest known release; set the version that you run.)`,
    ]);
  });

  it('says it as well where what is named is no version', () => {
    assert.deepEqual(messages(FAULTY, targetOfSetting('latest')!), [
      `${FAULT} (\`latest\` is not a Calico version such as v3.29.7. Checked for Calico ${NEWEST}, the newest known release; set the version that you run.)`,
    ]);
  });

  it('says that it is extrapolated to a version that is not known', () => {
    assert.deepEqual(messages(FAULTY, targetOfSetting('3.99')!), [
      `${FAULT} (Calico 3.99.0 is newer than ${NEWEST}, the newest known release; findings for it are extrapolated.)`,
    ]);
  });
});
