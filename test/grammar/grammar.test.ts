import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { readMachine } from '../host/machine.ts';
import { tokenLines, yamlGrammar } from './tokens.ts';

const SAMPLE = 'test/grammar/installation.yaml';
const SNAPSHOT = 'test/grammar/installation.tokens.txt';

/** Set to write the snapshot anew; look at the difference before you commit it. */
const WRITES = process.env.CALICO_WRITE_SNAPSHOTS === '1';

describe('syntax colours, on top of the YAML grammar', () => {
  for (const [version, { main }] of Object.entries(readMachine().servers)) {
    describe(`of VS Code ${version}`, () => {
      const syntaxes = path.join(path.dirname(main), '../extensions/yaml/syntaxes');
      const text = readFileSync(SAMPLE, 'utf8');

      it('are those of the snapshot', async () => {
        const grammar = await yamlGrammar(syntaxes);
        const ours = tokenLines(grammar, text, (scope) => scope.endsWith('.calico'));
        const snapshot = `${ours.join('\n')}\n`;
        if (WRITES || !existsSync(SNAPSHOT)) writeFileSync(SNAPSHOT, snapshot);
        assert.equal(snapshot, readFileSync(SNAPSHOT, 'utf8'));
      });

      it('leave the keys to YAML', async () => {
        const grammar = await yamlGrammar(syntaxes);
        const keys = tokenLines(grammar, text, (scope) => scope === 'entity.name.tag.yaml');
        const names = keys.map((line) => line.split('  ')[0]);
        const wanted = [...text.matchAll(/^[\s-]*([A-Za-z]+):/gm)].map((match) => match[1]);
        assert.deepEqual(
          wanted.filter((name) => !names.includes(name)),
          [],
        );
      });
    });
  }
});
