import type { CalicoFacts } from '../../cluster/calico-facts.ts';
import type { CalicoFactsAnswer, CalicoFactsParams, CalicoFactsQuestions } from '../../protocol/requests.ts';

type Question = keyof CalicoFactsQuestions;

/** What the language server knows of Calico, as the cluster layer asks for it. */
export function calicoFactsOf(
  ask: (params: CalicoFactsParams) => Promise<CalicoFactsAnswer | null>,
): CalicoFacts {
  const asked =
    <Asked extends Question>(question: Asked) =>
    async (...given: CalicoFactsQuestions[Asked]['given']) => {
      // The compiler does not follow one question of the union from what is given to what is answered.
      const params = { question, arguments: given } as CalicoFactsParams;
      return ((await ask(params)) ?? undefined) as CalicoFactsAnswer<Asked>;
    };
  return {
    releaseOfOperator: asked('releaseOfOperator'),
    judge: asked('judge'),
    mode: asked('mode'),
    rendering: asked('rendering'),
    codesOfMessage: asked('codesOfMessage'),
  };
}
