import type { CalicoKnowledge } from '../../cluster/knowledge.ts';
import type { KnowledgeAnswer, KnowledgeParams, KnowledgeQuestions } from '../../protocol/requests.ts';

type Question = keyof KnowledgeQuestions;

/** What the language server knows of Calico, as the cluster layer asks for it. */
export function knowledgeOf(
  ask: (params: KnowledgeParams) => Promise<KnowledgeAnswer | null>,
): CalicoKnowledge {
  const asked =
    <Asked extends Question>(question: Asked) =>
    async (...given: KnowledgeQuestions[Asked]['given']) => {
      // The compiler does not follow one question of the union from what is given to what is answered.
      const params = { question, arguments: given } as KnowledgeParams;
      return ((await ask(params)) ?? undefined) as KnowledgeAnswer<Asked>;
    };
  return {
    releaseOfOperator: asked('releaseOfOperator'),
    judge: asked('judge'),
    mode: asked('mode'),
    rendering: asked('rendering'),
    codesOfMessage: asked('codesOfMessage'),
  };
}
