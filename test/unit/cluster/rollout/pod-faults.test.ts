import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { NodePod } from '../../../../src/cluster/commands/list-node-pods.ts';
import { podFaults } from '../../../../src/cluster/rollout/pod-faults.ts';
import { nonPrivilegedRendering } from '../../../../src/language/service.ts';
import { version } from '../../../../src/language/versions/version.ts';

const ADDED = ['NET_ADMIN', 'NET_BIND_SERVICE', 'NET_RAW'];
const AT_3_26 = {
  privileged: false,
  runAsUser: 10001,
  runAsGroup: 0,
  runAsNonRoot: true,
  capabilities: { add: ADDED },
};
const AT_3_22 = { privileged: false, runAsUser: 999, runAsGroup: 0, capabilities: { add: ADDED } };

function faults(
  securityContext: NodePod['securityContext'],
  { at = '3.26.5', more = {} as Partial<NodePod>, wanted = 'non-privileged' as const } = {},
) {
  const pod: NodePod = {
    name: 'p',
    node: 'n',
    hash: 'h',
    securityContext,
    initContainers: ['install-cni', 'hostpath-init'],
    ready: true,
    restarts: 0,
    terminating: false,
    ...more,
  };
  return podFaults(pod, wanted, at ? nonPrivilegedRendering(version(at)) : undefined);
}

describe('podFaults: what keeps a pod from being non-privileged', () => {
  const table: [string, string[], string[]][] = [
    ['as 3.26.5 renders it', faults(AT_3_26), []],
    ['as 3.22.0 renders it', faults(AT_3_22, { at: '3.22.0' }), []],
    ['of an unknown version', faults(AT_3_26, { at: '' }), []],
    ['the user of another version', faults({ ...AT_3_26, runAsUser: 999 }), ['runs as user 999, not 10001']],
    ['root', faults({ ...AT_3_26, runAsUser: 0 }), ['may run as root']],
    ['privileged', faults({ ...AT_3_26, privileged: true }), ['is privileged']],
    [
      'nothing said of privileged',
      faults({ runAsUser: 10001, runAsNonRoot: true, capabilities: { add: ADDED } }),
      ['is privileged'],
    ],
    [
      'a capability too many',
      faults({ ...AT_3_26, capabilities: { add: [...ADDED, 'SYS_ADMIN'] } }),
      ['has SYS_ADMIN, which the mode does not allow'],
    ],
    [
      'a capability too few',
      faults({ ...AT_3_26, capabilities: { add: ADDED.slice(1) } }),
      ['lacks NET_ADMIN'],
    ],
    [
      'no hostpath-init',
      faults(AT_3_26, { more: { initContainers: [] } }),
      ['has no init container hostpath-init'],
    ],
    ['not ready', faults(AT_3_26, { more: { ready: false } }), ['is not ready']],
    ['being ended', faults(AT_3_26, { more: { terminating: true } }), ['is terminating']],
    ['no security context', faults(undefined), ['has no security context']],
  ];
  for (const [name, found, expected] of table) it(name, () => assert.deepEqual(found, expected));

  it('no user, and not told to be none', () => {
    const { runAsUser: _, ...context } = AT_3_22;
    assert.deepEqual(faults(context, { at: '' }), ['may run as root']);
  });
});
