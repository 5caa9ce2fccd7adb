import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { commandLine, typedLine } from '../../../../src/cluster/kubectl/command-line.ts';

/** What the name of a context can hold: it is written by whoever has made the kubeconfig. */
const NAMES = [
  'prod',
  'arn:aws:eks:eu-west-1:123456789012:cluster/prod',
  "it's",
  'a b; rm -rf $HOME `id` $(id) "x"',
  'a\nb',
  '\u0003touch /tmp/x\r',
  '\u001b]0;title\u0007\u001b[2K',
  "a\\'\u0001'\\",
  '\u009b31m',
  '\u202egnip\u202c',
  '\u2028\u2029\u200b',
  '\u{e0041}\u{e0042}',
];

describe('a command line', () => {
  for (const name of NAMES) {
    it(`has only signs that are seen: ${JSON.stringify(name)}`, () => {
      const line = commandLine('kubectl', [`--context=${name}`]);
      assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    });

    it(`means what it says: ${JSON.stringify(name)}`, function () {
      const line = commandLine('printf', ['%s', name]);
      const shell = spawnSync('bash', ['-c', line], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
      if (shell.error) return this.skip();
      assert.equal(shell.stdout, name);
    });

    it(`is not typed on Windows where its quotes are those of others: ${JSON.stringify(name)}`, () => {
      const argv = [`--context=${name}`];
      const isPlain = /^[\w:/-]+$/.test(name);
      assert.equal(typedLine('kubectl', argv, 'win32'), isPlain ? `kubectl --context=${name}` : undefined);
      assert.equal(typedLine('kubectl', argv, 'linux'), commandLine('kubectl', argv));
    });
  }
});
