/** The command line's entry: `calico-installation check FILE…`. */
import { createInterface } from 'node:readline/promises';
import { stopsOnSignals } from './io/interrupt.ts';
import { outlet } from './io/outlet.ts';
import { fileErrorReason } from './io/reasons.ts';
import { run } from './run.ts';

const OUTPUT_LOST = 2;
let isLost = false;
const stop = stopsOnSignals();
const err = outlet(process.stderr, lost);
const out = outlet(process.stdout, (error) => {
  lost();
  err(`calico-installation: cannot write to standard output: ${fileErrorReason(error)}\n`);
});

/** Some streams tell of it only after the command has ended. */
function lost(): void {
  isLost = true;
  process.exitCode = OUTPUT_LOST;
}

// Not awaited: the bundle is CommonJS, which cannot wait at its top level.
void run(process.argv.slice(2), {
  out,
  err,
  stdin: process.stdin,
  get signal() {
    return stop.signal;
  },
  ask: process.stdin.isTTY ? ask : undefined,
}).then((code) => {
  process.exitCode = isLost ? OUTPUT_LOST : code;
});

/** Nothing, when the user interrupts instead. */
async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // A terminal hands Ctrl+C to whoever reads from it.
  lines.once('SIGINT', stop.now);
  try {
    return await lines.question(question, { signal: stop.signal });
  } catch {
    return '';
  } finally {
    lines.close();
  }
}
