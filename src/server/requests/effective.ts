import type * as requests from '../../protocol/requests.ts';
import type { RequestHandler } from '../context.ts';
import { openPlace } from '../open-document.ts';

export const effective: RequestHandler<typeof requests.effective> = async (context, params) => {
  const at = await openPlace(context, params);
  const found = at && context.service.effectiveAt(at.text, at.offset, at.settings);
  if (!found) return null;
  const { name, target, text, written, assumptions } = found;
  return { name, targetVersion: target.version.text, text, written, assumptions };
};
