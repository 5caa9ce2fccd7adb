import path from 'node:path';
import * as vscode from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import type { ReadonlyTexts } from '../readonly-texts.ts';
import { senseless, type Trouble } from '../trouble.ts';
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
   * One change or rollout at a time: runs it, or says why not. `title` names it: `Enable … in embedded`. The signal
   * comes when the user wants no more of it.
   */
  exclusively<Value>(
    title: string,
    run: (stop: AbortSignal) => Promise<Value>,
  ): Promise<{ readonly value: Value } | { readonly trouble: Trouble }>;
  /** Ends what runs exclusively; false where nothing does. */
  stop(): boolean;
}

export function createClusterChanges({
  storage,
  texts,
  server,
  rulePageBase,
  tell,
}: {
  readonly storage: vscode.Uri;
  readonly texts: ReadonlyTexts;
  readonly server: LanguageServer;
  readonly rulePageBase: string;
  readonly tell: (message: string) => void;
}): ClusterChanges {
  const rulePage = (rule: string) => `${rulePageBase}${rule}`;
  const marks = createFieldMarks(server, rulePage);
  let running: { readonly name: string; readonly stop: AbortController } | undefined;
  return {
    snapshots: createSnapshots(path.join(storage.fsPath, 'snapshots'), tell),
    reports: createReports(texts),
    marks,
    rulePage,
    async exclusively(title, run) {
      if (running) {
        const { name } = running;
        return {
          trouble: senseless(`${name} is still going on. Let it end, or cancel it in its notification.`),
        };
      }
      const stop = new AbortController();
      running = { name: title, stop };
      marks.clear();
      await vscode.commands.executeCommand('setContext', UNDER_WAY, true);
      try {
        return { value: await run(stop.signal) };
      } finally {
        running = undefined;
        await vscode.commands.executeCommand('setContext', UNDER_WAY, false);
      }
    },
    stop() {
      running?.stop.abort();
      return running !== undefined;
    },
    dispose: () => marks.dispose(),
  };
}

/** Lets the buttons be seen that only make sense while a change goes on. */
const UNDER_WAY = 'calicoInstallation.changeUnderWay';
