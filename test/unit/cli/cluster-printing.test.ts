import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'mocha';
import { run } from '../../../src/cli/run.ts';
import { type FakeKubectl, fakeKubectl } from '../cluster/fake-kubectl.ts';

const EVIL = '\u001b]0;owned\u0007\u001b[2K\rAll is well.\n::add-mask::x\n\u009b8m\u202e';

/** Has a context of an evil name, and answers everything else with evil words. */
const SCRIPT = `
const evil = ${JSON.stringify(EVIL)};
if (argv.includes('config')) {
  process.stdout.write(JSON.stringify({
    'current-context': evil,
    contexts: [{ name: evil, context: { cluster: evil, user: evil } }],
    clusters: [{ name: evil, cluster: { server: 'https://' + evil } }],
    users: [{ name: evil, user: {} }],
  }));
} else {
  process.stderr.write('Error from server (InternalError): ' + evil + '\\n');
  process.exitCode = 1;
}
`;

describe('what the command line prints of clusters', () => {
  let fake: FakeKubectl;
  before(() => {
    fake = fakeKubectl(SCRIPT);
  });
  after(() => fake.remove());

  const commands: string[][] = [
    ['status'],
    ['preflight'],
    ['rollout'],
    ['verify'],
    ['enable', '--yes', '--current-context'],
    ['disable', '--yes', '--context', EVIL],
    ['status', '--context', `no ${EVIL}`],
  ];
  for (const args of commands) {
    it(args.slice(0, 2).join(' ').replace(EVIL, 'EVIL').replace(`no ${EVIL}`, 'none'), async () => {
      let printed = '';
      const write = (text: string): void => {
        printed += text;
      };
      const kubectl = path.join(fake.folder, 'kubectl');
      const streams = { out: write, err: write, stdin: Readable.from([]), env: { PATH: fake.folder } };
      await run([...args, '--kubectl', kubectl], streams);
      assert.notEqual(printed, '');
      assert.doesNotMatch(
        printed,
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
        /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\p{Bidi_Control}]/u,
      );
      assert.doesNotMatch(printed, /^\s*::/m);
      assert.match(printed, /\\u001b/);
    });
  }

  it('a question', async () => {
    const questions: string[] = [];
    const ask = async (question: string): Promise<string> => {
      questions.push(question);
      return 'n';
    };
    const snapshot = JSON.stringify({
      format: 'calico-installation-snapshot/1',
      change: 'enable',
      takenAt: EVIL,
      target: { context: EVIL, server: `https://${EVIL}` },
      installation: {
        apiVersion: 'operator.tigera.io/v1',
        kind: 'Installation',
        metadata: { name: 'default', uid: 'u', resourceVersion: '1' },
      },
    });
    const write = (): void => {};
    const file = path.join(fake.folder, 'snapshot.json');
    writeFileSync(file, snapshot);
    const streams = { out: write, err: write, stdin: Readable.from([]), ask };
    const kubectl = path.join(fake.folder, 'kubectl');
    await run(['undo', '--current-context', '--kubectl', kubectl, file], {
      ...streams,
      env: { PATH: fake.folder },
    });
    assert.equal(questions.length, 1);
    assert.doesNotMatch(questions[0]!, /\p{Cc}|\p{Bidi_Control}/u);
  });
});
