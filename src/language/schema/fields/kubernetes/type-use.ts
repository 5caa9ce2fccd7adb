import type { FieldText } from '../../field.ts';

/**
 * What one use of a Kubernetes type says of itself, over what holds wherever the type is used. The structure is the
 * type's own, so it cannot be given here.
 */
export interface TypeUse extends Partial<FieldText> {
  readonly versions?: string;
  readonly required?: boolean;
  readonly deprecated?: { readonly versions?: string; readonly instead: string };
}
