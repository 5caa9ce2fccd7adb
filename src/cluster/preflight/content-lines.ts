import type { ReportedProblem } from '../calico-facts.ts';
import { type AnnotatedWorkload, SOURCE_PREFIXES } from '../commands/list-workloads.ts';
import type { Result } from '../errors/result.ts';
import { at, textAt } from '../object/at.ts';
import type { LiveObject } from '../object/live-object.ts';
import { checkLine, failedLine, type PreflightLine } from './line.ts';

/** FelixConfiguration: what the operator does not look at, or looks at in some versions alone. */
export function felixLine(configurations: Result<readonly LiveObject[]>): PreflightLine {
  const id = 'felix-configuration';
  if (!configurations.ok) {
    return failedLine(id, 'unknown', 'FelixConfiguration could not be read.', configurations.error);
  }
  const faults = configurations.value.flatMap((felix) => {
    const name = `FelixConfiguration ${textAt(felix, 'metadata', 'name')}`;
    const bpf = at(felix, 'spec', 'bpfEnabled') === true ? [`${name}: bpfEnabled is true`] : [];
    const spoofing = /^any$/i.test(textAt(felix, 'spec', 'workloadSourceSpoofing'))
      ? [`${name}: workloadSourceSpoofing is Any`]
      : [];
    return [...bpf, ...spoofing];
  });
  if (faults.length === 0) return checkLine(id, 'pass', 'FelixConfiguration has nothing that needs root.');
  return checkLine(
    id,
    'block',
    'FelixConfiguration has settings that calico-node cannot apply without root.',
    'Set bpfEnabled to false and workloadSourceSpoofing to Disabled, or leave the mode off.',
    faults,
  );
}

export function sourcePrefixesLine(annotated: Result<readonly AnnotatedWorkload[]>): PreflightLine {
  const id = 'allowed-source-prefixes';
  if (!annotated.ok) {
    return failedLine(
      id,
      'unknown',
      `Whether pods carry the annotation ${SOURCE_PREFIXES} could not be checked.`,
      annotated.error,
    );
  }
  if (annotated.value.length === 0)
    return checkLine(id, 'pass', `No pod has the annotation ${SOURCE_PREFIXES}.`);
  return checkLine(
    id,
    'warn',
    `${annotated.value.length} pods or pod templates carry ${SOURCE_PREFIXES}, which does not work in this mode.`,
    'Remove the annotation from the pod templates, and recreate their pods.',
    byOwner(annotated.value),
  );
}

/** `Deployment default/web`, `ReplicaSet web-1 (default): pods web-1-a, web-1-b`. */
function byOwner(annotated: readonly AnnotatedWorkload[]): string[] {
  const pods = new Map<string, string[]>();
  const templates: string[] = [];
  for (const { kind, namespace, name, owner } of annotated) {
    if (kind !== 'Pod') {
      templates.push(`${kind} ${namespace}/${name}`);
      continue;
    }
    const key = owner ? `of ${owner.replace('/', ` ${namespace}/`)}` : `in ${namespace}, made by hand`;
    pods.set(key, [...(pods.get(key) ?? []), name]);
  }
  return [
    ...templates,
    ...[...pods].map(([owner, names]) => {
      const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
      return `Pods ${owner}: ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
    }),
  ];
}

const MOST_NAMES = 5;

/** Told by the line on the release already. */
const OF_THE_RELEASE = new Set([
  'nonprivileged-removed',
  'nonprivileged-hostpath-init-broken',
  'nonprivileged-daemonset-invalid',
  'nonprivileged-iptables-setuid',
  'nonprivileged-felix-bpf',
  'nonprivileged-workload-source-spoofing',
]);

/** What the rules say of the Installation as it will be. */
export function findingLines(findings: readonly ReportedProblem[], enabling: boolean): PreflightLine[] {
  const lines = findings
    .filter(({ code }) => !OF_THE_RELEASE.has(code))
    // What is merely to be known of the mode is of no interest to somebody who turns it off.
    .filter(({ severity }) => enabling || severity === 'error')
    .map(({ code, severity, message, path }) =>
      checkLine(code, severity === 'error' ? 'block' : 'warn', message, '', path ? [path] : [], code),
    );
  if (lines.some(({ status }) => status === 'block')) return lines;
  return [checkLine('installation-rules', 'pass', 'The operator’s rules accept the Installation.'), ...lines];
}

/** What a rule would have spoken of and did not: so that the report says that it was looked at. */
export function quietLines(
  installation: LiveObject,
  findings: readonly ReportedProblem[],
  hasMode: boolean,
): PreflightLine[] {
  const isQuiet = (code: string) => !findings.some((finding) => finding.code === code);
  const spec = (key: string, fallback: string) => textAt(installation, 'spec', key) || fallback;
  const dataplane = textAt(installation, 'spec', 'calicoNetwork', 'linuxDataplane') || 'Iptables';
  return [
    ...(isQuiet('nonprivileged-enterprise-variant')
      ? [
          checkLine(
            'variant',
            'pass',
            `\`variant\` is \`${spec('variant', 'Calico')}\`, the product that has the mode.`,
          ),
        ]
      : []),
    ...(isQuiet('nonprivileged-bpf-dataplane')
      ? [
          checkLine(
            'dataplane',
            'pass',
            `\`linuxDataplane\` is \`${dataplane}\`, which the operator takes with the mode.`,
          ),
        ]
      : []),
    ...(hasMode && isQuiet('nonprivileged-feature-not-guaranteed')
      ? [
          checkLine(
            'newer-features',
            'pass',
            'The Installation switches on nothing that came after Calico 3.21.',
          ),
        ]
      : []),
  ];
}
