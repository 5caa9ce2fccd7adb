import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What VS Code calls inside its extension host: runs every suite that lies beside this file once it is built, and
 * leaves `{passed, failed, skipped}` in the file that `CALICO_TEST_RESULTS` names. Rejects where a test failed, which
 * gives VS Code its exit code.
 */
export async function run(): Promise<void> {
  // Mocha is an ES module, and this file is built to CommonJS because `vscode` exists only for `require`.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 30_000 });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  const only = process.env.CALICO_TEST_ONLY;
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs') && (!only || file.includes(only))) require(path.join(__dirname, file));
  }
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  const counts = { passed: stats?.passes ?? 0, failed: stats?.failures ?? 0, skipped: stats?.pending ?? 0 };
  if (process.env.CALICO_TEST_RESULTS) {
    writeFileSync(process.env.CALICO_TEST_RESULTS, JSON.stringify(counts));
  }
  if (counts.failed) throw new Error(`${counts.failed} failed`);
}
