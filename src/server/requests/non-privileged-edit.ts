import type * as requests from '../../protocol/requests.ts';
import type { RequestHandler } from '../context.ts';
import { toTextEdits } from '../convert.ts';
import { openPlace } from '../open-document.ts';

export const nonPrivilegedEdit: RequestHandler<typeof requests.nonPrivilegedEdit> = async (
  context,
  params,
) => {
  const at = await openPlace(context, params);
  const found = at && context.service.nonPrivilegedEdit(at.text, at.offset, params.action, at.settings);
  if (!found) return null;
  const { document } = at;
  const { edits, caveats, plan } = found;
  return {
    edits: toTextEdits(document, edits),
    caveats,
    plan: plan && {
      title: plan.title,
      parts: plan.parts.map((part) => ({ label: part.label, edits: toTextEdits(document, part.edits) })),
    },
  };
};
