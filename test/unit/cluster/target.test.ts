import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { checkTarget, currentTarget } from '../../../src/cluster/target.ts';
import { type FakeKubectl, fakeKubectl } from './fake-kubectl.ts';

/** kubectl prints what lies in its folder. */
const PRINT_CONFIG = `process.stdout.write(require('node:fs').readFileSync(folder + '/config.json'))`;

describe('the target of an action', () => {
  let fake: FakeKubectl;
  afterEach(() => fake.remove());
  const withConfig = (current: string, servers: Readonly<Record<string, string>>) => {
    fake ??= fakeKubectl(PRINT_CONFIG);
    const names = Object.keys(servers);
    const config = {
      'current-context': current,
      contexts: names.map((name) => ({ name, context: { cluster: `${name}-cluster` } })),
      clusters: names.map((name) => ({ name: `${name}-cluster`, cluster: { server: servers[name] } })),
      users: null,
    };
    writeFileSync(path.join(fake.folder, 'config.json'), JSON.stringify(config));
    return fake.kubectl;
  };
  const start = (current: string, servers: Readonly<Record<string, string>>) => {
    fake = fakeKubectl(PRINT_CONFIG);
    return withConfig(current, servers);
  };

  it('is the current context, with the address of its server', async () => {
    const target = await currentTarget(start('b', { a: 'https://a', b: 'https://b' }), {});
    assert.deepEqual(target.ok && target.value, { context: 'b', server: 'https://b' });
  });

  it('is missing where there is no file, no context, or none that is current', async () => {
    const detail = async (current: string, servers: Readonly<Record<string, string>>, file: string) => {
      const target = await currentTarget(start(current, servers), { KUBECONFIG: file });
      return target.ok ? '' : `${target.error.kind}: ${target.error.detail}`;
    };
    assert.match(
      await detail('', {}, '/nowhere/config'),
      /^bad-kubeconfig: there is no kubeconfig file \(\/nowhere\/config\)/,
    );
    assert.match(await detail('', {}, process.execPath), /^bad-kubeconfig: .* has no contexts/);
    assert.match(
      await detail('', { a: 'https://a' }, process.execPath),
      /^no-context: .*none of them is the current one/,
    );
    assert.match(
      await detail('b', { a: 'https://a' }, process.execPath),
      /^no-context: no kubeconfig file defines it/,
    );
  });

  it('is looked at again before something is written', async () => {
    const kubectl = start('a', { a: 'https://a', b: 'https://b' });
    const target = { context: 'a', server: 'https://a' };
    const same = await checkTarget(kubectl, target);
    assert.equal(same.ok && same.value, 'a');

    withConfig('b', { a: 'https://a', b: 'https://b' });
    const switched = await checkTarget(kubectl, target);
    assert.equal(switched.ok && switched.value, 'b');

    withConfig('a', { a: 'https://elsewhere' });
    const moved = await checkTarget(kubectl, target);
    assert.match(
      moved.ok ? '' : moved.error.detail,
      /points to https:\/\/elsewhere now, and pointed to https:\/\/a when this began/,
    );

    withConfig('b', { b: 'https://b' });
    const gone = await checkTarget(kubectl, target);
    assert.match(gone.ok ? '' : gone.error.detail, /no longer in the kubeconfig/);
  });
});
