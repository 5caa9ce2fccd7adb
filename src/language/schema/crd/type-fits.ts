import type { YamlNode } from '../../syntax/node.ts';
import type { CrdNode } from './cluster-schema.ts';

/** What a signed integer of a format can hold. */
const MOST: Readonly<Record<string, number>> = { int32: 2 ** 31, int64: 2 ** 63 };

/** True for a node of the JSON type that the definition wants. */
export function typeFits(node: YamlNode, { type, format }: CrdNode): boolean {
  if (type === 'any') return true;
  if (node.kind !== 'scalar') return (node.kind === 'map' ? 'object' : 'array') === type;
  const { value } = node;
  switch (type) {
    case 'string':
    case 'boolean':
    case 'number':
      return typeof value === type;
    case 'integer':
      return isInteger(value, format);
    case 'int-or-string':
      return typeof value === 'string' || isInteger(value, format);
    default:
      return false;
  }
}

function isInteger(value: unknown, format = ''): boolean {
  const most = Object.hasOwn(MOST, format) ? MOST[format]! : Number.POSITIVE_INFINITY;
  return typeof value === 'number' && Number.isInteger(value) && value >= -most && value < most;
}
