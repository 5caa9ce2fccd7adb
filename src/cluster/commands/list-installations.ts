import { type ClusterCommand, INSTALLATIONS } from '../kubectl/command.ts';

/** The names of the live Installations; there are one or two, `default` and `overlay`. */
export const listInstallations: ClusterCommand<void, readonly string[]> = {
  id: 'list-installations',
  effect: 'reads',
  scope: 'cluster',
  argv: () => [
    'get',
    INSTALLATIONS,
    '--output=name',
    '--ignore-not-found=false',
    '--watch=false',
    '--chunk-size=500',
  ],
  parse: (stdout) =>
    stdout
      .split('\n')
      .filter((line) => line.includes('/'))
      .map((line) => line.slice(line.indexOf('/') + 1).trim()),
};
