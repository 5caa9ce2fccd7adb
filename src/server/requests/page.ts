import { page as pageOf } from '../../language/service.ts';
import type * as requests from '../../protocol/requests.ts';
import type { RequestHandler } from '../context.ts';

export const page: RequestHandler<typeof requests.page> = (_, { id }) => {
  const markdown = pageOf(id);
  return markdown === undefined ? null : { markdown };
};
