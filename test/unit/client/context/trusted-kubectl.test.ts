import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { trustedKubectl } from '../../../../src/client/context/trusted-kubectl.ts';
import { configView } from '../../../../src/cluster/commands/config-view.ts';
import { patchInstallation } from '../../../../src/cluster/commands/patch-installation.ts';
import { watchInstallation } from '../../../../src/cluster/commands/watch-objects.ts';
import { isSurelyUndone } from '../../../../src/cluster/errors/error.ts';
import { explainError } from '../../../../src/cluster/errors/remedy.ts';
import type { Kubectl } from '../../../../src/cluster/kubectl/kubectl.ts';

/** A kubectl that counts what it is asked for, in a workspace that can be trusted. */
function workspace() {
  const state = { isTrusted: false, calls: 0 };
  const answer = async () => {
    state.calls++;
    return { ok: true, value: undefined, warnings: [] } as never;
  };
  const inner: Kubectl = { program: 'kubectl', run: answer, watch: answer };
  return { state, kubectl: trustedKubectl(inner, () => state.isTrusted) };
}

describe('kubectl in a workspace that is not trusted', () => {
  it('is started for nothing: not to read, not to write, not to watch, not for the kubeconfig', async () => {
    const { state, kubectl } = workspace();
    const context = 'prod';
    const patch = { name: 'default', patch: '{}' } as never;
    const results = [
      await kubectl.run(configView, undefined),
      await kubectl.run(patchInstallation, patch, { context }),
      await kubectl.watch(watchInstallation, { name: 'default' }, { context, onValue: () => {} }),
    ];
    assert.equal(state.calls, 0);
    for (const result of results) {
      assert.ok(!result.ok);
      assert.equal(result.error.kind, 'restricted');
      assert.ok(isSurelyUndone(result.error));
      assert.deepEqual(explainError(result.error), {
        happened: 'kubectl was not started: this workspace is not trusted.',
        remedy: 'Clusters and the kubeconfig are not accessed until it is trusted.',
        actions: ['manage-trust'],
      });
    }
  });

  it('is started as soon as it is trusted', async () => {
    const { state, kubectl } = workspace();
    await kubectl.run(configView, undefined);
    state.isTrusted = true;
    await kubectl.run(configView, undefined);
    await kubectl.watch(watchInstallation, { name: 'default' }, { context: 'prod', onValue: () => {} });
    assert.equal(state.calls, 2);
  });
});
