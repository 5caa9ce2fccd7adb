import path from 'node:path';
import * as vscode from 'vscode';
import type { LanguageServer } from '../language/language-server.ts';
import { type CommandError, userError } from '../window/command-error.ts';
import type { ReadonlyTexts } from '../window/readonly-texts.ts';
import type { TitleQuestions } from '../window/title-questions.ts';
import { createFieldMarks, type FieldMarks } from './field-marks.ts';
import { createReports, type Reports } from './reports.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';

/** What the guided changes of this window share. */
export interface ClusterChanges extends vscode.Disposable {
  readonly snapshots: Snapshots;
  readonly reports: Reports;
  readonly marks: FieldMarks;
  /** The address of a rule's page, for links. */
  rulePage(rule: string): string;
  /**
   * One change or rollout at a time: runs it, or says why not. `title` names it: `Enable … in embedded`. Where the same
   * one waits for an answer, its question is brought back, and there is no fault.
   */
  exclusively<Value>(
    title: string,
    run: (running: Running) => Promise<Value>,
  ): Promise<{ readonly value: Value } | { readonly commandError: CommandError | undefined }>;
  /** Ends what runs exclusively; false where nothing does. */
  stop(): boolean;
}

/** A change or rollout while it goes on. */
export interface Running {
  /** Aborted when the user wants no more of it. */
  readonly stop: AbortSignal;
  /** Brings to the front what is to be seen of it, for whoever starts it again. */
  show: (() => Promise<void>) | undefined;
  /** What `show` shows has a question in its title bar. */
  isAsking: boolean;
}

export function createClusterChanges({
  storage,
  texts,
  questions,
  server,
  rulePageBase,
  tell,
}: {
  readonly storage: vscode.Uri;
  readonly texts: ReadonlyTexts;
  readonly questions: TitleQuestions;
  readonly server: LanguageServer;
  readonly rulePageBase: string;
  readonly tell: (message: string) => void;
}): ClusterChanges {
  const rulePage = (rule: string) => `${rulePageBase}${rule}`;
  const marks = createFieldMarks(server, rulePage);
  let current: (Running & { readonly name: string }) | undefined;
  let stop = new AbortController();
  return {
    snapshots: createSnapshots(path.join(storage.fsPath, 'snapshots'), tell),
    reports: createReports(texts, questions),
    marks,
    rulePage,
    async exclusively(title, run) {
      if (current) {
        const { name, isAsking } = current;
        await current.show?.();
        if (isAsking && name === title) return { commandError: undefined };
        const way = isAsking
          ? 'waits for your answer, in the title bar of its page. Answer it first.'
          : 'is still going on. Wait for its end, or run Calico: Stop Watching Cluster Change.';
        return { commandError: userError(`${name} ${way}`) };
      }
      stop = new AbortController();
      current = { name: title, stop: stop.signal, show: undefined, isAsking: false };
      marks.clear();
      await vscode.commands.executeCommand('setContext', UNDER_WAY, true);
      try {
        return { value: await run(current) };
      } finally {
        current = undefined;
        await vscode.commands.executeCommand('setContext', UNDER_WAY, false);
      }
    },
    stop() {
      stop.abort();
      return current !== undefined;
    },
    dispose: () => marks.dispose(),
  };
}

/** Lets the buttons be seen that only make sense while a change goes on. */
const UNDER_WAY = 'calicoInstallation.changeUnderWay';
