import type { ListNode, MapEntry, MapNode, ScalarNode } from '../../../syntax/node.ts';
import type { Path } from '../../../text/path.ts';

/** What may be written at the cursor. Columns count from 0. */
export type Slot = KeySlot | ValueSlot | ItemSlot;

/** A key of the object at `path`. */
export interface KeySlot {
  readonly kind: 'key';
  readonly path: Path;
  /** Undefined where the object has no key yet. */
  readonly node: MapNode | undefined;
  /** The key under the cursor, where it is one already. */
  readonly entry?: MapEntry;
  /** Where keys of the object begin; undefined in flow style. */
  readonly column: number | undefined;
}

/** The value at `path`. */
export interface ValueSlot {
  readonly kind: 'value';
  readonly path: Path;
  /** What is there; a scalar that is left out is `empty`. */
  readonly node: ScalarNode;
  readonly flow: boolean;
}

/** One more item of the list at `path`. */
export interface ItemSlot {
  readonly kind: 'item';
  readonly path: Path;
  /** Undefined where the list has no item yet. */
  readonly node: ListNode | undefined;
  /** Where the dashes stand; undefined in flow style. */
  readonly column: number | undefined;
}
