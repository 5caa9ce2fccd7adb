import { CALICO_NODE } from '../calico-node.ts';
import { INSTALLATIONS, TIGERA_STATUSES, type WatchCommand } from '../kubectl/command.ts';
import { EXTRACT_OF_DAEMON_SET, EXTRACT_OF_POD } from './extracts.ts';

/** Every TigeraStatus, and what becomes of it. */
export const watchTigeraStatus: WatchCommand<void> = {
  id: 'watch-tigerastatus',
  neverEmpty: true,
  argv: () => ['get', TIGERA_STATUSES, ...WATCHING],
};

/** One Installation. By its name as a selector: then it may come and go. */
export const watchInstallation: WatchCommand<{ readonly name: string }> = {
  id: 'watch-installation',
  neverEmpty: false,
  argv: ({ name }) => ['get', INSTALLATIONS, `--field-selector=metadata.name=${name}`, ...WATCHING],
};

/** The DaemonSet calico-node, an extract of it. By its name as a selector: then it may come and go. */
export const watchCalicoNode: WatchCommand<void> = {
  id: 'watch-calico-node',
  neverEmpty: true,
  argv: () => [
    'get',
    'daemonsets.apps',
    `--namespace=${CALICO_NODE.namespace}`,
    `--field-selector=metadata.name=${CALICO_NODE.name}`,
    ...extracting(EXTRACT_OF_DAEMON_SET),
  ],
};

/** The pods of calico-node, an extract of each. */
export const watchNodePods: WatchCommand<void> = {
  id: 'watch-node-pods',
  neverEmpty: false,
  argv: () => [
    'get',
    'pods',
    `--namespace=${CALICO_NODE.namespace}`,
    `--selector=${CALICO_NODE.selector}`,
    ...extracting(EXTRACT_OF_POD),
  ],
};

/**
 * Events instead of bare objects: they alone say that an object is gone. kubectl has them since 1.16. In one piece:
 * of a list in chunks, a watching kubectl prints the chunks as if they were the objects.
 */
const EVENTS = [
  '--watch=true',
  '--watch-only=false',
  '--output-watch-events=true',
  '--ignore-not-found=false',
  '--chunk-size=0',
];

const WATCHING = ['--output=json', ...EVENTS];

function extracting(template: string): string[] {
  return [`--output=go-template=${template}`, '--allow-missing-template-keys=true', ...EVENTS];
}
