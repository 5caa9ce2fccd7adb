import type { CalicoKnowledge } from '../../cluster/knowledge.ts';
import {
  codesOfMessage,
  createLanguageService,
  nonPrivilegedRendering,
  nonPrivilegedState,
  readClusterFacts,
  releaseOfOperator,
  resolveVersion,
} from '../../language/service.ts';

/** What the language service knows of Calico, as the cluster layer asks for it. */
export function knowledge(): CalicoKnowledge {
  const service = createLanguageService();
  return {
    releaseOfOperator: (tag) => releaseOfOperator(tag)?.calico.text,
    judge: (text, calicoVersion, facts) => {
      const cluster = readClusterFacts(facts);
      // A cluster may hold what is not as it should be; then its facts are left aside, and the assumptions hold.
      const known = typeof cluster === 'string' ? undefined : cluster;
      const { found } = service.check(text, { calicoVersion, cluster: known });
      return found.flatMap(({ code, severity, message, path }) =>
        severity === 'hint' ? [] : [{ code, severity, message, path }],
      );
    },
    mode: (calicoVersion) => {
      const release = resolveVersion(calicoVersion);
      if (!release) return { mode: 'ignored-value', reasons: [`\`${calicoVersion}\` is no Calico release.`] };
      const { mode, reasons } = nonPrivilegedState(release, { nonPrivileged: 'Enabled' });
      // With nothing else in the spec, neither of these can be.
      return { mode: mode === 'off' || mode === 'unsupported-combination' ? 'on' : mode, reasons };
    },
    rendering: (calicoVersion) => {
      const release = resolveVersion(calicoVersion);
      return release && nonPrivilegedRendering(release);
    },
    codesOfMessage,
  };
}
