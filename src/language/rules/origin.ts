import type { Installation } from '../installation/installation.ts';
import type { Path } from '../text/path.ts';

/**
 * Where a value comes from that the text does not give, to stand behind it in a sentence: `` by default on `EKS` ``,
 * or, seen from an overlay, `` in `default` ``. Empty for what is written.
 */
export function originOf(installation: Installation, path: Path): string {
  if (installation.isWritten(path)) return '';
  if (installation.base?.isWritten(path)) return ' in `default`';
  const { kubernetesProvider } = installation.spec;
  return kubernetesProvider ? ` by default on \`${kubernetesProvider}\`` : ' by default';
}
