import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { nodeFiles } from '../../../../src/server/workspace/node-files.ts';

describe('the files of the machine', () => {
  let folder: string;
  let root: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'calico files ü'));
    root = nodeFiles.pathOf(pathToFileURL(folder).href)!;
    const write = (name: string, text: string | Buffer) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    };
    for (const name of ['b.yaml', 'a.yml', 'c.json', 'sub/deep/d.yaml', 'sub/Kustomization', 'x/e.yaml'])
      write(name, name);
    for (const name of ['.git/f.yaml', 'node_modules/p/f.yaml', 'vendor/f.yaml']) write(name, name);
    write('binary.yaml', Buffer.from([97, 0, 98]));
    write('long.yaml', 'a'.repeat(600_000));
    symlinkSync(folder, path.join(folder, 'x/loop'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const below = async (signal = new AbortController().signal) => {
    const found: string[] = [];
    for await (const file of nodeFiles.below(root, signal)) found.push(file.slice(root.length + 1));
    return found;
  };

  it('are YAML, the nearest first, and not those of packages and tools', async () => {
    assert.deepEqual(await below(), [
      'a.yml',
      'b.yaml',
      'binary.yaml',
      'long.yaml',
      'sub/Kustomization',
      'x/e.yaml',
      'sub/deep/d.yaml',
    ]);
    assert.deepEqual(await nodeFiles.in(`${root}/x`), [`${root}/x/e.yaml`]);
    assert.deepEqual(await nodeFiles.in(`${root}/nowhere`), []);
  });

  it('are not looked for any more when nobody wants them', async () => {
    assert.deepEqual(await below(AbortSignal.abort()), []);
  });

  it('are read where they are texts of a sensible length', async () => {
    assert.equal(await nodeFiles.read(`${root}/b.yaml`), 'b.yaml');
    for (const name of ['binary.yaml', 'long.yaml', 'none.yaml', 'sub'])
      assert.equal(await nodeFiles.read(`${root}/${name}`), undefined, name);
  });

  it('have addresses, there and back', () => {
    const uri = nodeFiles.uriOf(`${root}/b.yaml`);
    assert.equal(uri, pathToFileURL(path.join(folder, 'b.yaml')).href);
    assert.equal(nodeFiles.pathOf(uri), `${root}/b.yaml`);
    for (const other of ['untitled:Untitled-1', 'git:/a.yaml', 'file:', 'file://%zz']) {
      assert.doesNotThrow(() => nodeFiles.pathOf(other));
    }
    assert.equal(nodeFiles.pathOf('untitled:Untitled-1'), undefined);
  });
});
