import { type CalicoVersion, compareCalicoVersions, version } from '../versions/version.ts';
import { includes, versions } from '../versions/version-range.ts';
import type { InstallationSpec } from './spec.ts';

/**
 * How `spec.nonPrivileged` stands, at one version with one spec.
 * `off`: absent, empty or `Disabled`. `ignored-value`: any other string but `Enabled`, or a release without the
 * field. `withdrawn`: the operator refuses `Enabled`. `unsupported-combination`: it refuses it with this dataplane or
 * variant. `known-broken`: it takes it, and calico-node then does not start or does not roll out.
 * `on-but-doubtful`: it takes it, and the maintainers say that it does not work. `on`: as documented.
 */
export type NonPrivilegedMode =
  | 'off'
  | 'on'
  | 'on-but-doubtful'
  | 'unsupported-combination'
  | 'known-broken'
  | 'withdrawn'
  | 'ignored-value';

export interface NonPrivilegedState {
  readonly mode: NonPrivilegedMode;
  /** Why, in sentences for people; empty when `off`, and when `on` without a reservation. */
  readonly reasons: readonly string[];
  /** Where the maintainers say so. */
  readonly links: readonly Link[];
}

export interface Link {
  readonly text: string;
  readonly url: string;
}

/**
 * When what holds. A release that came out after this list was made is judged as the newest one known of its line,
 * with one exception: the branch of the 3.29 line already refuses the mode, so 3.29.8 and later are taken to.
 * Source: tigera/operator pkg/controller/installation/validation.go and pkg/render/node.go, v1.23.0 to v1.42.3.
 */
export const NON_PRIVILEGED_VERSIONS = {
  exists: versions('3.21.0..'),
  accepted: versions('3.21.0..3.29.8, 3.30.0..3.30.7, 3.31.0..3.31.5'),
  withdrawn: versions('3.29.8..3.30.0, 3.30.7..3.31.0, 3.31.5..'),
  /** hostpath-init cannot chown and panics. */
  hostpathInitBroken: versions('3.25.1..3.25.2'),
  /** The rendered DaemonSet mounts a volume that it does not have. */
  daemonSetInvalid: versions('3.31.0..3.31.5'),
  /** iptables 1.8.8 in the image refuses to run set-uid. */
  iptablesSetuid: versions('3.27.1..3.29.8, 3.30.0..3.30.7'),
};

/** The string that switches it on; letter case matters to the operator. */
export const ENABLED = 'Enabled';

/** The one answer to every question about the mode. Total: any string may stand in the spec. */
export function nonPrivilegedState(release: CalicoVersion, spec: InstallationSpec): NonPrivilegedState {
  const value = spec.nonPrivileged;
  if (!value || value === 'Disabled') return state('off');
  if (value !== ENABLED) {
    return state('ignored-value', [
      `The operator compares \`nonPrivileged\` with \`Enabled\`, case included, and ignores \`${value}\`.`,
    ]);
  }
  if (!includes(NON_PRIVILEGED_VERSIONS.exists, release)) {
    return state('ignored-value', [`Calico ${release.text} does not have the field; it came with 3.21.0.`]);
  }
  if (includes(NON_PRIVILEGED_VERSIONS.withdrawn, release)) return withdrawn(release);
  const combination = unsupported(spec);
  if (combination.length > 0) return state('unsupported-combination', combination);
  return broken(release) ?? doubtful(release) ?? state('on', armReasons(release));
}

function withdrawn(release: CalicoVersion): NonPrivilegedState {
  const refuses = isUnlisted(release)
    ? `Calico ${release.text} is newer than the known releases; the release branch refuses \`nonPrivileged: Enabled\`, as do ` +
      '3.30.7, 3.31.5 and 3.32.0.'
    : `The operator of Calico ${release.text} refuses \`nonPrivileged: Enabled\`: the mode was withdrawn in 3.30.7, ` +
      '3.31.5 and 3.32.0. `Disabled`, and no such field at all, stay valid.';
  const meanwhile =
    'Until the field is removed the operator changes nothing on the cluster: calico-node keeps running unchanged, at the ' +
    'version that it has. Once it is removed, calico-node rolls out privileged.';
  return state('withdrawn', [refuses, meanwhile], [operatorPull(4433)]);
}

