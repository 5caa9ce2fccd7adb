import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { installation } from '../../../../src/language/rules/sample.ts';
import { createLanguageService } from '../../../../src/language/service.ts';

/** As `kubectl edit` shows it. */
const LIVE = `${installation('variant: Calico\n')}status:\n  calicoVersion: v3.29.7\n`;

describe('the target version of a live object', () => {
  for (const [what, text, calicoVersion, expected] of [
    ['what runs it', LIVE, '', '3.29.7 cluster'],
    ['the setting, before that', LIVE, '3.31.2', '3.31.2 setting'],
    ['a comment, before all', `# calico-version: v3.30.1\n${LIVE}`, '3.31.2', '3.30.1 comment'],
    ['the newest where the status is no version', LIVE.replace('v3.29.7', 'main'), '', /newest$/],
    ['the newest where the status is no text', LIVE.replace('v3.29.7', '[1]'), '', /newest$/],
  ] as const) {
    it(`is ${what}`, () => {
      const service = createLanguageService();
      const found = service.installationAt({ uri: 'a', version: 1, text }, 0, { calicoVersion } as Parameters<
        typeof service.installationAt
      >[2]);
      const target = `${found?.target.version.text} ${found?.target.source}`;
      if (typeof expected === 'string') assert.equal(target, expected);
      else assert.match(target, expected);
    });
  }
});
