import type { ChangeEvent, Outcome } from '../../cluster/change/outcome.ts';
import { CHANGE_TITLES, type ChangePage, changeMarkdown } from '../../cluster/change/page.ts';
import { nodesInWords } from '../../cluster/rollout/progress-markdown.ts';
import { throttled } from '../../cluster/rollout/throttled.ts';
import type { RolloutProgress } from '../../cluster/rollout/wait.ts';
import type { App } from '../app.ts';

/** The page of a change while it goes on, and what its notification says in a line. */
export interface ChangeView {
  hear(event: ChangeEvent): void;
  /** What the notification is to say until something else happens: a question, say. */
  say(line: string): void;
  /** The last state is the end. */
  end(outcome: NonNullable<ChangePage['outcome']> & Partial<Pick<Outcome, 'snapshotFile'>>): void;
  open(): Promise<void>;
}

const UPDATE_MS = 300;
/** Where it is kept is nothing that one could use. */
const KEEPING = 'Saving a snapshot for Undo';

export function createChangeView(
  app: Pick<App, 'changes'>,
  { target, change }: Pick<ChangePage, 'target' | 'change'>,
  report: (message: string) => void,
): ChangeView {
  const live = app.changes.reports.page([target.context, `${CHANGE_TITLES[change]}.md`]);
  const steps: { time: string; text: string }[] = [];
  const notes: string[] = [];
  const begun = clock();
  let progress: RolloutProgress | undefined;
  let outcome: ChangePage['outcome'];
  let next: readonly string[] = [
    '*Stop Watching Cluster Change*, in the title bar, only ends the watching: the rollout continues without it.',
  ];
  let line = '';
  const write = () =>
    live.write(
      changeMarkdown({ target, change, begun, steps, notes, progress, outcome, next }, app.changes.rulePage),
    );
  const soon = throttled(UPDATE_MS, () => {
    write();
    report(line);
  });
  return {
    hear(event) {
      switch (event.kind) {
        case 'step':
          steps.push({ time: clock(), text: event.step === 'snapshot' ? KEEPING : event.text });
          line = event.text;
          break;
        case 'progress':
          progress = event.progress;
          if (progress.phase === 'rollout') line = nodesInWords(progress);
          break;
        case 'pod-fault':
          notes.push(
            `${clock()} ${event.node.node}: pod ${event.node.pod} does not start: ${event.node.fault}`,
          );
          break;
        case 'note':
          notes.push(`${clock()} ${event.text}`);
          break;
        case 'preflight':
          return;
      }
      soon.soon();
    },
    say(text) {
      line = text;
      soon.now();
    },
    end(ended) {
      outcome = ended;
      next = ended.snapshotFile ? ['A snapshot is saved: *Calico: Undo Cluster Change* restores it.'] : [];
      if (ended.snapshotFile) live.canUndo(ended.snapshotFile);
      soon.now();
      void live.settle();
    },
    open: () => {
      write();
      return live.open();
    },
  };
}

export function clock(): string {
  return new Date().toLocaleTimeString('en-GB');
}
