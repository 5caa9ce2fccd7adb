import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { after, before, beforeEach, describe, it } from 'mocha';
import { type EditCall, listenForEditor } from '../../src/client/kubectl-edit/editor/listener.ts';
import {
  type EditRound,
  lineBeforeStripping,
  restored,
  withoutHead,
} from '../../src/cluster/edit/edit-file.ts';
import { reasonsOf } from '../../src/cluster/edit/edit-reason.ts';
import { type Bench, kubectlsOnApiServers, startBench } from '../embedded-cluster/kubectl.ts';

const EDIT = ['edit', 'installations.v1.operator.tigera.io/default'];

/** What becomes of the text of a round, of which those before are known; undefined cancels. */
type Round = (given: string, before: EditRound) => string | undefined;

for (const [name, kubectl, start] of kubectlsOnApiServers()) {
  describe(`${name}: kubectl edit with our editor`, () => {
    let bench: Bench;
    let program: string;
    before(async () => {
      // The folder of the bench has a space in its name.
      bench = await startBench(kubectl, {}, start);
      program = path.join(bench.folder, 'kube-editor.cjs');
      await bundle('src/client/kubectl-edit/editor/main.ts', program);
    });
    beforeEach(() =>
      bench.out(
        ...['patch', 'installation', 'default', '--type=merge'],
        ...['-p', '{"spec":{"controlPlaneReplicas":2,"calicoNetwork":{"hostPorts":"Enabled"}}}'],
      ),
    );
    after(() => bench.stop());

    const edit = async (...rounds: Round[]) => {
      const seen: EditRound[] = [];
      const turn = async ({ file }: EditCall) => {
        const given = readFileSync(file, 'utf8');
        const round = rounds[seen.length];
        const text = round?.(given, seen.at(-1) ?? { given: '', text: '' });
        seen.push({ given, text: text ?? '' });
        if (text !== undefined) writeFileSync(file, text);
        return text !== undefined;
      };
      const listener = await listenForEditor(program, turn);
      const { folder } = listener;
      try {
        return { ...(await bench.run(EDIT, { ...listener.env, TMPDIR: folder })), seen };
      } finally {
        await listener.close();
      }
    };
    const mine = (text: string) =>
      text
        .replace(/^spec:/m, '# mine, above\nspec:\n  # mine, inside')
        .replace('hostPorts: Enabled', 'hostPorts: Enabledd # mine, behind');

    it('drops comments between its rounds, and gets them back with its new head', async () => {
      const { code, err, seen } = await edit(mine, (given, before) => {
        assert.match(given, /# mine, behind/);
        assert.doesNotMatch(given, /# mine, (above|inside)/);
        const text = restored(given, before)!;
        assert.equal(withoutHead({ given, text }), withoutHead(before));
        const [reason, ...others] = reasonsOf(given);
        assert.deepEqual([reason?.field, reason?.name], ['spec.calicoNetwork.hostPorts', 'default']);
        assert.deepEqual(others, []);
        assert.match(text.split('\n')[reason!.headLine]!, /hostPorts: Unsupported value/);
        return text.replace('hostPorts: Enabledd', 'hostPorts: Disabled');
      });
      assert.equal(code, 0, err);
      assert.equal(seen.length, 2);
      assert.equal(await bench.installation('{.spec.calicoNetwork.hostPorts}'), 'Disabled');
    });

    it('takes a text that got its comments back, and no other change, for unchanged', async () => {
      const { code, err, seen } = await edit(mine, restored);
      assert.equal(code, 1);
      assert.match(err, /Edit cancelled, no valid changes were saved/);
      assert.equal(seen.length, 2);
    });

    it('does not lose lines of a text in the text that look like comments', async () => {
      const note = '  annotations:\n    note: |\n      # one\n      two\n';
      const { code, err } = await edit(
        (given) => mine(given).replace('metadata:\n', `metadata:\n${note}`),
        (given, before) => {
          assert.doesNotMatch(given, /# one/);
          return restored(given, before)?.replace('hostPorts: Enabledd', 'hostPorts: Enabled');
        },
      );
      assert.equal(code, 0, err);
      assert.equal(await bench.installation('{.metadata.annotations.note}'), '# one\ntwo\n');
    });

    it('names unknown fields and wrong types, each with its place', async () => {
      const fields = async (change: (text: string) => string) => {
        const { seen } = await edit(change);
        return reasonsOf(seen.at(-1)!.given).map(({ field, onKey = false }) => [field, onKey]);
      };
      const inSpec = (text: string, from: string, to: string) => {
        const [head = '', ...rest] = text.split('\nspec:');
        return [head, rest.join('\nspec:').replace(from, to)].join('\nspec:');
      };
      assert.deepEqual(
        await fields((text) => inSpec(text, '    hostPorts: Enabled', '    hostPortz: Enabled')),
        [['spec.calicoNetwork.hostPortz', true]],
      );
      assert.deepEqual(await fields((text) => inSpec(text, 'Replicas: 2', 'Replicas: two')), [
        ['spec.controlPlaneReplicas', false],
      ]);
      assert.deepEqual(await fields((text) => inSpec(text, '      cidr: 192.168.0.0/16', '      cidr: 5')), [
        ['spec.calicoNetwork.ipPools[0].cidr', false],
      ]);
    });

    it('names the line of a fault of the YAML, counted without comments', async () => {
      const { seen } = await edit((given) => mine(given).replace('Enabledd #', 'Enabledd: x #'));
      const [first, second] = seen;
      const [reason] = reasonsOf(second!.given);
      const text = restored(second!.given, first!)!;
      assert.match(text.split('\n')[lineBeforeStripping(text, reason!.line!)!]!, /Enabledd: x/);
    });

    it('writes nothing where the process that listens is killed in the middle', async () => {
      const host = path.join(bench.folder, 'host.mjs');
      await bundle('test/cluster/edit-host.ts', host, 'esm');
      const child = spawn(process.execPath, [host, program], { stdio: ['ignore', 'pipe', 'inherit'] });
      const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
      const { env, folder } = JSON.parse((await lines.next()).value);
      const running = bench.run(EDIT, { ...env, TMPDIR: folder });
      assert.equal((await lines.next()).value, 'changed');
      child.kill('SIGKILL');
      const { code } = await running;
      assert.notEqual(code, 0);
      assert.equal(await bench.installation('{.spec.calicoNetwork.hostPorts}'), 'Enabled');
      rmSync(folder, { recursive: true });
    });

    it('is heard of when it is ended itself', async () => {
      let tell = (_: EditCall) => {};
      const opened = new Promise<EditCall>((resolve) => {
        tell = resolve;
      });
      const listener = await listenForEditor(program, (call) => {
        tell(call);
        return new Promise(() => {});
      });
      const env = { ...bench.environment, ...listener.env, TMPDIR: listener.folder };
      const child = spawn(kubectl, EDIT, { env, stdio: 'ignore', detached: true });
      const { gone } = await opened;
      // As Ctrl+C in a terminal: the editor, too.
      process.kill(-child.pid!, 'SIGINT');
      if (!gone.aborted) await once(gone, 'abort');
      await listener.close();
    });
  });
}

function bundle(entry: string, outfile: string, format: 'cjs' | 'esm' = 'cjs') {
  return build({
    entryPoints: [entry],
    outfile,
    format,
    bundle: true,
    platform: 'node',
    logLevel: 'error',
  });
}
