import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  followKubernetesTools,
  type OtherExtension,
} from '../../../../src/client/context/kubernetes-tools.ts';

type Listener = () => void;

/** The Kubernetes extension, as far as it publishes what is chosen in it. */
function stub(chosen: unknown, versions: readonly string[] = ['v1_1', 'v1']) {
  const listeners: Listener[] = [];
  const listen = (listener: Listener) => {
    listeners.push(listener);
    return { dispose: () => listeners.splice(listeners.indexOf(listener), 1) };
  };
  const apis: Record<string, object> = {
    v1: { getKubeconfigPath: () => chosen },
    v1_1: {
      getKubeconfigPath: () => chosen,
      onDidChangeKubeconfigPath: listen,
      onDidChangeContext: listen,
    },
  };
  const extension: OtherExtension = {
    isActive: true,
    exports: {
      get: (component: string, version: string) =>
        component === 'configuration' && versions.includes(version)
          ? { available: true, api: apis[version] }
          : { available: false, reason: 'version-unknown' },
    },
  };
  return { extension, listeners };
}

describe('the Kubernetes extension', () => {
  const chosen = (extension: OtherExtension | undefined) =>
    followKubernetesTools(
      () => extension,
      () => {},
    ).chosen();
  const host = { pathType: 'host', hostPath: '/home/me/other' };

  it('is followed where it is active', () => {
    assert.deepEqual(chosen(stub(host).extension), { kind: 'path', path: '/home/me/other' });
    assert.deepEqual(chosen(stub(host, ['v1']).extension), { kind: 'path', path: '/home/me/other' });
  });

  it('is not touched where it is absent or asleep', () => {
    assert.equal(chosen(undefined), undefined);
    const asleep: OtherExtension = {
      isActive: false,
      get exports(): unknown {
        throw new Error('not active');
      },
    };
    assert.equal(chosen(asleep), undefined);
  });

  it('is known to be out of reach inside WSL', () => {
    assert.deepEqual(chosen(stub({ pathType: 'wsl', wslPath: '/home/me/config' }).extension), {
      kind: 'wsl',
    });
  });

  it('does no harm where it is another one than we know', () => {
    for (const exports of [
      undefined,
      null,
      7,
      {},
      { get: 1 },
      { get: () => undefined },
      { get: () => ({}) },
    ]) {
      assert.equal(chosen({ isActive: true, exports }), undefined);
    }
    const answers = [undefined, null, 'text', { pathType: 'host' }, { pathType: 'host', hostPath: '' }];
    for (const answer of answers) assert.equal(chosen(stub(answer).extension), undefined);
    const faulty = {
      get() {
        throw new Error('a fault');
      },
    };
    assert.equal(chosen({ isActive: true, exports: faulty }), undefined);
    assert.equal(chosen(stub(host, []).extension), undefined);
  });

  it('tells of changes, once each, until nobody wants to know', () => {
    const { extension, listeners } = stub(host);
    let changes = 0;
    const tools = followKubernetesTools(
      () => extension,
      () => changes++,
    );
    assert.equal(listeners.length, 0);
    tools.chosen();
    tools.chosen();
    assert.equal(listeners.length, 2);
    for (const listener of listeners) listener();
    assert.equal(changes, 2);
    tools.dispose();
    assert.equal(listeners.length, 0);
  });
});
