import { getInstallation } from '../../../cluster/commands/get-installation.ts';
import { getOperatorImage } from '../../../cluster/commands/get-operator-image.ts';
import { type Result, success } from '../../../cluster/errors/result.ts';
import { calicoVersion } from '../../../cluster/facts/calico-version.ts';
import { type LiveBase, shownOf, withoutManagedFields } from '../../../cluster/live/base.ts';
import type { Json, LiveObject } from '../../../cluster/object/live-object.ts';
import { checkTarget, namedTarget, type Target } from '../../../cluster/target.ts';
import type { App } from '../../app.ts';
import type { LiveDocumentsContext } from '../context.ts';
import { type LiveDocument, setFile } from '../document.ts';
import { textOf } from './object-texts.ts';

/** Reads the live object, and makes it the document's file. Who asks meanwhile gets the same answer. */
export function readFile(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  signal?: AbortSignal,
): Promise<Result<LiveBase>> {
  document.reading ??= readBase(ctx.app, document, signal)
    .then((read) => {
      if (read.ok) setFile(document, read.value);
      return read;
    })
    .finally(() => {
      document.reading = undefined;
    });
  return document.reading;
}

/** The live object as it is now, which becomes nothing of the document's. */
export async function readLive(
  app: Pick<App, 'contexts' | 'kubectl'>,
  document: LiveDocument,
  signal?: AbortSignal,
): Promise<Result<LiveObject>> {
  const { context, name } = document.address;
  const target = await targetOfDocument(app, context, (document.base ?? document.file)?.target);
  return target.ok ? app.kubectl().run(getInstallation, { name }, { context, signal }) : target;
}

async function readBase(
  app: Pick<App, 'contexts' | 'kubectl' | 'server'>,
  document: LiveDocument,
  signal?: AbortSignal,
): Promise<Result<LiveBase>> {
  const { address, base, file } = document;
  const known = base ?? file;
  const kubectl = app.kubectl();
  const target = await targetOfDocument(app, address.context, known?.target);
  if (!target.ok) return target;
  const options = { context: address.context, signal };
  const live = await kubectl.run(getInstallation, { name: address.name }, options);
  if (!live.ok) return live;
  // Asked for each time: a cluster may have been upgraded since.
  const image = await kubectl.run(getOperatorImage, undefined, options);
  const seen = { operatorImage: image.ok ? image.value : '', installation: live.value };
  const fact = await calicoVersion(
    { ...seen, clusterInformation: undefined, nodeImage: '' },
    app.server.calicoFacts,
  );
  if (fact.version) app.contexts.learned(target.value, fact.version);
  const version = fact.version || known?.calicoVersion || app.contexts.calicoVersion(target.value) || '';
  const shown = shownOf(live.value) as unknown as Json;
  return success({
    target: target.value,
    live: withoutManagedFields(live.value),
    ...(await textOf(app.server, shown)),
    readAt: Date.now(),
    calicoVersion: version,
  });
}

/** The context's server, which must be the one that it was before. */
export async function targetOfDocument(
  app: Pick<App, 'contexts' | 'kubectl'>,
  context: string,
  known: Target | undefined,
): Promise<Result<Target>> {
  const kubectl = app.kubectl();
  if (known) {
    const still = await checkTarget(kubectl, known);
    return still.ok ? success(known) : still;
  }
  const config = await app.contexts.all();
  return config.ok ? namedTarget(kubectl, config.value, context) : config;
}
