import { success } from '../../cluster/errors/result.ts';
import { calicoStatus } from '../../cluster/facts/status.ts';
import { verificationMarkdown } from '../../cluster/rollout/verification-markdown.ts';
import { verify } from '../../cluster/rollout/verify.ts';
import type { App } from '../app.ts';
import { again, givenOrOwnTarget } from '../cluster-change/again.ts';
import { clock } from '../cluster-change/change-page.ts';
import { named } from '../context/context-check.ts';
import { askInsideSetting } from '../context/settings.ts';
import { type CommandError, clusterFailure, userError } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';

/** **Verify calico-node**: whether every pod runs as the Installation wants it, as a page. Nothing is written. */
export async function verifyCalicoNode(
  app: App,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  const pinned = await givenOrOwnTarget(app, args);
  if (!pinned.ok) return clusterFailure(pinned.error);
  const target = pinned.value;
  const kubectl = app.kubectl();
  const { calicoFacts } = app.server;
  const found = await inProgress(`Verifying every calico-node pod of ${named(target)}`, async (signal) => {
    const status = await calicoStatus(kubectl, { target, calicoFacts, signal });
    if (!status.ok) return status;
    const { calicoVersion, installation } = status.value;
    if (!installation) return success(undefined);
    const wanted = installation.nonPrivileged === 'Enabled' ? 'non-privileged' : 'privileged';
    const askInside = askInsideSetting();
    return verify(kubectl, { target, wanted, calicoVersion, calicoFacts, askInside, signal });
  });
  if (!found.ok) return clusterFailure(found.error);
  if (!found.value) return userError(`There is no Installation \`default\` in ${named(target)}.`);
  if (found.value.calicoVersion) app.contexts.learned(target, found.value.calicoVersion);
  const markdown = verificationMarkdown(found.value, { time: clock() });
  await app.changes.reports.show([target.context, 'calico-node.md'], markdown, () =>
    again('verifyCalicoNode', target),
  );
  return undefined;
}
