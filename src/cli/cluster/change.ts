import { createTwoFilesPatch } from 'diff';
import { type ChangePlan, changeMode } from '../../cluster/change/flow.ts';
import type { ModeChange } from '../../cluster/change/mode.ts';
import type { ChangeEvent, Outcome } from '../../cluster/change/outcome.ts';
import { parseSnapshot } from '../../cluster/change/snapshot.ts';
import { undoChange } from '../../cluster/change/undo.ts';
import { statementInWords } from '../../cluster/change/words.ts';
import { success } from '../../cluster/errors/result.ts';
import { withoutNoise } from '../../cluster/object/live-object.ts';
import { toYamlText } from '../../cluster/object/yaml-text.ts';
import { checkTarget } from '../../cluster/target.ts';
import { readInput } from '../io/input.ts';
import { type Io, parseOptions, UsageError } from '../io/io.ts';
import { ownCalicoFacts } from './calico-facts.ts';
import { CONNECTION, CONNECTION_HELP, connect, OPTIONS } from './connection.ts';
import { CANCELLED, DONE, NOT_DONE } from './exit-code.ts';
import { progressPrinter } from './progress.ts';

const WRITING = {
  ...CONNECTION,
  yes: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  snapshot: { type: 'string', default: '' },
} as const;

const WRITING_HELP = `      --yes skips the confirmation; --force continues although preflight finds obstacles; --snapshot FILE is where the
      snapshot for undo is saved (calico-installation-snapshot-TIME.json). Ctrl+C stops, and reports the state that was reached.
${CONNECTION_HELP}`;

export const ENABLE_HELP = `  enable --context NAME [--yes] [--force] [--snapshot FILE]
      Turns non-privileged mode on: preflight, dry run, your confirmation, the change under a lock, then the operator,
      the rollout, and every pod. Exit code 0 only when all pods were verified.
${WRITING_HELP}`;

export const DISABLE_HELP = `  disable --context NAME [--remove] [--yes] [--snapshot FILE]
      Turns it off, the same way; --remove removes the field, which releases that have withdrawn the mode need.
${WRITING_HELP}`;

export const UNDO_HELP = `  undo --context NAME [--yes] SNAPSHOT
      Undoes a change: only the field that it wrote, and only if nobody has changed it since.
${CONNECTION_HELP}`;

export function enable(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseOptions(args, WRITING);
  return carryOut('enable', values, io);
}

export function disable(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseOptions(args, { ...WRITING, remove: { type: 'boolean', default: false } });
  return carryOut(values.remove ? 'remove' : 'disable', values, io);
}

type Values = ReturnType<typeof parseOptions<typeof WRITING>>['values'];

async function carryOut(change: ModeChange, values: Values, io: Io): Promise<number> {
  const mayAsk = askable(values.yes, io);
  const { kubectl, target, currentContext } = await connect(values, io, { writes: true });
  const named = `${target.context} (${target.server})`;
  const agrees = async (question: string) => values.yes || mayAsk(question);
  const outcome = await changeMode(
    kubectl,
    {
      target,
      change,
      calicoFacts: ownCalicoFacts(),
      setUp: OPTIONS,
      snapshotFile: values.snapshot || defaultSnapshot(),
      force: values.force,
    },
    {
      signal: io.signal,
      onEvent: printer(io),
      confirm: async (plan) => {
        printPlan(plan, io);
        return agrees(`Write this to ${named}? [y/N] `);
      },
      mayWrite: async () => {
        const now = await checkTarget(kubectl, target, io.signal);
        if (!now.ok) return now;
        if (now.value === target.context || now.value === currentContext) return success(true);
        const current = now.value ? `has become ${now.value}` : 'is not set any more';
        io.err.line(`Note: the current context ${current}; this still goes to ${target.context}.`);
        return success(await agrees(`Write to ${named} anyway? [y/N] `));
      },
    },
  );
  return told(outcome, io);
}

export async function undo(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseOptions(args, { ...CONNECTION, yes: WRITING.yes });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError('undo needs one snapshot file');
  // What answers the question must not be what the snapshot was read from.
  if (file === '-' && !values.yes)
    throw new UsageError('undo reads a snapshot from standard input only with --yes');
  const snapshot = parseSnapshot((await readInput(file, io)).text);
  if (!snapshot) throw new UsageError(`${file} is not a snapshot`);
  const mayAsk = askable(values.yes, io);
  const { kubectl, target } = await connect(values, io, { writes: true });
  const question = `Undo \`${snapshot.change}\` of ${snapshot.takenAt} in ${target.context} (${target.server})? [y/N] `;
  if (!values.yes && !(await mayAsk(question))) return CANCELLED;
  const outcome = await undoChange(
    kubectl,
    { target, snapshot, calicoFacts: ownCalicoFacts() },
    { signal: io.signal, onEvent: printer(io) },
  );
  return told(outcome, io);
}

/** Where nobody can answer, the answer must have been given. */
function askable(yes: boolean, io: Io): (question: string) => Promise<boolean> {
  const { ask } = io;
  if (!yes && !ask) throw new UsageError('stdin is not a terminal; pass --yes to confirm');
  return async (question) => /^y(es)?$/i.test(((await ask?.(question)) ?? '').trim());
}

function defaultSnapshot(): string {
  return `calico-installation-snapshot-${new Date().toISOString().replace(/[:.]/g, '-')}.json`;
}

function printer(io: Io): (event: ChangeEvent) => void {
  const progress = progressPrinter(io);
  return (event) => {
    switch (event.kind) {
      case 'step':
        return io.err.line(event.text);
      case 'preflight':
        for (const { status, text, more, items } of event.report.lines) {
          if (status === 'pass') continue;
          io.err.line(`  ${status}: ${more ? `${text} ${more}` : text}`);
          for (const item of items) io.err.line(`    ${item}`);
        }
        return undefined;
      case 'progress':
        return progress.progress(event.progress);
      case 'note':
        return io.err.line(`  ${event.text}`);
      case 'pod-fault':
        return undefined;
    }
  };
}

function printPlan({ before, after, warnings }: ChangePlan, io: Io): void {
  const [old, next] = [before, after].map((object) => toYamlText(withoutNoise(object), { onOneLine: true }));
  const diff = createTwoFilesPatch('live', 'after', old!, next!, '', '', { context: 2 });
  io.err.text(diff.split('\n').slice(1).join('\n'));
  for (const warning of warnings) io.err.line(`The API server warns: ${warning}`);
}

function told(outcome: Outcome, io: Io): number {
  const { kind, statement, offers, snapshotFile, target } = outcome;
  const context = `--context ${target.context}`;
  const offered = [
    ...(offers.includes('undo') && snapshotFile
      ? [`To undo it: calico-installation undo ${context} ${snapshotFile}`]
      : []),
    ...(offers.includes('remove')
      ? [`To remove the field: calico-installation disable --remove ${context}`]
      : []),
    ...(offers.includes('verify') ? [`To keep watching: calico-installation rollout ${context}`] : []),
  ];
  for (const line of [statementInWords(statement, OPTIONS), ...offered]) io.out.line(line);
  if (kind === 'done') return DONE;
  return kind === 'cancelled' || kind === 'declined' ? CANCELLED : NOT_DONE;
}
