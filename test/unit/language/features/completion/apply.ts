import { analyse } from '../../../../../src/language/analysis/analyse.ts';
import { targetOfSetting } from '../../../../../src/language/analysis/target.ts';
import { nodeAt } from '../../../../../src/language/syntax/locate.ts';
import type { Path } from '../../../../../src/language/text/path.ts';

/** Code and place of each error of a text, syntax included. */
export function errorsOf(text: string, { calicoVersion }: { readonly calicoVersion: string }): string[] {
  const target = targetOfSetting(calicoVersion)!;
  return analyse(text, { target })
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ code, path, message }) => `${code} ${path}${path === '' ? ` ${message}` : ''}`);
}

let last: { text: string; keys: Map<string, string[]>; root: Parameters<typeof nodeAt>[0] } | undefined;

/** The keys that stand where a key is: those of the object that it is in. */
export function keysBeside(
  text: string,
  path: Path,
  { calicoVersion }: { readonly calicoVersion: string },
): string[] {
  if (last?.text !== text) {
    const target = targetOfSetting(calicoVersion)!;
    const root = analyse(text, { target }).installations[0]?.source.root;
    last = { text, keys: new Map(), root };
  }
  const parent = path.slice(0, -1);
  const place = JSON.stringify(parent);
  let keys = last.keys.get(place);
  if (!keys) {
    const node = nodeAt(last.root, parent);
    keys = node?.kind === 'map' ? node.entries.map(({ key }) => key) : [];
    last.keys.set(place, keys);
  }
  return keys;
}
