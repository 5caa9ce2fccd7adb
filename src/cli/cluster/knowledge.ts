import type { CalicoKnowledge } from '../../cluster/knowledge.ts';
import { calicoKnowledge, createLanguageService } from '../../language/service.ts';

/** What the language service knows of Calico, as the cluster layer asks for it. */
export function knowledge(): CalicoKnowledge {
  return calicoKnowledge(createLanguageService());
}
