import type * as requests from '../../protocol/requests.ts';
import type { RequestHandler } from '../context.ts';
import { openPlace } from '../open-document.ts';

export const nonPrivileged: RequestHandler<typeof requests.nonPrivileged> = async (context, params) => {
  const at = await openPlace(context, params);
  const markdown = at && context.service.nonPrivilegedPage(at.text, at.offset, at.settings);
  return markdown === undefined ? null : { markdown };
};
