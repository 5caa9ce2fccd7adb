import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { createCalicoFacts } from '../../language/service.ts';
import type * as requests from '../../protocol/requests.ts';
import type { CalicoFactsAnswer, CalicoFactsParams, CalicoFactsQuestions } from '../../protocol/requests.ts';
import type { RequestHandler } from '../context.ts';

/** What answers each question. */
type Known = {
  readonly [Question in keyof CalicoFactsQuestions]: (
    ...given: CalicoFactsQuestions[Question]['given']
  ) => CalicoFactsQuestions[Question]['answer'];
};

/** The types of what each question is asked with, as `typeof` names them. */
const TAKES: { readonly [Question in keyof CalicoFactsQuestions]: readonly string[] } = {
  releaseOfOperator: ['string'],
  judge: ['string', 'string', 'object'],
  mode: ['string'],
  rendering: ['string'],
  codesOfMessage: ['string'],
};

/** What a change to a cluster hangs on beyond the cluster. */
export const calicoFacts: RequestHandler<typeof requests.calicoFacts> = ({ service }, params) => {
  const known: Known = createCalicoFacts(service);
  if (!Object.hasOwn(known, params.question)) throw invalid(`No question: ${params.question}`);
  const given: readonly unknown[] = params.arguments;
  const takes = TAKES[params.question];
  if (
    !takes.every(
      (type, index) => typeof given[index] === type && given[index] !== null && !Array.isArray(given[index]),
    )
  )
    throw invalid(`${params.question} takes: ${takes.join(', ')}`);
  return answerOf(known, params) ?? null;
};

function answerOf<Question extends keyof CalicoFactsQuestions>(
  known: Known,
  { question, arguments: given }: CalicoFactsParams<Question>,
): CalicoFactsAnswer<Question> {
  return known[question](...given);
}

function invalid(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
