import { readObject as read } from '../../language/service.ts';
import type * as requests from '../../protocol/requests.ts';
import type { RequestHandler } from '../context.ts';

export const readObject: RequestHandler<typeof requests.readObject> = (_, { text, literal }) => {
  const { value, problems } = read(text, { literal });
  return { value: value ?? null, problems };
};
