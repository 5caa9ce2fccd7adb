import { foreignPlugin, IPAM_OF_PLUGIN } from '../../../installation/cni-plugins.ts';
import type { Installation } from '../../../installation/installation.ts';
import type { PathEdit } from '../../../text/edit.ts';
import { formatPath, type Path, valueAt } from '../../../text/path.ts';
import type { Fix, Problem } from '../../../text/problem.ts';
import { originOf } from '../../origin.ts';

export const CNI_TYPE: Path = ['spec', 'cni', 'type'];

const HARMLESS = new Set<unknown>(['None', 'Disabled', 'Auto']);

/** A field that only Calico's own CNI plugin may have beside it, present beside another one. */
export function* besideForeignPlugin(
  installation: Installation,
  path: Path,
  isRefused: (value: unknown) => boolean = () => true,
): Iterable<Problem> {
  const value = valueAt({ spec: installation.spec }, path);
  if (value === undefined || !foreignPlugin(installation.spec) || !isRefused(value)) return;
  const name = `\`${formatPath(path.slice(path[1] === 'calicoNetwork' ? 2 : 1))}\``;
  const shown = typeof value === 'string' ? `${name} is \`${value}\`` : `${name} is set`;
  // What is off already does nothing when it stays and nothing when it goes, so taking it away is surely meant.
  const isSafe = HARMLESS.has(value) && installation.isWritten(CNI_TYPE);
  yield {
    path,
    mark: typeof value === 'string' ? 'value' : 'key',
    message: `${shown}, but ${whyForeign(installation)}: this field goes only with Calico's own CNI plugin.`,
    related: relatedPlugin(installation),
    fixes: [
      {
        title: `Remove ${formatPath(path.slice(1))}`,
        safety: isSafe ? 'safe' : 'unsafe',
        edits: [{ op: 'remove', path }],
      },
      ...fixesToCalico(installation),
    ],
  };
}

/** `cni.type` is `AmazonVPC`, and where that comes from when it is not written. */
export function whyForeign(installation: Installation): string {
  const { spec } = installation;
  const plugin = `\`cni.type\` is \`${foreignPlugin(spec)}\``;
  if (installation.isWritten(CNI_TYPE)) return plugin;
  if (installation.cluster.awsNode) return `${plugin}, because the cluster has the DaemonSet aws-node`;
  return plugin + originOf(installation, CNI_TYPE);
}

export function relatedPlugin(installation: Installation): Problem['related'] {
  if (!installation.isWritten(CNI_TYPE)) return [];
  return [{ path: CNI_TYPE, message: `\`cni.type\` is \`${foreignPlugin(installation.spec)}\`` }];
}

/** Where the plugin is only the provider's default, the text may well have meant Calico's. */
export function fixesToCalico(installation: Installation): Fix[] {
  return installation.isWritten(CNI_TYPE) ? [] : [fixToCalico(installation)];
}

/** Calico's CNI plugin, with an IPAM that it takes. */
export function fixToCalico({ written }: Installation): Fix {
  const ipam = written.cni?.ipam?.type;
  const edits: PathEdit[] = [{ op: 'set', path: CNI_TYPE, value: 'Calico' }];
  if (ipam !== undefined && !IPAM_OF_PLUGIN.Calico!.includes(ipam)) {
    edits.push({ op: 'remove', path: ['spec', 'cni', 'ipam'] });
  }
  return { title: "Use Calico's CNI plugin", safety: 'unsafe', edits };
}
