import type { CalicoFacts } from '../../cluster/calico-facts.ts';
import { createCalicoFacts, createLanguageService } from '../../language/service.ts';

/** What the language service knows of Calico, as the cluster layer asks for it. */
export function ownCalicoFacts(): CalicoFacts {
  return createCalicoFacts(createLanguageService());
}
