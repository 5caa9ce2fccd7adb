import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { askInside } from '../../../src/cluster/rollout/exec-id.ts';
import { type FakeKubectl, fakeKubectl } from './fake-kubectl.ts';

/** As the runtime says it through kubectl, which then ends with the code of the program that never ran. */
const MISSING =
  'OCI runtime exec failed: exec failed: unable to start container process: exec: "id": executable file not found in $PATH: unknown\ncommand terminated with exit code 126';

/** Answers by the program that is to be run in the pod. */
function answering(programs: { id?: string; grep?: string }): string {
  return `
const programs = ${JSON.stringify(programs)};
const said = programs[argv[argv.indexOf('--') + 1]];
if (said === undefined) { process.stderr.write(${JSON.stringify(`error: ${MISSING}\n`)}); process.exitCode = 126; }
else if (said.startsWith('Error')) { process.stderr.write(said + '\\n'); process.exitCode = 1; }
else process.stdout.write(said + '\\n');`;
}

describe('asking a pod from inside', () => {
  let fake: FakeKubectl | undefined;
  afterEach(() => fake?.remove());
  const ask = async (script: string, pods: readonly string[], which: 'sample' | 'all' = 'all') => {
    fake = fakeKubectl(script);
    return { answers: await askInside(fake.kubectl, pods, which, { context: 'here' }), calls: fake.calls() };
  };

  it('runs id in the container, with our flags before what is the container’s', async () => {
    const { answers, calls } = await ask(answering({ id: '10001' }), ['calico-node-a']);
    assert.deepEqual(answers.get('calico-node-a'), { uid: 10001, how: 'id -u' });
    assert.deepEqual(calls[0]?.slice(-5), ['--context=here', '--request-timeout=10s', '--', 'id', '-u']);
    assert.deepEqual(calls[0]?.slice(0, 2), ['exec', 'pod/calico-node-a']);
  });

  it('reads /proc where the image has no id', async () => {
    const { answers } = await ask(answering({ grep: 'Uid:\t999\t0\t0\t0' }), ['a']);
    assert.deepEqual(answers.get('a'), { uid: 999, how: '/proc/1/status' });
  });

  it('says that it could not be asked where the image has neither', async () => {
    const { answers } = await ask(answering({}), ['a']);
    assert.deepEqual(answers.get('a'), { uid: undefined, how: 'the image has neither `id` nor `grep`' });
  });

  it('asks nobody else once it is forbidden', async () => {
    const forbidden =
      'Error from server (Forbidden): pods "a" is forbidden: User "u" cannot create resource "pods/exec" in API group "" in the namespace "calico-system"';
    const { answers, calls } = await ask(answering({ id: forbidden }), ['a', 'b', 'c']);
    assert.equal(calls.length, 1);
    assert.equal(answers.size, 3);
    for (const { uid, how } of answers.values()) {
      assert.equal(uid, undefined);
      assert.match(how, /do not have permission in context `here`/);
    }
  });

  it('asks a sample from all over', async () => {
    const pods = Array.from({ length: 100 }, (_, index) => `p${index}`);
    const { answers } = await ask(answering({ id: '0' }), pods, 'sample');
    assert.equal(answers.size, 10);
    assert.ok(answers.has('p0') && answers.has('p90'));
  });
});
