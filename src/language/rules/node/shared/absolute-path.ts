import type { Installation } from '../../../installation/installation.ts';
import { isPlaceholder } from '../../../installation/pools.ts';
import type { Problem } from '../../../text/problem.ts';
import { removal, setting } from '../../fixes.ts';

/** A directory of the nodes that is neither absolute nor switched off; what is left out has a default. */
export function* relativePath(
  { spec }: Installation,
  field: 'flexVolumePath' | 'kubeletVolumePluginPath',
): Iterable<Problem> {
  const directory = spec[field] ?? '';
  if (directory === '' || directory === 'None' || directory.startsWith('/') || isPlaceholder(directory))
    return;
  const path = ['spec', field];
  const isNone = directory.toLowerCase() === 'none';
  yield {
    path,
    message: isNone
      ? `\`${field}\` is \`${directory}\`, which is taken for a path; the word that switches it off is \`None\`.`
      : `\`${field}\` is \`${directory}\`, which is no absolute path: it takes one that starts with \`/\`, or \`None\`.`,
    fixes: isNone
      ? [setting(path, 'None', 'safe')]
      : [setting(path, `/${directory.replace(/^(?:\.\/)+/, '')}`), removal(path)],
  };
}
