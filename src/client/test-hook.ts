import type { ClusterView } from './cluster-view/cluster-view.ts';
import type { ShownStatus } from './context/status-bar.ts';
import type { Choice, Message, Offer, Question, TypedWord, Ui } from './window/ui.ts';

/** What was said or asked. */
export interface Said {
  /** A message is shown in a notification, a question in a dialog. */
  readonly kind: 'message' | 'question';
  readonly severity: Message['severity'];
  /** With what a question adds to its first line. */
  readonly message: string;
  /** The buttons that do something. */
  readonly buttons: readonly string[];
}

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
  readonly asked: Said[];
  /** Where our output channel writes. */
  readonly logFolder: string;
  /** What the item in the status bar has shown, the latest last. */
  readonly shown: ShownStatus[];
  /** Called for each question and each message; what it returns is the button. By default none is pressed. */
  answer: (said: Said) => string | undefined | Promise<string | undefined>;
  /** Resolves when whatever the pressed buttons of messages have started has ended. */
  readonly settled: () => Promise<void>;
  /** Called for each choice; returns the label that is picked. Undefined leaves it to the window. */
  choose: ((title: string, labels: readonly string[]) => string | undefined) | undefined;
  /** Called where several may be picked; returns their labels. Undefined leaves it to the window. */
  chooseMany:
    | ((title: string, choices: readonly Choice<unknown>[]) => readonly string[] | undefined)
    | undefined;
  /** Called for each word that has to be typed; returns what is typed. Undefined leaves it to the window. */
  type: ((wanted: TypedWord) => string | undefined) | undefined;
}

export interface TestHookParts {
  readonly draftFolder: string;
  readonly logFolder: string;
  readonly offerDrafts: () => Promise<void>;
  /** What picks and words are left to. */
  readonly windowUi: Ui;
  /** Hears of an offer that failed. */
  readonly fault: (error: unknown) => void;
}

export function createTestHook({
  draftFolder,
  logFolder,
  offerDrafts,
  windowUi,
  fault,
}: TestHookParts): TestHook {
  const running = new Set<Promise<void>>();
  const press = async (said: Said, offers: readonly Offer[]) => {
    const pressed = await hook.answer(said);
    await offers.find(({ title }) => title === pressed)?.run();
  };
  const hook: TestHook = {
    draftFolder,
    logFolder,
    offerDrafts,
    env: { ...process.env },
    clusterView: undefined,
    asked: [],
    shown: [],
    answer: () => undefined,
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    choose: undefined,
    chooseMany: undefined,
    type: undefined,
    ui: {
      tell({ severity, message, offers = [] }) {
        const said: Said = {
          kind: 'message',
          severity,
          message,
          buttons: offers.map(({ title }) => title),
        };
        hook.asked.push(said);
        const pressed = press(said, offers).catch(fault);
        running.add(pressed);
        void pressed.finally(() => running.delete(pressed));
      },
      async ask<Answer extends string>({ message, detail, answers }: Question<Answer>) {
        const said: Said = {
          kind: 'question',
          severity: 'warning',
          message: detail ? `${message} ${detail}` : message,
          buttons: answers,
        };
        hook.asked.push(said);
        const answer = await hook.answer(said);
        return answers.find((one) => one === answer);
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
