import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { type CommandError, userError } from '../window/command-error.ts';
import { VIEW_SCHEME } from '../window/readonly-texts.ts';

/** `vscode://PUBLISHER.NAME/rules/`: what the address of a rule's page starts with, in this editor. */
export function rulePageBase({ extension }: vscode.ExtensionContext): string {
  return `${vscode.env.uriScheme}://${extension.id}/rules/`;
}

/** The rule that such an address names; undefined for any other. */
export function ruleOf({ path }: { readonly path: string }): string | undefined {
  return /^\/rules\/([a-z0-9-]+)$/.exec(path)?.[1];
}

/** Shows the page of a rule as rendered Markdown. */
export async function showRulePage(
  app: Pick<App, 'server' | 'texts'>,
  id: unknown,
): Promise<CommandError | undefined> {
  if (typeof id !== 'string') return userError('No rule was given.');
  const page = await app.server.page({ id });
  if (!page) return userError(`There is no rule called \`${id}\` in this version of the extension.`);
  await showMarkdown(app, ['rules', `${id}.md`], page.markdown);
  return undefined;
}

/** Shows a text as rendered Markdown, to read only. */
export async function showMarkdown(
  app: Pick<App, 'texts'>,
  path: readonly string[],
  markdown: string,
): Promise<void> {
  const uri = app.texts.put(VIEW_SCHEME, path, markdown);
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}
