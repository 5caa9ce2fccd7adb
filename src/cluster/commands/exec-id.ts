import { CALICO_NODE } from '../calico-node.ts';
import type { ClusterCommand } from '../kubectl/command.ts';

/** The user that a new process in the container calico-node gets: `id -u`. Needs the verb create on pods/exec. */
export const execId: ClusterCommand<{ readonly pod: string }, number> = {
  id: 'exec-id',
  effect: 'reads',
  scope: 'cluster',
  argv: ({ pod }) => inContainer(pod, 'id', '-u'),
  parse: (stdout) => (/^\d+\s*$/.test(stdout) ? Number(stdout) : undefined),
};

/**
 * The user that the first process of the container runs as. For an image without `id`; calico-node's keeps few tools.
 * Source: /proc/PID/status, the line `Uid:` with the real, effective, saved and file system user.
 */
export const execProcStatus: ClusterCommand<{ readonly pod: string }, number> = {
  id: 'exec-proc-status',
  effect: 'reads',
  scope: 'cluster',
  argv: ({ pod }) => inContainer(pod, 'grep', '-E', '^Uid', '/proc/1/status'),
  parse(stdout) {
    const uid = /^Uid:\s+(\d+)/m.exec(stdout)?.[1];
    return uid === undefined ? undefined : Number(uid);
  },
};

function inContainer(pod: string, ...program: readonly string[]): string[] {
  return [
    'exec',
    `pod/${pod}`,
    `--namespace=${CALICO_NODE.namespace}`,
    '--container=calico-node',
    '--stdin=false',
    '--tty=false',
    '--pod-running-timeout=5s',
    '--',
    ...program,
  ];
}
