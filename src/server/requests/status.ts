import type * as requests from '../../protocol/requests.ts';
import type { RequestHandler } from '../context.ts';
import { openDocument } from '../open-document.ts';

export const status: RequestHandler<typeof requests.status> = async (context, { textDocument, position }) => {
  const open = await openDocument(context, textDocument);
  const offset = position && open?.document.offsetAt(position);
  const found = open && context.service.status(open.text, offset, open.settings);
  if (!found) return null;
  const { target, form, nonPrivileged, installations, clusterSchema } = found;
  return {
    targetVersion: target.version.text,
    targetVersionSource: target.source,
    targetVersionNote: target.note,
    form,
    nonPrivileged,
    installations,
    clusterSchema: clusterSchema && { context: clusterSchema.context, hash: clusterSchema.hash },
  };
};
