import type { ScalarNode } from '../../syntax/node.ts';
import { formatPath } from '../../text/path.ts';
import type { Fix } from '../../text/problem.ts';
import { formatRange, includes } from '../../versions/version-range.ts';
import type { StringField } from '../field.ts';
import { isSameButForCase, nearestNames } from '../names.ts';
import {
  alternatives,
  nameOf,
  type Spot,
  type StructuralCode,
  type StructuralProblem,
  structural,
} from './structural-problem.ts';

/** A string that the release does not allow there. */
export function enumProblem(spot: Spot<StringField, ScalarNode>): StructuralProblem {
  const { path, field, node, version } = spot;
  const value = String(node.value);
  const allowed = allowedValues(spot);
  const name = nameOf(path);
  const elsewhen = Object.hasOwn(field.values ?? {}, value) ? field.values![value] : undefined;
  const list = alternatives(allowed.map((one) => (one === '' ? 'nothing' : `\`${one}\``)));
  const said = elsewhen
    ? `\`${value}\` is not a value of ${name} in Calico ${version.text}; it is accepted ${formatRange(elsewhen.versions)}. Here it takes ${list}.`
    : value === ''
      ? `${name} is empty; it takes ${list}, or is left out.`
      : `\`${value}\` is not a value of ${name}, which takes ${list}.`;
  return structural(codeAt(spot), { path, message: said, fixes: fixes(value, allowed, spot) });
}

/** The values that the release allows. */
export function allowedValues({ field, version }: Pick<Spot<StringField>, 'field' | 'version'>): string[] {
  return Object.entries(field.values ?? {})
    .filter(([, { versions }]) => includes(versions, version))
    .map(([value]) => value);
}

const SYSCTL_KEY = /^spec\.calicoNetwork\.sysctl\[\d+\]\.key$/;

function codeAt({ path }: Spot): StructuralCode {
  return SYSCTL_KEY.test(formatPath(path)) ? 'sysctl-key-not-allowed' : 'schema-enum';
}

/** At most so many values are each offered where none is near. */
const FEW = 5;

function fixes(value: string, allowed: readonly string[], { path }: Spot): Fix[] {
  const offers = allowed.filter((one) => one !== '');
  const set = (to: string, safety: Fix['safety']): Fix => ({
    title: `Change to ${to}`,
    safety,
    edits: [{ op: 'set', path, value: to }],
  });
  if (value === '') {
    return [{ title: `Remove ${String(path.at(-1))}`, safety: 'unsafe', edits: [{ op: 'remove', path }] }];
  }
  const same = offers.filter((one) => isSameButForCase(one, value));
  if (same.length === 1) return [set(same[0]!, 'safe')];
  const exact = nearestNames(value, offers);
  const near =
    exact.length > 0 ? exact : offers.filter((one) => isSameButForCase(plainName(one), plainName(value)));
  return (near.length > 0 ? near.slice(0, 2) : offers.length <= FEW ? offers : []).map((one) =>
    set(one, 'unsafe'),
  );
}

/** `calico-kube-controllers` is meant where the value is `KubeControllers`. */
function plainName(value: string): string {
  return value.replace(/[-_ ]/g, '').replace(/^calico(?=.)/i, '');
}
