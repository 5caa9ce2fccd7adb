import type { ClusterFacts } from './facts.ts';

/**
 * Facts about a cluster from JSON that somebody wrote or a program gathered. `null` says that it was looked up and
 * there is none. Returns a sentence for the user where it is not of the form of `ClusterFacts`.
 */
export function readClusterFacts(value: unknown): ClusterFacts | string {
  if (!isObject(value)) return 'facts about a cluster are a JSON object';
  const facts: Record<string, unknown> = {};
  for (const [key, fact] of Object.entries(value)) {
    const form = Object.hasOwn(FORMS, key) ? FORMS[key as keyof ClusterFacts] : undefined;
    if (!form) return `there is no fact '${key}'; those known are ${Object.keys(FORMS).join(', ')}`;
    if (fact === null && form.nullIs !== 'wrong') facts[key] = form.nullIs === 'null' ? null : undefined;
    else if (form.accepts(fact)) facts[key] = fact;
    else return `'${key}' must be ${form.name}`;
  }
  return facts;
}

interface Form {
  readonly name: string;
  readonly nullIs: 'undefined' | 'null' | 'wrong';
  accepts(value: unknown): boolean;
}

const BOOLEAN: Form = {
  name: 'true or false',
  nullIs: 'wrong',
  accepts: (value) => typeof value === 'boolean',
};
const TEXT: Form = { name: 'a string', nullIs: 'undefined', accepts: isText };
const TEXTS: Form = { name: 'a list of strings', nullIs: 'undefined', accepts: isTexts };

const FORMS: Readonly<Record<keyof ClusterFacts, Form>> = {
  detectedProvider: TEXT,
  awsNode: BOOLEAN,
  kubeadmPodSubnet: TEXTS,
  openshiftClusterNetwork: { ...TEXTS, nullIs: 'null' },
  existingIPPools: {
    name: 'a list of objects with a `cidr`',
    nullIs: 'wrong',
    accepts: (value) => Array.isArray(value) && value.every((pool) => isObject(pool) && isText(pool.cidr)),
  },
  apiServerAvailable: BOOLEAN,
  apiServerOnAks: BOOLEAN,
  defaulted: BOOLEAN,
  operatorDefaults: {
    name: 'a list of paths, each a list of keys and indexes',
    nullIs: 'wrong',
    accepts: (value) => Array.isArray(value) && value.every(isPath),
  },
  servicesEndpointConfigMap: {
    name: '"complete", "incomplete" or "absent"',
    nullIs: 'wrong',
    accepts: (value) => value === 'complete' || value === 'incomplete' || value === 'absent',
  },
  installations: TEXTS,
  enterpriseCRDs: BOOLEAN,
  pullSecrets: TEXTS,
  calicoNodeDaemonSet: BOOLEAN,
  kubeProxy: { name: 'an object with `labels` and `annotations`', nullIs: 'null', accepts: isObject },
  strictAffinity: BOOLEAN,
};

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function isPath(value: unknown): boolean {
  return Array.isArray(value) && value.every((step) => typeof step === 'string' || typeof step === 'number');
}
