import { readObject as read } from '../../language/service.ts';
import type * as requests from '../../protocol/requests.ts';
import type { Answer } from '../context.ts';

export const readObject: Answer<typeof requests.readObject> = (_, { text, literal }) => {
  const { value, problems } = read(text, { literal });
  return { value: value ?? null, problems };
};
