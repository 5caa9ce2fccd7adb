import { styleOf } from '../../../syntax/edit/layout.ts';
import type { Style } from '../../../syntax/edit/write.ts';
import type { MapNode, YamlNode } from '../../../syntax/node.ts';
import type { Span } from '../../../text/span.ts';
import type { InsertStyle } from '../offers/insert-style.ts';
import { columnOf } from './block-slots.ts';
import type { CursorContext } from './cursor-context.ts';
import type { FlowSlot } from './flow-slots.ts';
import type { CursorGap } from './gap.ts';
import type { Slot } from './slot.ts';

/** Where in the whole text a completion goes, and how it is written there. */
export interface Placement {
  readonly span: Span;
  readonly insertStyle: InsertStyle;
  /** The quote that the word under the cursor begins with, or nothing. */
  readonly quote: string;
  /** The word is a key that has its colon: only the name is exchanged. */
  readonly isRename: boolean;
  /** A list's dash stands there already. */
  readonly hasDash: boolean;
}

export function blockPlacement(text: string, gap: CursorGap, slot: Slot, context: CursorContext): Placement {
  const style = styleIn(context);
  const quote = quoteAt(text, gap.span);
  const isRename = gap.isKey;
  const hasDash = gap.after === 'dash';
  const blank = gap.isTight ? ' ' : '';
  const common = { quote, isRename, hasDash };
  if (slot.kind === 'value') {
    return { ...common, span: gap.span, insertStyle: { style, column: 0, lead: blank, trail: '' } };
  }
  if (gap.after === 'colon') {
    // The value is an object or a list: it begins on the next line.
    const column = (slot.column ?? 0) + (slot.kind === 'item' ? style.dash : style.step).length;
    const lead = style.lineEnd + ' '.repeat(column);
    const span = { start: gap.start, end: gap.span.end };
    return { ...common, span, insertStyle: { style, column, lead, trail: '' } };
  }
  const column = slot.column ?? 0;
  const surplus = gap.after === 'indent' ? columnOf(text, gap.span.start) - column : 0;
  const span = { start: gap.span.start - Math.max(0, surplus), end: gap.span.end };
  return { ...common, span, insertStyle: { style, column, lead: blank, trail: '' } };
}

export function flowPlacement(text: string, context: CursorContext, found: FlowSlot): Placement {
  const { start } = context;
  const span = { start: found.span.start + start, end: found.span.end + start };
  const quote = quoteAt(text, span);
  const usual = styleIn(context);
  const style = { ...usual, json: usual.json || quote === '"' || isQuoted(context.text, found) };
  const trail = found.needsComma ? ',' : '';
  const insertStyle = { style, column: undefined, lead: found.isTight ? ' ' : '', trail };
  return { span, insertStyle, quote, isRename: found.isKey, hasDash: false };
}

/** Braces whose keys are in double quotes are JSON. */
function isQuoted(text: string, { slot }: FlowSlot): boolean {
  const { node } = slot;
  const first = node?.kind === 'map' ? node.entries[0]?.keySpan.start : undefined;
  return first !== undefined && text[first] === '"';
}

const styles = new WeakMap<YamlNode, Style>();

function styleIn({ text, source }: CursorContext): Style {
  const root: MapNode = source.root;
  let style = styles.get(root);
  if (!style) {
    style = styleOf(text, root);
    styles.set(root, style);
  }
  return style;
}

function quoteAt(text: string, { start, end }: Span): string {
  const sign = text[start];
  return end > start && (sign === '"' || sign === "'") ? sign : '';
}
