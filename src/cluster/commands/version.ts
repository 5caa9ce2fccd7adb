import type { ClusterCommand } from '../kubectl/command.ts';
import { isRecord, parseJson } from '../object/live-object.ts';

/** kubectl's own version (`v1.32.4`), without asking a cluster. */
export const clientVersion: ClusterCommand<void, string> = {
  id: 'client-version',
  effect: 'reads',
  scope: 'kubeconfig',
  argv: () => ['version', '--client=true', '--output=json'],
  parse: (stdout) => gitVersion(stdout, 'clientVersion'),
};

/** The API server's version (`v1.31.2`). */
export const serverVersion: ClusterCommand<void, string> = {
  id: 'server-version',
  effect: 'reads',
  scope: 'cluster',
  argv: () => ['version', '--client=false', '--output=json'],
  parse: (stdout) => gitVersion(stdout, 'serverVersion'),
};

function gitVersion(stdout: string, side: 'clientVersion' | 'serverVersion'): string | undefined {
  const versions = parseJson(stdout);
  const version = isRecord(versions) ? versions[side] : undefined;
  const found = isRecord(version) ? version.gitVersion : undefined;
  return typeof found === 'string' ? found : undefined;
}
