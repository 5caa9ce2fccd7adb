import type { CalicoKnowledge } from '../cluster/knowledge.ts';
import type { KnowledgeParams } from '../protocol/requests.ts';

/** What the language server knows of Calico, as the cluster layer asks for it. */
export function knowledgeOf(ask: (params: KnowledgeParams) => Promise<unknown>): CalicoKnowledge {
  const asked =
    <Question extends keyof CalicoKnowledge>(question: Question) =>
    async (...given: Parameters<CalicoKnowledge[Question]>) =>
      // JSON has no undefined.
      ((await ask({ question, arguments: given })) ?? undefined) as Awaited<
        ReturnType<CalicoKnowledge[Question]>
      >;
  return {
    releaseOfOperator: asked('releaseOfOperator'),
    judge: asked('judge'),
    mode: asked('mode'),
    rendering: asked('rendering'),
    codesOfMessage: asked('codesOfMessage'),
  } as CalicoKnowledge;
}
