import type { ModeAtVersion } from '../calico-facts.ts';
import type { ModeChange } from '../change/mode.ts';
import type { Result } from '../errors/result.ts';
import type { CalicoVersionFact } from '../facts/calico-version.ts';
import type { LiveObject } from '../object/live-object.ts';
import { checkLine, failedLine, type PreflightLine } from './line.ts';

export function installationLine(installation: Result<LiveObject | undefined>): PreflightLine {
  const id = 'installation';
  if (!installation.ok) {
    return failedLine(id, 'block', '', installation.error);
  }
  if (installation.value) return checkLine(id, 'pass', 'There is an Installation `default`.');
  return checkLine(
    id,
    'block',
    'There is no Installation `default`. Calico installed from plain manifests does not have the mode.',
    'Install Calico with the Tigera operator, or check the context.',
  );
}

export function versionLine({ version, source, operatorImage, running }: CalicoVersionFact): PreflightLine {
  const id = 'version';
  if (source === 'none') {
    return checkLine(
      id,
      'unknown',
      'The Calico version could not be determined, neither from the operator’s image nor from the Installation.',
      'Check the Deployment tigera-operator.',
    );
  }
  if (source !== 'operator') {
    const why = operatorImage
      ? `the image of the operator, \`${operatorImage}\`, has no tag that names a release`
      : 'the operator’s Deployment could not be read';
    return checkLine(
      id,
      'unknown',
      `Calico ${version}, by ${SOURCES[source]}; ${why}, and it is the operator that decides.`,
      'Determine the release of the operator.',
    );
  }
  if (running && running !== version) {
    return checkLine(
      id,
      'warn',
      `The operator is that of Calico ${version}, but ${running} is running: an upgrade is in progress or stuck.`,
      'Wait for the upgrade to finish, or see TigeraStatus for why it does not.',
    );
  }
  return checkLine(id, 'pass', `Calico ${version}, operator \`${operatorImage}\`.`);
}

const SOURCES = {
  status: 'the Installation’s status',
  'cluster-information': 'ClusterInformation',
  'calico-node': 'the image of calico-node',
} as const;

/** What the release makes of the change. */
export function modeLine(
  { mode, reasons, code, brokenOn }: ModeAtVersion,
  {
    change,
    current,
    version,
  }: { readonly change: ModeChange; readonly current: string; readonly version: string },
): PreflightLine {
  const id = 'mode';
  if (change !== 'enable') {
    const note =
      mode === 'withdrawn' && current === 'Enabled'
        ? 'The operator does nothing until the field is removed; then calico-node rolls out, privileged, at the operator’s own version.'
        : 'calico-node rolls out privileged, as root, one node at a time.';
    const already = current === 'Enabled' ? '' : '`nonPrivileged` is not `Enabled` now.';
    return { ...checkLine(id, 'pass', 'Every release accepts this change.'), more: already || note };
  }
  // What concerns some nodes alone, the line on the nodes says of those that are there.
  const [first = '', ...others] = reasons.filter((text) => !brokenOn.some(({ reason }) => reason === text));
  const more = others.join(' ');
  switch (mode) {
    case 'on':
      return {
        ...checkLine(id, 'pass', `Calico ${version} has the mode.`),
        more: [first, more].join(' ').trim(),
      };
    case 'on-but-doubtful':
      return {
        ...checkLine(
          id,
          'warn',
          first,
          'Try it on a test cluster first, or use a release in which the mode works.',
          [],
          code,
        ),
        more,
      };
    case 'known-broken':
      return { ...checkLine(id, 'block', first, 'Use a release in which the mode works.', [], code), more };
    case 'withdrawn':
      return {
        ...checkLine(
          id,
          'block',
          first,
          current === 'Enabled' ? 'Remove nonPrivileged.' : 'Leave the mode off with this release.',
          [],
          code,
        ),
        more,
      };
    case 'ignored-value':
      return { ...checkLine(id, 'block', first, 'Use a release that has the field.'), more };
  }
}
