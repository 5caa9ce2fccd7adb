import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const ON = installation('nonPrivileged: Enabled');
const KEY = 'cni.projectcalico.org/allowedSourcePrefixes';
const PAIR = `${KEY}: '["8.8.8.0/24"]'`;

/** An object whose annotations are at this depth, with this below them. */
const object = (kind: string, parents: string, annotation: string): string => {
  const keys = parents.split('.').filter(Boolean);
  const lines = keys.map((key, depth) => `${'  '.repeat(depth)}${key}:`);
  const indentation = '  '.repeat(keys.length);
  const head = `---\napiVersion: v1\nkind: ${kind}\n`;
  const metadata = `${indentation}metadata:\n${indentation}  annotations:\n`;
  const body = annotation
    .split('\n')
    .map((line) => `${indentation}    ${line}\n`)
    .join('');
  return `${head}${lines.map((line) => `${line}\n`).join('')}${metadata}${body}`;
};
const MARKED = `${PAIR}\n${'^'.repeat(PAIR.length)}`;
const OTHER = 'example.com/other: "1"';

checkRule('nonprivileged-allowed-source-prefixes', [
  {
    version: '3.26.5',
    yaml: ON + object('Pod', '', `${OTHER}\n${MARKED}`),
    fixes: {
      'Remove the annotation allowedSourcePrefixes': ON + object('Pod', '', OTHER),
      'Remove nonPrivileged':
        ON.replace('spec:\n  nonPrivileged: Enabled', 'spec: {}') + object('Pod', '', `${OTHER}\n${PAIR}`),
    },
  },
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'].map((kind) => ({
    name: kind,
    version: '3.29.7',
    yaml: ON + object(kind, 'spec.template', MARKED),
  })),
  {
    name: 'CronJob',
    version: '3.26.5',
    yaml: ON + object('CronJob', 'spec.jobTemplate.spec.template', MARKED),
  },
  { name: 'on the Deployment itself', version: '3.26.5', yaml: ON + object('Deployment', '', PAIR) },
  { name: 'nothing allowed', version: '3.26.5', yaml: ON + object('Pod', '', `${KEY}: ''`) },
  { name: 'before the annotation', version: '3.22.5', yaml: ON + object('Pod', '', PAIR) },
  { name: 'mode off', version: '3.26.5', yaml: installation('variant: Calico') + object('Pod', '', PAIR) },
  { name: 'withdrawn altogether', version: '3.32.1', yaml: ON + object('Pod', '', PAIR) },
]);
