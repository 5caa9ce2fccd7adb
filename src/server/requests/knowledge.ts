import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { calicoKnowledge } from '../../language/service.ts';
import type * as requests from '../../protocol/requests.ts';
import type { KnowledgeAnswer, KnowledgeParams, KnowledgeQuestions } from '../../protocol/requests.ts';
import type { Answer } from '../context.ts';

/** What answers each question. */
type Known = {
  readonly [Question in keyof KnowledgeQuestions]: (
    ...given: KnowledgeQuestions[Question]['given']
  ) => KnowledgeQuestions[Question]['answer'];
};

/** The types of what each question is asked with, as `typeof` names them. */
const TAKES: { readonly [Question in keyof KnowledgeQuestions]: readonly string[] } = {
  releaseOfOperator: ['string'],
  judge: ['string', 'string', 'object'],
  mode: ['string'],
  rendering: ['string'],
  codesOfMessage: ['string'],
};

/** What a change to a cluster hangs on beyond the cluster. */
export const knowledge: Answer<typeof requests.knowledge> = ({ service }, params) => {
  const known: Known = calicoKnowledge(service);
  if (!Object.hasOwn(known, params.question)) throw invalid(`No question: ${params.question}`);
  const given: readonly unknown[] = params.arguments;
  const takes = TAKES[params.question];
  if (!takes.every((type, index) => typeof given[index] === type && given[index] !== null))
    throw invalid(`${params.question} takes: ${takes.join(', ')}`);
  return answerOf(known, params) ?? null;
};

function answerOf<Question extends keyof KnowledgeQuestions>(
  known: Known,
  { question, arguments: given }: KnowledgeParams<Question>,
): KnowledgeAnswer<Question> {
  return known[question](...given);
}

function invalid(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
