import type { NodeRendering } from '../calico-facts.ts';
import type { NodePod } from '../commands/list-node-pods.ts';
import { valueInWords, wordsAt } from '../object/at.ts';

/**
 * What keeps a pod from being what it should be. Without a rendering to hold it against, what every release renders
 * in this mode: not privileged, a user other than root, no capability beyond the three that Felix needs.
 */
export function podFaults(
  pod: NodePod,
  wanted: 'non-privileged' | 'privileged',
  rendering: NodeRendering | undefined,
): string[] {
  const running = [
    ...(pod.terminating ? ['is terminating'] : []),
    ...(pod.ready || pod.terminating ? [] : ['is not ready']),
  ];
  return [...running, ...(wanted === 'privileged' ? notPrivileged(pod) : notRestricted(pod, rendering))];
}

function notPrivileged({ securityContext, initContainers }: NodePod): string[] {
  return [
    ...(securityContext?.privileged === true ? [] : ['is unprivileged']),
    ...(initContainers.includes('hostpath-init') ? ['has the init container hostpath-init'] : []),
  ];
}

function notRestricted(pod: NodePod, rendering: NodeRendering | undefined): string[] {
  const { securityContext: context, initContainers } = pod;
  if (!context) return ['has no security context'];
  const faults: string[] = [];
  const { runAsUser: uid, runAsNonRoot: nonRoot, privileged } = context;
  // null says as little as nothing.
  const [runAsUser, runAsNonRoot] = [uid ?? undefined, nonRoot ?? undefined];
  if (privileged !== false) faults.push('is privileged');
  const isRoot = runAsUser === 0 || (runAsUser === undefined && runAsNonRoot !== true);
  if (isRoot) faults.push('may run as root');
  else if (rendering && runAsUser !== rendering.runAsUser) {
    const user = runAsUser === undefined ? 'the user of the image' : `user ${valueInWords(runAsUser)}`;
    faults.push(`runs as ${user}, not ${rendering.runAsUser}`);
  }
  if (rendering && rendering.runAsNonRoot !== undefined && runAsNonRoot !== rendering.runAsNonRoot) {
    const said =
      runAsNonRoot === undefined ? 'no runAsNonRoot' : `runAsNonRoot ${valueInWords(runAsNonRoot)}`;
    faults.push(`has ${said}, not ${rendering.runAsNonRoot}`);
  }
  const allowed = rendering?.capabilities.add ?? ['NET_ADMIN', 'NET_BIND_SERVICE', 'NET_RAW'];
  const added = wordsAt(context, 'capabilities', 'add');
  const beyond = added.filter((one) => !allowed.includes(one));
  const lacking = allowed.filter((one) => !added.includes(one));
  if (beyond.length > 0) faults.push(`has ${beyond.join(', ')}, which the mode does not allow`);
  if (lacking.length > 0) faults.push(`lacks ${lacking.join(', ')}`);
  const init = rendering?.initContainer.name ?? 'hostpath-init';
  if (!initContainers.includes(init)) faults.push(`has no init container ${init}`);
  return faults;
}
