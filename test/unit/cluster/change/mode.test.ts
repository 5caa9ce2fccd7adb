import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ownCalicoFacts } from '../../../../src/cli/cluster/calico-facts.ts';
import { modeLine } from '../../../../src/cluster/preflight/version-lines.ts';

/** How the mode stands at a version: its state, the rule that says so, and where it is broken all the same. */
const TABLE: [version: string, mode: string, rule: string, brokenOn: string][] = [
  ['3.24.5', 'on', '', 'arm64'],
  ['3.25.1', 'known-broken', 'nonprivileged-hostpath-init-broken', ''],
  ['3.26.5', 'on', '', ''],
  ['3.29.7', 'on-but-doubtful', 'nonprivileged-iptables-setuid', ''],
  ['3.31.2', 'known-broken', 'nonprivileged-daemonset-invalid', ''],
  ['3.32.1', 'withdrawn', 'nonprivileged-removed', ''],
];

describe('what preflight says of the mode at a release', () => {
  for (const [version, mode, rule, brokenOn] of TABLE) {
    it(`${version}: ${mode}`, async () => {
      const known = await ownCalicoFacts().mode(version);
      assert.deepEqual(
        [known.mode, known.code, known.brokenOn.map(({ architecture }) => architecture).join()],
        [mode, rule, brokenOn],
      );
      const line = modeLine(known, { change: 'enable', current: 'Disabled', version });
      assert.equal(line.rule, rule);
      // The line on the nodes tells of it where there are any.
      assert.doesNotMatch(line.text, /arm64/);
    });
  }
});
