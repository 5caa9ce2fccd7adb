import type { Installation } from '../../installation/installation.ts';
import { includes, versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { BPF_ENABLED, type BpfSetting, bpfSettings, removeBpfEnabled } from './shared/felix-configuration.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;

/** From operator v1.38.0 on a first installation with eBPF sets `bpfEnabled` before anything runs. */
const SETS_AT_FIRST = versions('3.30.0..');

const withFelix = (felix: string): string => `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    linuxDataplane: Iptables
---
apiVersion: projectcalico.org/v3
kind: FelixConfiguration
metadata:
  name: default
spec:
${felix}`;

export const rule: Rule = {
  id: 'felix-bpfenabled-conflict',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.28.0..'),
  docs: {
    summary: 'FelixConfiguration sets `bpfEnabled` by hand, against the dataplane of the Installation.',
    details: `
From Calico 3.28 \`linuxDataplane\` decides whether eBPF runs: after the rollout of calico-node the operator writes
\`bpfEnabled\` into the FelixConfiguration \`default\`, and notes the value in the annotation
\`operator.tigera.io/bpfEnabled\`. A value without that note, or with another one, was set by somebody else, and the
operator will not overwrite it: TigeraStatus \`calico\` becomes Degraded and the dataplane stays half switched.

On a first installation with eBPF (3.30 and later) any \`bpfEnabled\` without the note is in the way, even \`true\`. There
it fails before anything is reported: only the operator's log tells, and no calico-node appears.

Remove \`bpfEnabled\` from the FelixConfiguration, in the file and on the cluster
(\`kubectl patch felixconfiguration default --type merge -p '{"spec":{"bpfEnabled":null}}'\`), and choose the dataplane in
the Installation.`,
    clusterMessage: 'FelixConfiguration "default" has been modified by someone else',
    bad: { version: '3.32.1', yaml: withFelix('  bpfEnabled: true\n') },
    good: { version: '3.32.1', yaml: withFelix('  logSeverityScreen: Info\n') },
  },
  *check(installation, surroundings) {
    const dataplane = installation.spec.calicoNetwork?.linuxDataplane;
    if (dataplane === undefined) return;
    for (const setting of bpfSettings(surroundings)) {
      if (!isInTheWay(setting, dataplane, installation)) continue;
      const { felix, bpfEnabled } = setting;
      yield {
        path: DATAPLANE,
        message: messageFor(setting, dataplane, installation),
        related: [
          { path: BPF_ENABLED, resource: felix, message: `\`bpfEnabled: ${bpfEnabled}\`, set by hand` },
        ],
        fixes: [removeBpfEnabled(felix)],
      };
    }
  },
};

/** Whether the operator wants to write `bpfEnabled` and finds that somebody else has (installation/bpf.go, 3.28+). */
function isInTheWay(
  { bpfEnabled, noted }: BpfSetting,
  dataplane: string,
  { version, cluster }: Installation,
): boolean {
  if (noted === bpfEnabled) return false;
  const isFirst = cluster.calicoNodeDaemonSet === false && includes(SETS_AT_FIRST, version);
  return dataplane === 'BPF' ? !bpfEnabled || isFirst : bpfEnabled;
}

function messageFor({ bpfEnabled }: BpfSetting, dataplane: string, { isWritten }: Installation): string {
  const by = isWritten(DATAPLANE) ? '' : ' by default';
  const chosen = `\`linuxDataplane\` is \`${dataplane}\`${by}`;
  const set = `the FelixConfiguration \`default\` sets \`bpfEnabled: ${bpfEnabled}\` by hand`;
  return bpfEnabled && dataplane === 'BPF'
    ? `${chosen}, and ${set}: on a first installation the operator insists on setting it itself, and stops.`
    : `${chosen}, but ${set}: the operator refuses to overwrite it, and the dataplane is not switched.`;
}
