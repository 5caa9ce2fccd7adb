import * as vscode from 'vscode';
import { getTigeraStatus } from '../../cluster/commands/get-tigerastatus.ts';
import { withoutManagement } from '../../cluster/object/live-object.ts';
import { toYamlText } from '../../cluster/object/yaml-text.ts';
import { oneLine } from '../../cluster/text/foreign-text.ts';
import type { App } from '../app.ts';
import { givenOrOwnTarget } from '../cluster-change/again.ts';
import { named } from '../context/context-check.ts';
import { type CommandError, clusterFailure } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';
import { VIEW_SCHEME } from '../window/readonly-texts.ts';

/** **Show TigeraStatus**: what the operator says of its components, in the current context or the one it is given. */
export async function showTigeraStatus(
  app: Pick<App, 'kubectl' | 'target' | 'texts'>,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  const pinned = await givenOrOwnTarget(app, args);
  if (!pinned.ok) return clusterFailure(pinned.error);
  const target = pinned.value;
  const { context } = target;
  const statuses = await inProgress(`Reading the TigeraStatus of ${named(target)}`, (signal) =>
    app.kubectl().run(getTigeraStatus, undefined, { context, signal }),
  );
  if (!statuses.ok) return clusterFailure(statuses.error);
  const head = `# ${oneLine(`TigeraStatus of ${named(target)}, read at ${new Date().toLocaleTimeString()}`)}\n`;
  const documents = statuses.value.map((status) => `---\n${toYamlText(withoutManagement(status))}`);
  const uri = app.texts.put(VIEW_SCHEME, [context, 'tigerastatus.yaml'], head + documents.join(''));
  await vscode.window.showTextDocument(uri, { preview: false });
  return undefined;
}
