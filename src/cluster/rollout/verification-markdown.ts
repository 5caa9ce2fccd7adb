import { code, inline, prose, table } from '../text/markdown.ts';
import type { Verification, VerifiedPod } from './verify.ts';

/** What was seen of every pod, as a page. Pods with faults are all there; of the others, pods alike share a line when there are many. */
export function verificationMarkdown(verification: Verification, { time }: { time?: string } = {}): string {
  const { target, calicoVersion, wanted } = verification;
  const about = [
    code(target.server || 'no server'),
    calicoVersion
      ? `compared with what the operator of Calico ${inline(calicoVersion)} renders`
      : 'Calico of an unknown version',
    ...(time ? [`checked at ${time}`] : []),
  ];
  return [
    `# calico-node in ${inline(target.context)}: ${wanted}?`,
    about.join(' · '),
    verdictOf(verification),
    ...podSections(verification),
    '',
  ].join('\n\n');
}

function verdictOf({ verified, wanted, pods, desired, faults }: Verification): string {
  const bad = pods.filter((pod) => pod.faults.length > 0).length;
  if (verified) return `> **Verified: calico-node runs ${wanted} on all ${desired} nodes.**`;
  const count = bad > 0 ? [`${bad} of ${pods.length} pods do not comply.`] : [];
  return ['> **Not verified.**', ...[...count, ...faults].map((fault) => `> - ${prose(fault)}`)].join('\n');
}

/** The pods alone, as sections with tables. */
export function podSections({ pods, wanted }: Verification): string[] {
  const bad = pods.filter(({ faults }) => faults.length > 0);
  const good = pods.filter(({ faults }) => faults.length === 0);
  const heading = wanted === 'non-privileged' ? 'Compliant' : 'Compliant (privileged)';
  return [
    ...(bad.length > 0 ? [`## Not compliant: ${bad.length}`, tableOf(bad.slice(0, MOST))] : []),
    ...(bad.length > MOST ? [`… and ${bad.length - MOST} more.`] : []),
    ...(good.length > 0 ? [`## ${heading}: ${good.length}`, goodTable(good)] : []),
    ...insideNote(pods),
  ];
}

const MOST = 200;

function goodTable(pods: readonly VerifiedPod[]): string {
  if (pods.length <= MOST) return tableOf(pods);
  const alike = new Map<string, VerifiedPod[]>();
  for (const pod of pods) {
    const key = values(pod).join('\t');
    const group = alike.get(key);
    if (group) group.push(pod);
    else alike.set(key, [pod]);
  }
  const rows = [...alike.values()].map((group) => {
    const names = group.slice(0, 3).map(({ node }) => inline(node));
    return [
      `${group.length} nodes: ${names.join(', ')}${group.length > 3 ? ', …' : ''}`,
      ...values(group[0]!),
    ];
  });
  return table(['nodes', ...columns(pods)], rows);
}

function tableOf(pods: readonly VerifiedPod[]): string {
  const hasFaults = pods.some(({ faults }) => faults.length > 0);
  return table(
    ['node', 'pod', ...columns(pods), ...(hasFaults ? ['what is wrong'] : [])],
    pods.map((pod) => [
      inline(pod.node),
      code(pod.pod),
      ...values(pod, hasInside(pods)),
      ...(hasFaults ? [inline(pod.faults.join(', '))] : []),
    ]),
  );
}

function columns(pods: readonly VerifiedPod[]): string[] {
  return ['privileged', 'user', 'capabilities', 'hostpath-init', ...(hasInside(pods) ? ['from inside'] : [])];
}

function hasInside(pods: readonly VerifiedPod[]): boolean {
  return pods.some(({ inside }) => inside !== undefined);
}

function values(pod: VerifiedPod, withInside = pod.inside !== undefined): string[] {
  const { privileged, runAsUser, capabilities, hostpathInit, inside } = pod;
  const said = inside
    ? inside.uid === undefined
      ? 'exec failed'
      : inline(`${inside.uid} (${inside.how})`)
    : '';
  return [
    privileged ? 'yes' : 'no',
    runAsUser === undefined ? 'of the image' : String(runAsUser),
    inline(capabilities.join(', ')) || '–',
    hostpathInit ? 'yes' : 'no',
    ...(withInside ? [said] : []),
  ];
}

/** That a container could not be asked says nothing for or against it. */
function insideNote(pods: readonly VerifiedPod[]): string[] {
  const silent = pods.filter(({ inside }) => inside && inside.uid === undefined);
  if (silent.length === 0) return [];
  const reasons = [...new Set(silent.map(({ inside }) => inside?.how ?? ''))].slice(0, 3);
  return [
    `${silent.length} ${silent.length === 1 ? 'pod' : 'pods'} could not be checked with kubectl exec (${inline(reasons.join('; '))}); for these only what the Kubernetes API reports is known.`,
  ];
}
