import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { calicoKnowledge } from '../language/service.ts';
import type * as requests from '../protocol/requests.ts';
import type { KnowledgeAnswer, KnowledgeParams, KnowledgeQuestions } from '../protocol/requests.ts';
import type { Answer } from './context.ts';

/** What answers each question. */
type Known = {
  readonly [Question in keyof KnowledgeQuestions]: (
    ...given: KnowledgeQuestions[Question]['given']
  ) => KnowledgeQuestions[Question]['answer'];
};

/** What a change to a cluster hangs on beyond the cluster. */
export const knowledge: Answer<typeof requests.knowledge> = ({ service }, params) => {
  const known: Known = calicoKnowledge(service);
  if (Object.hasOwn(known, params.question)) return answerOf(known, params) ?? null;
  throw new ResponseError(ErrorCodes.InvalidParams, `No question: ${params.question}`);
};

function answerOf<Question extends keyof KnowledgeQuestions>(
  known: Known,
  { question, arguments: given }: KnowledgeParams<Question>,
): KnowledgeAnswer<Question> {
  return known[question](...given);
}
