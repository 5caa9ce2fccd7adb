import type * as requests from '../../protocol/requests.ts';
import type { Answer } from '../context.ts';
import { openPlace } from '../open-document.ts';

export const nonPrivileged: Answer<typeof requests.nonPrivileged> = async (context, params) => {
  const at = await openPlace(context, params);
  const markdown = at && context.service.nonPrivilegedPage(at.text, at.offset, at.settings);
  return markdown === undefined ? null : { markdown };
};
