import type { ClusterView } from './cluster-view/cluster-view.ts';
import type { ShownStatus } from './status-bar.ts';
import { type Choice, type Question, type TypedWord, type Ui, windowUi } from './ui.ts';

/** What the suites that run inside VS Code get from `activate`, where nobody can click. */
export interface TestHook {
  readonly ui: Ui;
  /** Where the texts are kept that have not reached a cluster. */
  readonly draftFolder: string;
  /** What is done about them when the extension starts, which it does only once. */
  readonly offerDrafts: () => Promise<void>;
  /** The environment of kubectl, which a test may change. */
  readonly env: NodeJS.ProcessEnv;
  /** The tree of the cluster: nobody sees it inside an extension host. */
  clusterView: ClusterView | undefined;
  /** Every question and every message so far. */
  readonly asked: Question[];
  /** Where our output channel writes. */
  readonly logFolder: string;
  /** What the item in the status bar has shown, the latest last. */
  readonly shown: ShownStatus[];
  /** Called for each question; what it returns is the answer. By default none is given. */
  answer: (question: Question) => string | undefined | Promise<string | undefined>;
  /** Called for each choice; returns the label that is picked. Undefined leaves it to the window. */
  choose: ((title: string, labels: readonly string[]) => string | undefined) | undefined;
  /** Called where several may be picked; returns their labels. Undefined leaves it to the window. */
  chooseMany:
    | ((title: string, choices: readonly Choice<unknown>[]) => readonly string[] | undefined)
    | undefined;
  /** Called for each word that has to be typed; returns what is typed. Undefined leaves it to the window. */
  type: ((wanted: TypedWord) => string | undefined) | undefined;
}

export function createTestHook(
  draftFolder: string,
  logFolder: string,
  offerDrafts: () => Promise<void>,
): TestHook {
  const hook: TestHook = {
    draftFolder,
    logFolder,
    offerDrafts,
    env: { ...process.env },
    clusterView: undefined,
    asked: [],
    shown: [],
    answer: () => undefined,
    choose: undefined,
    chooseMany: undefined,
    type: undefined,
    ui: {
      async ask(question) {
        hook.asked.push(question);
        return hook.answer(question);
      },
      async pickMany<Value>(title: string, choices: readonly Choice<Value>[]) {
        if (!hook.chooseMany) return windowUi.pickMany(title, choices);
        const labels = hook.chooseMany(title, choices);
        return labels && choices.filter(({ label }) => labels.includes(label)).map(({ value }) => value);
      },
      async pick<Value>(title: string, choices: readonly Choice<Value>[]) {
        if (!hook.choose) return windowUi.pick(title, choices);
        const label = hook.choose(
          title,
          choices.map((choice) => choice.label),
        );
        return choices.find((choice) => choice.label === label)?.value;
      },
      async type(wanted) {
        return hook.type ? hook.type(wanted) : windowUi.type(wanted);
      },
    },
  };
  return hook;
}
