import type { Diagnostic } from './features/diagnostics.ts';
import { codesOfMessage } from './features/documentation/page.ts';
import { readClusterFacts } from './installation/cluster/read-facts.ts';
import {
  brokenArchitectures,
  NON_PRIVILEGED_VERSIONS,
  nonPrivilegedState,
} from './installation/non-privileged.ts';
import { nonPrivilegedRendering } from './installation/non-privileged-rendering.ts';
import type { Settings } from './settings.ts';
import { releaseOfOperator, resolveVersion } from './versions/releases.ts';
import type { CalicoVersion } from './versions/version.ts';
import { includes } from './versions/version-range.ts';

/** As the language service checks a text. */
interface Checker {
  check(text: string, settings: Settings): { readonly found: readonly Diagnostic[] };
}

/** What is known of Calico, as the cluster layer asks for it. Plain values, so that they may travel. Versions are `3.29.7`. */
export function createCalicoFacts(service: Checker) {
  return {
    /** The Calico release that an operator's tag (`v1.36.16`) installs. */
    releaseOfOperator: (tag: string) => releaseOfOperator(tag)?.calico.text,
    /** The verdict on manifests at a version, on a cluster of which this is known. */
    judge: (text: string, calicoVersion: string, facts: Readonly<Record<string, unknown>>) => {
      const cluster = readClusterFacts(facts);
      // A cluster may hold what is not as it should be; then its facts are left aside, and the assumptions hold.
      const known = typeof cluster === 'string' ? undefined : cluster;
      const { found } = service.check(text, { calicoVersion, cluster: known });
      return found.flatMap(({ code, severity, message, path }) =>
        severity === 'hint' ? [] : [{ code, severity, message, path }],
      );
    },
    /** How `nonPrivileged: Enabled` stands at a version, whatever else the spec says. */
    mode: (calicoVersion: string) => {
      const release = resolveVersion(calicoVersion);
      if (!release) {
        const reasons = [`\`${calicoVersion}\` is not a Calico release.`];
        return { mode: 'ignored-value' as const, reasons, code: '', brokenOn: [] };
      }
      const { mode, reasons } = nonPrivilegedState(release, { nonPrivileged: 'Enabled' });
      // With nothing else in the spec, neither of these can be.
      return {
        mode: mode === 'off' || mode === 'unsupported-combination' ? ('on' as const) : mode,
        reasons,
        code: ruleOfRelease(release),
        brokenOn: mode === 'on' ? brokenArchitectures(release) : [],
      };
    },
    /** What calico-node runs with when the mode is on; undefined where no release of that version renders it. */
    rendering: (calicoVersion: string) => {
      const release = resolveVersion(calicoVersion);
      return release && nonPrivilegedRendering(release);
    },
    /** The rules that a message of the operator leads to, the most specific first. */
    codesOfMessage,
  };
}

/** The rule that speaks against the mode in a release, whatever else the Installation says; empty for none. */
function ruleOfRelease(release: CalicoVersion): string {
  const { withdrawn, hostpathInitBroken, daemonSetInvalid, iptablesSetuid } = NON_PRIVILEGED_VERSIONS;
  const rules = [
    ['nonprivileged-removed', withdrawn],
    ['nonprivileged-hostpath-init-broken', hostpathInitBroken],
    ['nonprivileged-daemonset-invalid', daemonSetInvalid],
    ['nonprivileged-iptables-setuid', iptablesSetuid],
  ] as const;
  return rules.find(([, range]) => includes(range, release))?.[0] ?? '';
}
