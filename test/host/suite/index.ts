import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';

/**
 * What VS Code calls inside its extension host: runs every suite that lies beside this file once it is built, and
 * leaves `{passed, failed, skipped, report}` in the file that `CALICO_TEST_RESULTS` names. Rejects where a test
 * failed, which gives VS Code its exit code.
 */
export async function run(): Promise<void> {
  // Mocha is an ES module, and this file is built to CommonJS because `vscode` exists only for `require`.
  const { default: Mocha } = await import('mocha');
  const report: string[] = [];
  // The window's console also carries what VS Code itself has to say, so the report takes another way out.
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => report.push(format(...args));
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 30_000 });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  const only = process.env.CALICO_TEST_ONLY ?? '';
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs') && file.includes(only)) require(path.join(__dirname, file));
  }
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  const counts = { passed: stats?.passes ?? 0, failed: stats?.failures ?? 0, skipped: stats?.pending ?? 0 };
  const results = process.env.CALICO_TEST_RESULTS;
  if (results) writeFileSync(results, JSON.stringify({ ...counts, report: report.join('\n') }));
  else console.log(report.join('\n'));
  if (counts.failed) throw new Error(`${counts.failed} failed`);
}
