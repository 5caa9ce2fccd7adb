import { ownSchema } from '../../cluster/facts/own-schema.ts';
import type { App } from '../app.ts';
import { named } from '../context/context-check.ts';
import { type CommandError, clusterFailure } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';

const BACK = 'Use the Built-In Schema';

/** **Use This Cluster's Schema**: the CRD that the cluster has decides on the structure, and its Calico is the target. */
export async function useClusterSchema(app: App): Promise<CommandError | undefined> {
  const target = await app.target();
  if (!target.ok) return clusterFailure(target.error);
  const { context } = target.value;
  const own = await inProgress(`Reading the schema of ${named(target.value)}`, (signal) =>
    ownSchema(app.kubectl(), { context, signal, calicoFacts: app.server.calicoFacts }),
  );
  if (!own.ok) return clusterFailure(own.error);
  const { calicoVersion, hash } = own.value;
  const problem = await app.schemas.use(target.value, own.value);
  if (calicoVersion) app.contexts.learned(target.value, calicoVersion);
  const version = calicoVersion
    ? `Unless a comment or a setting names another version, they are checked for its Calico ${calicoVersion}.`
    : 'Its Calico version could not be read, so the target version is unchanged.';
  const kept = problem ? ` It could not be saved for other windows: ${problem}.` : '';
  app.ui.tell({
    severity: 'information',
    message: `Installations in this window are now checked against the schema of ${named(target.value)}, ${hash}. ${version}${kept}`,
    offers: [{ title: BACK, run: () => app.schemas.useBuiltIn() }],
  });
  return undefined;
}

/** **Use the Built-In Schema**: the way back; the cluster is not asked. */
export async function useBuiltInSchema(app: Pick<App, 'schemas'>): Promise<CommandError | undefined> {
  await app.schemas.useBuiltIn();
  return undefined;
}
