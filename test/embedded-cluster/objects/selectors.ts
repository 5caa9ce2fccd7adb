import { badRequest } from '../api/api-error.ts';
import type { KubeObject } from './object.ts';
import { textAt } from './object.ts';

export type Matcher = (object: KubeObject) => boolean;

/** What `labelSelector` and `fieldSelector` of a request select. Throws 400 on a selector that cannot be read. */
export function matcher(labelSelector: string, fieldSelector: string): Matcher {
  const labels = requirements(labelSelector).map(labelRequirement);
  const fields = requirements(fieldSelector).map(fieldRequirement);
  return (object) => [...labels, ...fields].every((matches) => matches(object));
}

/** Splits at commas that are not inside `in (a,b)`. */
function requirements(selector: string): string[] {
  return selector ? selector.split(/,(?![^(]*\))/).map((part) => part.trim()) : [];
}

function labelRequirement(text: string): Matcher {
  const equality = /^([^\s!=]+)\s*(!=|==?)\s*(.*)$/.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    return (object) => (label(object, key!) === value) === (operator !== '!=');
  }
  const set = /^(\S+)\s+(in|notin)\s+\((.*)\)$/.exec(text);
  if (set) {
    const values = set[3]!.split(',').map((value) => value.trim());
    return (object) => values.includes(label(object, set[1]!) ?? '') === (set[2] === 'in');
  }
  const existence = /^(!?)\s*([\w./-]+)$/.exec(text);
  if (existence) return (object) => (label(object, existence[2]!) !== undefined) === (existence[1] === '');
  throw badRequest(`unable to parse requirement: ${text}`);
}

function label(object: KubeObject, key: string): string | undefined {
  return object.metadata.labels?.[key];
}

function fieldRequirement(text: string): Matcher {
  const parts = /^([\w.]+)\s*(!=|==?)\s*(.*)$/.exec(text);
  if (!parts) throw badRequest(`invalid field selector: ${text}`);
  const [, path, operator, value] = parts;
  return (object) => (textAt(object, ...path!.split('.')) === value) === (operator !== '!=');
}
