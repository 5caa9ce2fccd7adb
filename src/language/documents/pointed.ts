import type { MapNode, ScalarNode, YamlNode } from '../syntax/node.ts';
import type { Path } from '../text/path.ts';
import type { Span } from '../text/span.ts';

/** One step of a place that is written in a scalar, and where it stands. */
export interface PointerStep {
  readonly key: string | number;
  readonly span: Span;
}

/**
 * The steps that `pattern` finds in a scalar, first group, each at its own signs; where quotes hide signs, each at
 * the whole scalar. A step of digits, or `-`, is an index.
 */
export function stepsIn(node: ScalarNode, pattern: RegExp, plain: (step: string) => string): PointerStep[] {
  const text = String(node.value);
  const inner = node.style === 'plain' ? node.source : node.source.slice(1, -1);
  const start = node.span.start + (node.style === 'plain' ? 0 : 1);
  return [...text.matchAll(pattern)].map((match) => {
    const written = match[1] ?? match[2] ?? '';
    const at = match.index + match[0].indexOf(written);
    const span = inner === text ? { start: start + at, end: start + at + written.length } : node.span;
    return { key: /^(?:\d+|-)$/.test(written) ? Number(written.replace('-', '0')) : plain(written), span };
  });
}

/**
 * An object that holds nothing but `value` at the steps. A list in it has just the one item that the steps name, at
 * its index 0. Undefined without a key to begin with.
 */
export function objectAt(steps: readonly PointerStep[], value: YamlNode): MapNode | undefined {
  const node = steps.reduceRight<YamlNode>((inner, { key, span: keySpan }) => {
    const span = { start: keySpan.start, end: Math.max(keySpan.end, inner.span.end) };
    if (typeof key === 'number') return { kind: 'list', span, flow: false, items: [inner] };
    return { kind: 'map', span, flow: false, entries: [{ key, keySpan, span, value: inner }] };
  }, value);
  return steps.length > 0 && node.kind === 'map' ? node : undefined;
}

/** The place of `value` in such an object. */
export function placeOf(steps: readonly PointerStep[]): Path {
  return steps.map(({ key }) => (typeof key === 'number' ? 0 : key));
}

/** What stands for a value of which nothing is known. */
export function unknownValue(at: number): ScalarNode {
  return {
    kind: 'scalar',
    span: { start: at, end: at },
    value: null,
    source: '',
    style: 'empty',
    unknown: true,
  };
}
