import type { CalicoVersion } from '../versions/version.ts';
import { includes, versions } from '../versions/version-range.ts';
import { NON_PRIVILEGED_VERSIONS } from './non-privileged.ts';

/**
 * What the operator renders for the container calico-node (DaemonSet calico-system/calico-node) with the mode on.
 * An undefined member is a key that the rendered object does not have.
 */
export interface NonPrivilegedRendering {
  readonly runAsUser: number;
  readonly runAsGroup: number;
  readonly runAsNonRoot: boolean | undefined;
  readonly allowPrivilegeEscalation: boolean | undefined;
  readonly capabilities: { readonly add: readonly string[]; readonly drop: readonly string[] };
  readonly seccompProfile: string | undefined;
  /** The init container that prepares the host's directories, as root, and the user that it gives them to. */
  readonly initContainer: {
    readonly name: string;
    readonly nodeUserId: number;
    readonly privileged: boolean;
  };
  /** In place of `var-run-calico` and `var-lib-calico`, each mounted at its path. */
  readonly volumes: Readonly<Record<string, string>>;
}

const EARLY = versions('3.21.0..3.25.1');
const HOSTPATH_INIT_BROKEN = NON_PRIVILEGED_VERSIONS.hostpathInitBroken;

const ADDED = ['NET_ADMIN', 'NET_BIND_SERVICE', 'NET_RAW'];
const VOLUMES = { 'var-run': '/var/run', 'var-lib': '/var/lib', 'var-log': '/var/log' };

/**
 * Undefined where the mode does not exist or is refused. Source: tigera/operator pkg/render/node.go and
 * pkg/render/common/securitycontext. From 3.25.2 privilege escalation is allowed on purpose: the processes gain what
 * they need through set-uid binaries.
 */
export function nonPrivilegedRendering(release: CalicoVersion): NonPrivilegedRendering | undefined {
  if (!includes(NON_PRIVILEGED_VERSIONS.accepted, release)) return undefined;
  if (includes(EARLY, release)) {
    return {
      runAsUser: 999,
      runAsGroup: 0,
      runAsNonRoot: undefined,
      allowPrivilegeEscalation: undefined,
      capabilities: { add: ADDED, drop: [] },
      seccompProfile: undefined,
      initContainer: { name: 'hostpath-init', nodeUserId: 999, privileged: false },
      volumes: VOLUMES,
    };
  }
  const isBroken = includes(HOSTPATH_INIT_BROKEN, release);
  return {
    runAsUser: 10001,
    runAsGroup: 0,
    runAsNonRoot: true,
    allowPrivilegeEscalation: !isBroken,
    capabilities: { add: ADDED, drop: isBroken ? ['ALL'] : [] },
    seccompProfile: 'RuntimeDefault',
    initContainer: { name: 'hostpath-init', nodeUserId: isBroken ? 999 : 10001, privileged: !isBroken },
    volumes: VOLUMES,
  };
}

/** What somebody who turns the mode on should know, whatever the version. */
export const NON_PRIVILEGED_LIMITS: readonly string[] = [
  'Only operator installs have the mode; installs from plain manifests do not.',
  'It is for open-source Calico; the operator refuses it for Calico Enterprise.',
  'It is not supported with the eBPF dataplane: the operator refuses `linuxDataplane: BPF`, and does not notice ' +
    '`bpfEnabled` in FelixConfiguration.',
  'Felix cannot loosen source address checks: `workloadSourceSpoofing` in FelixConfiguration and the annotation ' +
    '`cni.projectcalico.org/allowedSourcePrefixes` do not work.',
  'Features that came after Calico 3.21 are not guaranteed to work.',
];

/** What is gained and what is not, for people who weigh it. */
export const NON_PRIVILEGED_TRADE_OFFS: readonly string[] = [
  'The container runs without `privileged`, as a user other than root, with NET_ADMIN, NET_BIND_SERVICE and NET_RAW.',
  'Felix and BIRD are set-uid binaries: they have a real user other than root and an effective user root, without ' +
    'CAP_SYS_ADMIN.',
  'The init containers and the `csi-node-driver` DaemonSet stay privileged; `kubeletVolumePluginPath: None` leaves ' +
    'the latter out.',
  'Felix logs warnings about files below /proc/sys that it cannot write.',
  'Turning it on or off restarts calico-node node by node.',
];
