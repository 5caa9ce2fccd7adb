import { createLanguageService } from '../../src/language/service.ts';
import { version } from '../../src/language/versions/version.ts';
import { includes, versions } from '../../src/language/versions/version-range.ts';
import type { KubeObject } from '../embedded-cluster/objects/object.ts';
import { textAt } from '../embedded-cluster/objects/object.ts';

/** What the operator of a Calico version thinks of an Installation. `message` is the text that it refuses with. */
export interface Verdict {
  readonly refused: boolean;
  readonly message?: string;
}

/** Judges YAML text whose first document is the Installation, with FelixConfigurations of the cluster behind it. */
export type Judge = (yaml: string, calicoVersion: string, installation: KubeObject) => Verdict;

/** Judges with the project's own rules; what they refuse of non-privileged mode is put in the operator's words. */
export const judgeWithRules: Judge = (yaml, calicoVersion, installation) => {
  const mode = judgeNonPrivileged(installation, calicoVersion);
  if (mode.refused) return mode;
  const { found } = service.check(yaml, { calicoVersion });
  const [first] = found.filter(({ severity }) => severity === 'error');
  return first ? refused(`${first.path}: ${first.message}`) : ACCEPTED;
};

const service = createLanguageService();

/** The releases that refuse the mode altogether. */
const WITHDRAWN = versions('3.30.7..3.31.0, 3.31.5..3.32.0, 3.32.0..');

/** Non-privileged mode in the operator's own words (controller `installation`, validation). */
function judgeNonPrivileged({ spec }: KubeObject, calicoVersion: string): Verdict {
  if (textAt(spec, 'nonPrivileged') !== 'Enabled') return ACCEPTED;
  if (includes(WITHDRAWN, version(calicoVersion))) {
    return refused(
      'non-privileged Calico is deprecated and cannot be Enabled; please, remove this field from your installation spec',
    );
  }
  if (textAt(spec, 'calicoNetwork', 'linuxDataplane') === 'BPF') {
    return refused('Non-privileged Calico is not supported when BPF dataplane is enabled');
  }
  const variant = textAt(spec, 'variant');
  if (variant === 'TigeraSecureEnterprise') {
    return refused(`Non-privileged Calico is not supported for spec.Variant=${variant}`);
  }
  return ACCEPTED;
}

const ACCEPTED: Verdict = { refused: false };

function refused(message: string): Verdict {
  return { refused: true, message };
}
