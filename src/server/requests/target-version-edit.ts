import type * as requests from '../../protocol/requests.ts';
import type { RequestHandler } from '../context.ts';
import { toTextEdits } from '../convert.ts';
import { openPlace } from '../open-document.ts';

export const targetVersionEdit: RequestHandler<typeof requests.targetVersionEdit> = async (
  context,
  params,
) => {
  const at = await openPlace(context, params);
  const edits = at && context.service.targetVersionEdit(at.text, at.offset, params.version, at.settings);
  return edits ? { edits: toTextEdits(at.document, edits) } : null;
};