function isUnlisted({ major, minor, patch }: CalicoVersion): boolean {
  return major === 3 && minor === 29 && patch > 7;
}

/** Checked by the operator before anything is rendered, in every release that still has the mode. */
function unsupported({ calicoNetwork, variant }: InstallationSpec): string[] {
  const reasons: string[] = [];
  if (calicoNetwork?.linuxDataplane === 'BPF') {
    reasons.push('`linuxDataplane` is `BPF`, and the eBPF dataplane needs a privileged calico-node.');
  }
  if (isEnterprise(variant))
    reasons.push(`\`variant\` is \`${variant}\`; only open-source Calico has the mode.`);
  return reasons;
}

/** True for the paid product, under its old name or its new one. */
export function isEnterprise(variant: string | undefined): boolean {
  return variant === 'TigeraSecureEnterprise' || variant === 'CalicoEnterprise';
}

function broken(release: CalicoVersion): NonPrivilegedState | undefined {
  if (includes(NON_PRIVILEGED_VERSIONS.hostpathInitBroken, release)) {
    const reason =
      `In Calico ${release.text} the init container \`hostpath-init\` lacks the right to change owners and panics, so ` +
      'calico-node does not start. 3.25.2 fixes it.';
    return state('known-broken', [reason], [calicoIssue(7653)]);
  }
  if (includes(NON_PRIVILEGED_VERSIONS.daemonSetInvalid, release)) {
    const reason =
      `In Calico ${release.text} the operator renders a calico-node DaemonSet that the API server refuses: ` +
      '`ebpf-bootstrap` mounts the volume `var-run-calico`, which this mode does not have. The pods stay as they are.';
    return state('known-broken', [reason], [calicoIssue(11570)]);
  }
  return undefined;
}

function doubtful(release: CalicoVersion): NonPrivilegedState | undefined {
  if (!includes(NON_PRIVILEGED_VERSIONS.iptablesSetuid, release)) return undefined;
  const reason =
    `The image of calico-node ${release.text} carries iptables 1.8.8 (since 3.27.1), which refuses to run set-uid, and ` +
    'set-uid is how a non-root calico-node runs it. The maintainers say that the mode has not worked since; the last ' +
    'releases before that are 3.27.0 and 3.26.5.';
  return state('on-but-doubtful', [reason], [operatorPull(4433)]);
}

const ARM_IMAGES_FIXED = version('3.25.0');

function armReasons(release: CalicoVersion): string[] {
  return brokenArchitectures(release).map(({ reason }) => reason);
}

/** Where the mode does not work although the release has it: by the architecture of nodes (`arm64`). */
export function brokenArchitectures(
  release: CalicoVersion,
): readonly { readonly architecture: string; readonly reason: string }[] {
  if (compareCalicoVersions(release, ARM_IMAGES_FIXED) >= 0) return [];
  const reason =
    'On arm64 nodes it does not work before 3.25.0: the images lack the set-uid bit (projectcalico/calico#6479).';
  return [{ architecture: 'arm64', reason }];
}

function state(
  mode: NonPrivilegedMode,
  reasons: readonly string[] = [],
  links: readonly Link[] = [],
): NonPrivilegedState {
  return { mode, reasons, links };
}

function calicoIssue(number: number): Link {
  return {
    text: `projectcalico/calico#${number}`,
    url: `https://github.com/projectcalico/calico/issues/${number}`,
  };
}

function operatorPull(number: number): Link {
  return { text: `tigera/operator#${number}`, url: `https://github.com/tigera/operator/pull/${number}` };
}
