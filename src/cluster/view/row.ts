import type { RemedyAction } from '../errors/remedy.ts';
import { lines } from '../text/foreign-text.ts';

/** A line of the view, without any of the editor's types. */
export interface Row {
  /** A path: what is below a row has its id and more. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon?: Icon;
  readonly expands: 'no' | 'collapsed' | 'expanded';
  /** What menus go by. */
  readonly menu?: string;
  /** What a screen reader says instead of label and description. */
  readonly spoken?: string;
  /** What a click or Enter does: a remedy. */
  readonly action?: RemedyAction;
}

/** A codicon and a colour of the theme. */
export interface Icon {
  readonly name: string;
  readonly colour?: string;
}

export const GOOD: Icon = { name: 'pass', colour: 'testing.iconPassed' };
export const BAD: Icon = { name: 'error', colour: 'testing.iconFailed' };
export const MOVING: Icon = { name: 'sync', colour: 'charts.yellow' };

/** A tooltip of what there is to tell, a line each. */
export function told(each: readonly (string | false | undefined)[]): string {
  return lines(each.flatMap((text) => text || []));
}
