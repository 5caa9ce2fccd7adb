import assert from 'node:assert/strict';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type DecodedFile, decode, encodeText } from '../../../src/cli/io/encoding.ts';
import { replaceFile } from '../../../src/cli/io/replace-file.ts';
import { runCli } from './run-cli.ts';

const HEAD = 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\nspec:\n';
const FAULT = `# Ren\u00e9 𝄞\n${HEAD}  calicoNetwork:\n    linuxDataplane: iptables\n`;
const MENDED = FAULT.replace('iptables', 'Iptables');
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const utf32 = (text: string): Buffer =>
  Buffer.concat([...text].map((sign) => Buffer.from(Uint32Array.of(sign.codePointAt(0)!).buffer)));

describe('the bytes of a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'calico bytes '));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (bytes: string | Buffer): string => {
    const file = path.join(folder, 'installation.yaml');
    writeFileSync(file, bytes);
    return file;
  };

  describe('fix changes what it must, and no other byte', () => {
    const forms: [string, (text: string) => Buffer][] = [
      ['UTF-8', (text) => Buffer.from(text)],
      ['UTF-8 with a BOM', (text) => Buffer.from(`\uFEFF${text}`)],
      ['CRLF', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
      ['mixed line ends', (text) => Buffer.from(text.replace('\n', '\r\n'))],
      ['lone CR', (text) => Buffer.from(text.replaceAll('\n', '\r'))],
      ['no line end at the end', (text) => Buffer.from(text.trimEnd())],
      ['UTF-16LE', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
      ['UTF-16BE', (text) => utf16be(`\uFEFF${text}`)],
      ['UTF-16LE with CRLF', (text) => Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'utf16le')],
      ['UTF-16 with half a pair in a comment', (text) => utf16be(`\uFEFF${text}# \ud834\n`)],
      ['JSON', (text) => Buffer.from(`${asJson(text)}\n`)],
    ];
    for (const [name, form] of forms) {
      it(name, async () => {
        const file = write(form(FAULT));
        const { code, err } = await runCli('fix', '--calico-version', '3.29.7', file);
        assert.deepEqual([code, err], [0, '']);
        assert.deepEqual(readFileSync(file), form(MENDED));
      });
    }
  });

  describe('what is not UTF-8', () => {
    const latin1 = Buffer.from(FAULT.replace('𝄞', ''), 'latin1');
    const others: [string, Buffer, RegExp][] = [
      ['Latin-1 in a comment', latin1, /line 1 holds the byte 0xE9/],
      [
        'Latin-1 in a line further down',
        Buffer.concat([
          Buffer.from(HEAD),
          Buffer.from('  # \xe9\n', 'latin1'),
          Buffer.from('  calicoNetwork:\n    linuxDataplane: iptables\n'),
        ]),
        /line 6 holds the byte 0xE9/,
      ],
      [
        'cut off in the middle of a character',
        Buffer.from(`${FAULT}# é`).subarray(0, -1),
        /holds the byte 0xC3/,
      ],
      [
        'half a pair in three bytes',
        Buffer.concat([Buffer.from(FAULT), Buffer.from([0x23, 0xed, 0xa0, 0x80])]),
        /holds the byte 0xED/,
      ],
      [
        'an overlong form',
        Buffer.concat([Buffer.from('# '), Buffer.from([0xc0, 0xaf, 10]), Buffer.from(FAULT)]),
        /line 1 holds the byte 0xC0/,
      ],
    ];
    for (const [name, bytes, says] of others) {
      it(`${name}: fix refuses, check goes on and says so`, async () => {
        const file = write(bytes);
        for (const args of [['fix'], ['fix', '--dry-run']]) {
          const fixed = await runCli(...args, file);
          assert.deepEqual([fixed.code, fixed.out], [2, '']);
          assert.match(fixed.err, says);
          assert.match(fixed.err, /cannot fix .*: .*save it as UTF-8/);
        }
        assert.deepEqual(readFileSync(file), bytes);
        const { code, out, err } = await runCli('check', file);
        assert.equal(code, 1);
        assert.match(out, /schema-enum/);
        assert.match(err, says);
      });
    }

    it('is no matter where there is nothing to fix', async () => {
      const { code, err } = await runCli(
        'fix',
        write(Buffer.from(`# Ren\xe9\n${HEAD}  variant: Calico\n`, 'latin1')),
      );
      assert.deepEqual([code, err], [0, '']);
    });

    const refused: [string, Buffer, RegExp][] = [
      ['UTF-32LE', utf32(`\uFEFF${FAULT}`), /UTF-32, which kubectl does not read; save it as UTF-8/],
      ['UTF-32BE', utf32(`\uFEFF${FAULT}`).swap32(), /UTF-32/],
      ['UTF-16 without a BOM', Buffer.from(FAULT, 'utf16le'), /not a text file/],
      [
        'an odd number of bytes in UTF-16',
        Buffer.concat([Buffer.from(`\uFEFF${FAULT}`, 'utf16le'), Buffer.from('a')]),
        /middle of a character/,
      ],
      ['a NUL', Buffer.from(`# \0\n${FAULT}`), /not a text file/],
    ];
    for (const [name, bytes, says] of refused) {
      it(`${name} is refused`, async () => {
        for (const command of ['check', 'fix', 'effective']) {
          const file = write(bytes);
          const { code, out, err } = await runCli(command, file);
          assert.deepEqual([code, out], [2, '']);
          assert.match(err, says);
          assert.deepEqual(readFileSync(file), bytes);
        }
      });
    }

    it('places in UTF-16 are those of the text', async () => {
      const check = async (bytes: Buffer): Promise<string> =>
        (await runCli('check', '--format', 'json', write(bytes))).out;
      const expected = await check(Buffer.from(`\uFEFF${FAULT}`));
      assert.match(expected, /"line": 8/);
      assert.equal(await check(Buffer.from(`\uFEFF${FAULT}`, 'utf16le')), expected);
      assert.equal(await check(utf16be(`\uFEFF${FAULT}`)), expected);
    });
  });

  it('facts may be in any of these, too', async () => {
    const facts = path.join(folder, 'facts.json');
    writeFileSync(facts, Buffer.from('\uFEFF{"detectedProvider": "GKE"}', 'utf16le'));
    const { code, out } = await runCli('effective', '--cluster-facts', facts, write(MENDED));
    assert.equal(code, 0);
    assert.match(out, /GKE/);
  });

  it('come back as they were from every encoding', () => {
    for (const bytes of [
      Buffer.from('\uFEFFa𝄞'),
      Buffer.from('\uFEFFa\ud834', 'utf16le'),
      utf16be('\uFEFFé𝄞'),
    ]) {
      const { text, encoding } = decode(bytes) as DecodedFile;
      assert.deepEqual(encodeText(text, encoding), bytes);
    }
  });

  describe('a file that is replaced', () => {
    it('keeps its mode, and is still what links lead to', async function () {
      if (process.platform === 'win32') this.skip();
      const file = write(FAULT);
      chmodSync(file, 0o640);
      const link = path.join(folder, 'link.yaml');
      symlinkSync('installation.yaml', link);
      assert.equal((await runCli('fix', '--calico-version', '3.29.7', link)).code, 0);
      assert.equal(statSync(file).mode & 0o7777, 0o640);
      assert.ok(lstatSync(link).isSymbolicLink());
      assert.equal(readlinkSync(link), 'installation.yaml');
      assert.equal(readFileSync(file, 'utf8'), MENDED);
      assert.deepEqual(readdirSync(folder).sort(), ['installation.yaml', 'link.yaml']);
    });

    it('is written beside and put in its place', () => {
      const file = write('old');
      const { ino } = statSync(file);
      replaceFile(file, Buffer.from('new'));
      assert.notEqual(statSync(file).ino, ino);
      assert.equal(readFileSync(file, 'utf8'), 'new');
    });

    it('is written over where it has another name, which must have the new bytes too', () => {
      const file = write('a longer old text');
      const other = path.join(folder, 'other.yaml');
      linkSync(file, other);
      replaceFile(file, Buffer.from('new'));
      assert.equal(readFileSync(other, 'utf8'), 'new');
      unlinkSync(other);
    });

    it('must be a regular one', () => {
      assert.throws(() => replaceFile(folder, Buffer.from('new')), /not a regular file/);
      assert.throws(() => replaceFile('/dev/null', Buffer.from('new')), /not a regular file/);
    });

    it('is left alone where it is protected against writing', function () {
      // Nothing is protected against root.
      if (process.getuid?.() === 0) this.skip();
      const file = write('old');
      chmodSync(file, 0o444);
      assert.throws(() => replaceFile(file, Buffer.from('new')), /EACCES/);
      assert.equal(readFileSync(file, 'utf8'), 'old');
    });
  });
});

function asJson(yaml: string): string {
  const linuxDataplane = /linuxDataplane: (\w+)/.exec(yaml)![1];
  return JSON.stringify({
    apiVersion: 'operator.tigera.io/v1',
    kind: 'Installation',
    metadata: { name: 'default' },
    spec: { calicoNetwork: { linuxDataplane } },
  });
}
