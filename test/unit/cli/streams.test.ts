import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'mocha';
import { buildCli, type CliProgram, ended } from './cli-program.ts';
import { runCliOn } from './run-cli.ts';

const FAULTY = readFileSync('examples/faults.yaml', 'utf8');
/** More than a pipe holds at a time: whoever could write it all knows that the other end reads. */
const LONG = `# ${'long '.repeat(100_000)}\n`;

describe('the streams of the command line', function () {
  this.timeout(120_000);
  let cli: CliProgram;
  before(async () => {
    cli = await buildCli();
    writeFileSync(path.join(cli.folder, 'faults.yaml'), FAULTY);
    writeFileSync(path.join(cli.folder, 'long.yaml'), LONG + FAULTY);
    const many = Array.from({ length: 150 }, () => FAULTY).join('---\n');
    writeFileSync(path.join(cli.folder, 'many.yaml'), many);
  });
  after(() => cli.remove());
  const file = (name: string): string => path.join(cli.folder, name);

  describe('standard input', () => {
    for (const [command, says] of [
      ['check', /^-:\d+:\d+: error: /m],
      ['fix', /^\+ +linuxDataplane: Iptables$/m],
      ['effective', /^# The effective Installation/m],
    ] as const) {
      it(`${command} waits for a producer that writes a part now and the rest later`, async () => {
        const child = cli.start(command, '-');
        const end = ended(child);
        // Called when all is written, which it can only be once the other end reads.
        await new Promise((resolve) => child.stdin.write(LONG, resolve));
        const [half, rest] = [FAULTY.slice(0, 100), FAULTY.slice(100)];
        await new Promise((resolve) => child.stdin.write(half, resolve));
        child.stdin.end(rest);
        const { code, out, err } = await end;
        assert.equal(err, '');
        assert.equal(code, command === 'effective' ? 0 : 1);
        assert.match(out, says);
      });
    }

    it('is read to its end from a pipe that holds less', async () => {
      const { code, out, err } = await cli.sh('cat "$1" | cli check -', file('long.yaml'));
      assert.deepEqual([code, err], [1, '']);
      assert.match(out, /^-:\d+:\d+: error: /);
    });

    const table: [string, string, number, RegExp][] = [
      ['closed', 'cli check - <&-', 0, /^-: no Installation in it\n$/],
      ['empty', 'cli check - < /dev/null', 0, /^-: no Installation in it\n$/],
      ['a producer that fails', 'false | cli check -', 0, /^-: no Installation in it\n$/],
      ['a file', 'cli check - < "$1"', 1, /^-:\d+:\d+: error: /],
      ['a folder', 'cli check - < /', 2, /^calico-installation: cannot read -: it is a folder\n$/],
      ['a FIFO', 'mkfifo "$1.fifo"; cat "$1" > "$1.fifo" & cli check "$1.fifo"', 1, /fifo:\d+:\d+: error: /],
      ['facts', `echo '{"detectedProvider":"GKE"}' | cli effective --cluster-facts - "$1"`, 0, /GKE/],
      ['facts and a file at once', 'cli check --cluster-facts - - < /dev/null', 2, /not JSON/],
      [
        'named twice',
        'cli check - - < "$1"',
        2,
        /- is given twice, but standard input can be read only once/,
      ],
      ['no snapshot', 'cli undo --yes --context c - < "$1"', 2, /- is not a snapshot/],
      ['a snapshot and an answer', 'cli undo --context c - < "$1"', 2, /from standard input only with --yes/],
    ];
    for (const [name, line, code, says] of table) {
      it(name, async () => {
        const result = await cli.sh(line, file('faults.yaml'));
        assert.equal(result.code, code, result.err);
        assert.match(result.out + result.err, says);
        assert.doesNotMatch(result.err, /\n\s+at /);
      });
    }

    it('says on a terminal what it waits for', async () => {
      const terminal = Object.assign(Readable.from([Buffer.from(FAULTY)]), { isTTY: true });
      const { code, err } = await runCliOn(terminal, 'check', '-');
      assert.equal(code, 1);
      assert.match(err, /^calico-installation: reading from the terminal until Ctrl\+/);
    });
  });

  describe('Ctrl+C', () => {
    for (const args of [['check'], ['fix'], ['effective'], ['check', '--all-versions']]) {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        it(`ends ${args.join(' ')} at once (${signal})`, async () => {
          const child = cli.start(...args, '-');
          const end = ended(child);
          await new Promise((resolve) => child.stdin.write(LONG, resolve));
          child.kill(signal);
          const { code, signal: by } = await end;
          assert.deepEqual([code, by], [null, signal]);
        });
      }
    }
  });

  describe('output', () => {
    // The status of a program in a pipe goes through the error stream.
    const table: [string, string, RegExp, string][] = [
      [
        'check | head -1',
        '{ cli check "$1"; echo "ended $?" >&2; } | head -1',
        /^.*: error: .*\n$/,
        'ended 1',
      ],
      ['effective | head -1', '{ cli effective "$1"; echo "ended $?" >&2; } | head -1', /^# The/, 'ended 0'],
      [
        'JSON | head -c 10',
        '{ cli check --format json "$1"; echo "ended $?" >&2; } | head -c 10',
        /^\[\n {2}\{\n/,
        'ended 1',
      ],
      ['fix | head -1', '{ cli fix --dry-run "$1"; echo "ended $?" >&2; } | head -1', /^Index: /, 'ended 1'],
      ['help | true', '{ cli help; echo "ended $?" >&2; } | true', /^$/, 'ended 0'],
    ];
    for (const [name, line, says, status] of table) {
      it(`${name} ends quietly, with the exit code of its verdict`, async () => {
        const { out, err } = await cli.sh(line, file('many.yaml'));
        assert.match(out, says);
        assert.equal(err.trim(), status);
      });
    }

    it('a closed error stream ends nothing either', async () => {
      const { out } = await cli.sh(
        '{ cli check no-such-file "$1" 2>&1 >&3; echo "ended $?" >&3; } 3>&1 | true',
        file('faults.yaml'),
      );
      assert.equal(out, '');
      const counted = await cli.sh(
        '(cli check no-such-file "$1" 2>&1 >/dev/null; echo "ended $?" >&3) 3>&2 | true',
        file('faults.yaml'),
      );
      assert.equal(counted.err.trim(), 'ended 2');
    });

    for (const command of ['check', 'check --format json', 'effective', 'fix --dry-run', 'releases']) {
      it(`${command} says that a disk is full`, async function () {
        if (!existsSync('/dev/full')) this.skip();
        const files = command === 'releases' ? '' : '"$1"';
        const { code, err } = await cli.sh(`cli ${command} ${files} > /dev/full`, file('faults.yaml'));
        assert.equal(code, 2);
        assert.equal(
          err,
          'calico-installation: cannot write to standard output: no space is left on the device\n',
        );
      });
    }

    it('has no words where the error stream is full', async function () {
      if (!existsSync('/dev/full')) this.skip();
      const { code, out, err } = await cli.sh(
        'cli check "$1" no-such-file 2> /dev/full',
        file('faults.yaml'),
      );
      assert.deepEqual([code, err], [2, '']);
      assert.match(out, /: error: /);
    });
  });

  it('fix leaves the file whole where it cannot write all of it', async () => {
    const faults = file('long.yaml');
    // No file may get longer than some blocks; this is what a full disk looks like.
    const { code } = await cli.sh('ulimit -f 8; cli fix "$1" > /dev/null', faults);
    assert.notEqual(code, 0);
    assert.equal(readFileSync(faults, 'utf8'), LONG + FAULTY);
    const left = readdirSync(cli.folder).filter((name) => name.endsWith('.tmp'));
    assert.deepEqual(left, []);
  });
});
