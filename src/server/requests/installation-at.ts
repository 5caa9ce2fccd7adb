import type * as requests from '../../protocol/requests.ts';
import type { RequestHandler } from '../context.ts';
import { toRange } from '../convert.ts';
import { openPlace } from '../open-document.ts';

export const installationAt: RequestHandler<typeof requests.installationAt> = async (context, params) => {
  const at = await openPlace(context, params);
  const found = at && context.service.installationAt(at.text, at.offset, at.settings);
  if (!found) return null;
  const { name, manifest, whole, target, errors, span } = found;
  return {
    name,
    manifest,
    whole,
    range: toRange(at.document, span),
    targetVersion: target.version.text,
    targetVersionSource: target.source,
    errors,
  };
};
