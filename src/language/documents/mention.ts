import { MENTIONS_NEIGHBOUR } from './neighbour.ts';
import { SPEC_WORDS } from './spec-fields.ts';

/** The API group of the Installation. */
const GROUP = 'operator.tigera.io';
/** A field that no other kind of this name has: it tells an Installation whose group is missing, or mistaken. */
const OUR_FIELD = 'calicoNetwork';
/** The charts that take it; what stands beside their `installation` is astray. */
const OUR_CHART = /\b(?:tigera-operator|rke2-calico)\b/;
/** The type of the Secrets of Cluster API that hold manifests, and hold them in base64. */
const RESOURCE_SET = 'addons.cluster.x-k8s.io/resource-set';
const KIND = /\bInstallation(?:List)?\b/;
const VALUES_KEY = /\binstallation["']?[ \t]*:/;
const PARAMETER = /\binstallation\.[a-z]\w*/;
/** Fields of the spec; of the families with telling names those, too, that no release has, since they may be misspelt. */
const FIELD = ['calico\\w+', 'typha\\w+', 'controlPlane\\w+', '\\w*MetricsPort', ...SPEC_WORDS].join('|');
/** What makes it worth the while to read a text whose values have such a key. */
const VALUES_WORD = new RegExp(`\\b(?:tigera-operator|rke2-calico|${FIELD})\\b`);
const PATCH_PATH = new RegExp(`/spec/(?:image\\w+|${FIELD})\\b`);

/** Definitions name the kind and all of its fields, and are by far the longest documents that do. */
const DEFINITION = /^["']?kind["']?[ \t]*:[ \t]*["']?CustomResourceDefinition\b/m;

/** True for a text that may hold an Installation, in whatever shape. */
export function mentionsInstallation(text: string): boolean {
  if (DEFINITION.test(text)) return false;
  if ((namesGroup(text) || text.includes(OUR_FIELD)) && KIND.test(text)) return true;
  if (VALUES_KEY.test(text) && VALUES_WORD.test(text)) return true;
  if (text.includes(OUR_FIELD) && OUR_CHART.test(text)) return true;
  if (PARAMETER.test(text) && VALUES_WORD.test(text)) return true;
  if (text.includes('/spec/') && (PATCH_PATH.test(text) || KIND.test(text))) return true;
  return text.includes(RESOURCE_SET);
}

/** True for the source of a scalar whose text may be worth reading; escapes take the words apart, but not these. */
export function mayMention(source: string): boolean {
  return /nstallation|calicoNetwork|\/spec\/|FelixConfiguration|IPPool/.test(source);
}

/** True for a text that may be the spec of an Installation, without anything around it. */
export function mentionsSpec(text: string): boolean {
  return VALUES_WORD.test(text);
}

export function namesGroup(text: string): boolean {
  return text.includes(GROUP);
}

/** True for a text that may hold what stands beside an Installation. */
export function mentionsNeighbour(text: string): boolean {
  return MENTIONS_NEIGHBOUR.test(text);
}

/** Offsets of words without which no document holds an Installation, in order. One scan for each word. */
export function installationHints(text: string): number[] {
  const hints: number[] = [];
  for (const [word, follows] of HINTS) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      follows.lastIndex = at + word.length;
      if (follows.test(text)) hints.push(at);
    }
  }
  return hints.sort((one, other) => one - other);
}

const HINTS: readonly [string, RegExp][] = [
  [GROUP, /(?:)/y],
  // A rare letter comes first, since that is what is looked for fastest.
  ['Network', /(?<=calicoNetwork)["']?[ \t]*:/y],
  ['installation', /["']?[ \t]*:|\.[a-z]/y],
  ['/spec/', /[a-z]/y],
  ['x-k8s.io/resource-set', /(?:)/y],
];

/** Offsets of words without which no document holds a neighbour, in order. */
export function neighbourHints(text: string): number[] {
  return [...text.matchAll(new RegExp(MENTIONS_NEIGHBOUR, 'g'))].map(({ index }) => index);
}
