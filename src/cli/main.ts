/** The command line's entry: `calico-installation check FILE…`. */
import { createInterface } from 'node:readline/promises';
import { run } from './run.ts';

const stop = new AbortController();
// The second Ctrl+C ends the process at once, as ever.
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

// Not awaited: the bundle is CommonJS, which cannot wait at its top level.
const exitCode = run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  signal: stop.signal,
  ask: process.stdin.isTTY ? ask : undefined,
});
void Promise.resolve(exitCode).then((code) => {
  process.exitCode = code;
});

/** Nothing, when the user interrupts instead. */
async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // A terminal hands Ctrl+C to whoever reads from it.
  lines.once('SIGINT', () => stop.abort());
  try {
    return await lines.question(question, { signal: stop.signal });
  } catch {
    return '';
  } finally {
    lines.close();
  }
}
