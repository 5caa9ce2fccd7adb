import type * as vscode from 'vscode';
import type { Result } from '../cluster/errors/result.ts';
import type { Kubectl } from '../cluster/kubectl/kubectl.ts';
import type { Target } from '../cluster/target.ts';
import type { ClusterChanges } from './cluster-change/cluster-changes.ts';
import type { Contexts } from './context/contexts.ts';
import type { Drafts } from './kubectl-edit/drafts.ts';
import type { LiveEdits } from './kubectl-edit/live-edits.ts';
import type { ClusterSchemas } from './language/cluster-schemas.ts';
import type { LanguageServer } from './language/language-server.ts';
import type { CommandError } from './window/command-error.ts';
import type { Differences } from './window/differences.ts';
import type { ReadonlyTexts } from './window/readonly-texts.ts';
import type { Review } from './window/review.ts';
import type { TitleQuestions } from './window/title-questions.ts';
import type { Ui } from './window/ui.ts';

/**
 * What commands and the parts of the window work with; made once, when the extension is activated. A function takes
 * what it uses of it (`Pick`), unless that is nearly all.
 */
export interface App {
  readonly ui: Ui;
  readonly output: vscode.LogOutputChannel;
  readonly server: LanguageServer;
  readonly texts: ReadonlyTexts;
  /** Questions that are answered in the title bar of a page. */
  readonly questions: TitleQuestions;
  readonly review: Review;
  readonly differences: Differences;
  readonly liveEdits: LiveEdits;
  readonly drafts: Drafts;
  /** Where this window's actions go. */
  readonly contexts: Contexts;
  /** Whose schema this window judges Installations by. */
  readonly schemas: ClusterSchemas;
  readonly changes: ClusterChanges;
  /** The environment of kubectl. */
  readonly env: NodeJS.ProcessEnv;
  /** Path of the program that kubectl is given as its editor. */
  readonly editorProgram: string;
  /** Where actions of this window go now; to be taken once, at the start of an action. Does not contact the cluster. */
  target(signal?: AbortSignal): Promise<Result<Target>>;
  /** kubectl as the settings have it now. */
  kubectl(): Kubectl;
  /** Shows what went wrong in the middle of a command that goes on; at its end it returns its fault instead. */
  show(commandError: CommandError, retry?: () => Promise<void>): void;
}
