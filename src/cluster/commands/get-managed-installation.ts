import { type ClusterCommand, installationArgument } from '../kubectl/command.ts';
import { isRecord, type Json, type LiveObject, parseJson, parseLiveObject } from '../object/live-object.ts';

/**
 * The live Installation of a name with its `managedFields`, which newer releases of kubectl leave out of
 * `--output=json`; 1.20 does not know the flag that brings them back.
 */
export const getManagedInstallation: ClusterCommand<{ readonly name: string }, LiveObject> = {
  id: 'get-managed-installation',
  effect: 'reads',
  scope: 'cluster',
  argv: ({ name }) => [
    'get',
    installationArgument(name),
    '--output=jsonpath-as-json={@}',
    '--ignore-not-found=false',
    '--watch=false',
  ],
  parse(stdout) {
    const list = parseJson(stdout);
    const [only] = Array.isArray(list) ? (list as readonly Json[]) : [];
    return isRecord(only) ? parseLiveObject(JSON.stringify(only)) : undefined;
  },
};
