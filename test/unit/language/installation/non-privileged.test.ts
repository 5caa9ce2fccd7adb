import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type NonPrivilegedMode,
  nonPrivilegedState,
} from '../../../../src/language/installation/non-privileged.ts';
import { nonPrivilegedRendering } from '../../../../src/language/installation/non-privileged-rendering.ts';
import type { InstallationSpec } from '../../../../src/language/installation/spec.ts';
import { RELEASES } from '../../../../src/language/versions/releases.ts';
import { version } from '../../../../src/language/versions/version.ts';

const ON = { nonPrivileged: 'Enabled' };

describe('state of non-privileged mode', () => {
  const table: readonly [version: string, spec: InstallationSpec, mode: NonPrivilegedMode, says?: RegExp][] =
    [
      ['3.29.7', {}, 'off'],
      ['3.32.1', { nonPrivileged: '' }, 'off'],
      ['3.32.1', { nonPrivileged: 'Disabled' }, 'off'],
      ['3.29.7', { nonPrivileged: 'enabled' }, 'ignored-value', /enabled/],
      ['3.32.1', { nonPrivileged: 'Yes' }, 'ignored-value', /Yes/],
      ['3.20.6', ON, 'ignored-value', /3\.21\.0/],
      ['3.21.0', ON, 'on', /arm64/],
      ['3.25.0', ON, 'on'],
      ['3.25.1', ON, 'known-broken', /hostpath-init/],
      ['3.25.2', ON, 'on'],
      ['3.27.0', ON, 'on'],
      ['3.27.1', ON, 'on-but-doubtful', /iptables 1\.8\.8/],
      ['3.28.6', ON, 'on-but-doubtful'],
      ['3.29.7', ON, 'on-but-doubtful'],
      ['3.29.8', ON, 'withdrawn', /newer than the known releases/],
      ['3.30.6', ON, 'on-but-doubtful'],
      ['3.30.7', ON, 'withdrawn'],
      ['3.31.0', ON, 'known-broken', /var-run-calico/],
      ['3.31.4', ON, 'known-broken'],
      ['3.31.5', ON, 'withdrawn'],
      ['3.32.0', ON, 'withdrawn', /3\.32\.0/],
      ['3.33.0-unreleased', ON, 'withdrawn'],
      ['3.29.7', { ...ON, calicoNetwork: { linuxDataplane: 'BPF' } }, 'unsupported-combination', /BPF/],
      ['3.25.1', { ...ON, calicoNetwork: { linuxDataplane: 'BPF' } }, 'unsupported-combination'],
      ['3.29.7', { ...ON, calicoNetwork: { linuxDataplane: 'Nftables' } }, 'on-but-doubtful'],
      ['3.29.7', { ...ON, variant: 'TigeraSecureEnterprise' }, 'unsupported-combination', /Enterprise/],
      ['3.32.1', { ...ON, variant: 'TigeraSecureEnterprise' }, 'withdrawn'],
    ];
  for (const [release, spec, mode, says] of table) {
    it(`${JSON.stringify(spec)} at ${release} is ${mode}`, () => {
      const state = nonPrivilegedState(version(release), spec);
      assert.equal(state.mode, mode);
      if (says) assert.match(state.reasons.join(' '), says);
      if (mode !== 'on' && mode !== 'off') assert.ok(state.reasons.length > 0);
      if (mode === 'known-broken' || mode === 'on-but-doubtful') assert.ok(state.links.length > 0);
    });
  }

  it('is refused first in 3.30.7, 3.31.5 and 3.32.0', () => {
    const isWithdrawn = RELEASES.map(({ calico }) => nonPrivilegedState(calico, ON).mode === 'withdrawn');
    const first = RELEASES.filter((_, index) => isWithdrawn[index] && !isWithdrawn[index - 1]);
    assert.deepEqual(
      first.map(({ calico }) => calico.text),
      ['3.30.7', '3.31.5'],
    );
    assert.ok(isWithdrawn.at(-1));
  });
});

describe('rendering of non-privileged mode', () => {
  it('is by version', () => {
    const users = ['3.20.6', '3.21.0', '3.25.0', '3.25.1', '3.25.2', '3.31.4', '3.31.5', '3.32.1'].map(
      (release) => {
        const rendering = nonPrivilegedRendering(version(release));
        return (
          rendering && [rendering.runAsUser, rendering.allowPrivilegeEscalation, rendering.capabilities.drop]
        );
      },
    );
    assert.deepEqual(users, [
      undefined,
      [999, undefined, []],
      [999, undefined, []],
      [10001, false, ['ALL']],
      [10001, true, []],
      [10001, true, []],
      undefined,
      undefined,
    ]);
  });
});
