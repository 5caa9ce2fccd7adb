import { type ClusterCommand, installationArgument } from '../kubectl/command.ts';
import { type LiveObject, parseLiveObject } from '../object/live-object.ts';

/** The live Installation of a name. */
export const getInstallation: ClusterCommand<{ readonly name: string }, LiveObject> = {
  id: 'get-installation',
  effect: 'reads',
  scope: 'cluster',
  argv: ({ name }) => [
    'get',
    installationArgument(name),
    '--output=json',
    '--ignore-not-found=false',
    '--watch=false',
  ],
  parse: parseLiveObject,
};
