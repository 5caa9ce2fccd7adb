import type { AnalysedInstallation, Analysis } from '../analysis/analyse.ts';
import { toText } from '../documents/unit.ts';
import type { MapNode } from '../syntax/node.ts';
import { code } from '../text/markdown.ts';
import type { Path } from '../text/path.ts';
import { overlaps, type Span } from '../text/span.ts';

/** What the operator will fill into a block, shown behind the block's key. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** All of it, a line each, where the label is cut short. */
  readonly tooltip: string;
}

/** The defaults of every written block in a stretch of the text. */
export function inlayHints(analysis: Analysis, range: Span): InlayHint[] {
  return analysis.installations.flatMap((judged) => {
    const { placed, source, installation } = judged;
    const isNear = overlaps(toText(placed, source.root.span), range);
    // Among escapes or in base64 there is no line whose end they could stand at.
    if (!isNear || installation.completeness === 'partial' || placed.unit.decoded) return [];
    return hintsOf(judged).filter(({ offset }) => range.start <= offset && offset <= range.end);
  });
}

function hintsOf({ placed, source, installation }: AnalysedInstallation): InlayHint[] {
  const hints: InlayHint[] = [];
  const visit = (node: MapNode, path: Path, effective: unknown, keyEnd: number): void => {
    const defaults = defaultsOf(node, effective);
    if (defaults.length > 0) hints.push(hint(placed.start + keyEnd, defaults));
    for (const { key, keySpan, value } of node.entries) {
      const below = (effective as Record<string, unknown> | undefined)?.[key];
      // Flow maps hold their key and their values on one line, where a hint would be in the way.
      if (value.kind === 'map' && !value.flow) visit(value, [...path, key], below, keySpan.end + 1);
    }
  };
  const spec = source.root.entries.find(({ key }) => key === 'spec');
  if (spec?.value.kind === 'map' && !spec.value.flow) {
    visit(spec.value, ['spec'], installation.spec, spec.keySpan.end + 1);
  }
  return hints;
}

interface Default {
  readonly key: string;
  readonly value: unknown;
}

/** The values that stand in the effective block and not in the written one. */
function defaultsOf(node: MapNode, effective: unknown): Default[] {
  if (effective === null || typeof effective !== 'object' || Array.isArray(effective)) return [];
  const written = new Set(node.entries.map(({ key }) => key));
  return Object.entries(effective).flatMap(([key, value]) =>
    written.has(key) || value === undefined ? [] : [{ key, value }],
  );
}

/** VS Code cuts what is longer than its setting `editor.inlayHints.maximumLength`, and that is 43. */
const LONGEST = 43;

function hint(offset: number, defaults: readonly Default[]): InlayHint {
  // Single values say most in few signs; of blocks there is only room for the name.
  const inOrder = [...defaults.filter(isSingle), ...defaults.filter((one) => !isSingle(one))];
  const texts = inOrder.map((one) => (isSingle(one) ? textOf(one) : `${one.key}: …`));
  const shown: string[] = [];
  for (const text of texts) {
    if (labelOf([...shown, text], texts.length).length <= LONGEST) shown.push(text);
  }
  return {
    offset,
    label: labelOf(shown, texts.length),
    tooltip: defaults.map((one) => `- ${code(textOf(one))}`).join('\n'),
  };
}

/** `defaults: bgp: Enabled, +3` */
function labelOf(shown: readonly string[], all: number): string {
  const more = all > shown.length ? [`+${all - shown.length}`] : [];
  return `defaults: ${[...shown, ...more].join(', ')}`;
}

function isSingle({ value }: Default): boolean {
  return value === null || typeof value !== 'object';
}

function textOf({ key, value }: Default): string {
  return `${key}: ${flowText(value)}`;
}

function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  const inside = Object.entries(value).map(([key, below]) => `${key}: ${flowText(below)}`);
  return `{ ${inside.join(', ')} }`;
}
