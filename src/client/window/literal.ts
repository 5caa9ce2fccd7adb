import { oneLine, visible } from '../../cluster/text/foreign-text.ts';

/**
 * A text that VS Code is to draw as it is. In messages, progress, prompts and language status items it makes links of
 * `[text](command:…)`, which run on a click, and in labels icons of `$(name)`; which place does which is nowhere
 * promised, so a blank breaks both, everywhere. It can be seen, and so is no trap for who copies the text. Every text
 * that goes to VS Code and is not a constant passes here; `test/unit/client/sinks.test.ts` holds that.
 */
export function literal(text: string): string {
  return visible(text).replaceAll('](', '] (').replaceAll('$(', '$ (');
}

/** The same for a label, a description or a title, which has one line. */
export function literalLine(text: string): string {
  return literal(oneLine(text));
}

/**
 * The same for sentences of ours: notifications and dialogs draw no Markdown, so the marks of code are left out. A
 * dialog would draw lines, and a name could put one into it that nobody of us wrote.
 */
export function literalMessage(text: string): string {
  return literalLine(text.replace(/`([^`]+)`/g, '$1'));
}
