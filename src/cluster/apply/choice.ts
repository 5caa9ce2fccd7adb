import { compared } from '../compare/compared.ts';
import { shortened } from '../compare/words.ts';
import { OPERATOR } from '../facts/field-owners.ts';
import { ownedValue } from './leave-out.ts';
import type { ApplyPlan } from './plan.ts';

/** A field in conflict; several managers may own it. */
export interface FieldOwners {
  /** As the API server names it. */
  readonly field: string;
  readonly owners: readonly string[];
}

/** Which fields are taken from their owners, and which are left to them. */
export interface Chosen {
  readonly taken: readonly FieldOwners[];
  readonly left: readonly FieldOwners[];
}

export const NOTHING_CHOSEN: Chosen = { taken: [], left: [] };

/** The conflicts of a plan, each field once. */
export function conflictsByField({ conflicts }: ApplyPlan): FieldOwners[] {
  const fields = new Map<string, string[]>();
  for (const { field, owner, subresource } of conflicts) {
    const whole = subresource ? `${owner} (${subresource})` : owner;
    fields.set(field, [...(fields.get(field) ?? []), whole]);
  }
  return [...fields].map(([field, owners]) => ({ field, owners }));
}

/** What taking over a field would do to it: `1440 → 1450`. */
export function effectInWords(plan: ApplyPlan, { field }: FieldOwners): string {
  if (saysTheSame(plan, fieldName(field))) {
    return 'equals the live object, apart from operator defaults';
  }
  return `${shortened(ownedValue(plan.live, field))} → ${shortened(ownedValue(plan.sent.object, field))}`;
}

/** Whether taking a field over is what most people want: it would change, and is only a default of the operator so far. */
export function isSuggested(plan: ApplyPlan, { field, owners }: FieldOwners): boolean {
  return owners.every((owner) => owner === OPERATOR) && !saysTheSame(plan, fieldName(field));
}

/** `spec.calicoNetwork.mtu from kubectl-edit`. */
export function choiceInWords(fields: readonly FieldOwners[], preposition: 'from' | 'to'): string {
  return fields
    .map(({ field, owners }) => `${fieldName(field)} ${preposition} ${owners.join(' and ')}`)
    .join(', ');
}

export function fieldName(field: string): string {
  return field.replace(/^\./, '');
}

/** The operator completes the items of a list, and owns all of the list by that. */
function saysTheSame({ live, after }: ApplyPlan, name: string): boolean {
  const { changes } = compared({ live, after }, { defaults: false });
  // The API server writes its keys without brackets.
  return !changes.some(({ path }) => `${path.join('.')}.`.startsWith(`${name}.`));
}
