import type * as requests from '../../protocol/requests.ts';
import type { RequestHandler } from '../context.ts';
import { openPlace } from '../open-document.ts';

export const compareVersions: RequestHandler<typeof requests.compareVersions> = async (context, params) => {
  const at = await openPlace(context, params);
  const from = params.from ?? undefined;
  const { to } = params;
  return (at && context.service.compareVersions(at.text, at.offset, { from, to }, at.settings)) ?? null;
};
