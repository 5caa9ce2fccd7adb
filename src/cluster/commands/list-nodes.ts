import { byLines, type ClusterCommand, columnsOf } from '../kubectl/command.ts';

export interface NodeFact {
  readonly name: string;
  readonly ready: boolean;
  /** `linux`, `windows`; empty where the node has not said. */
  readonly os: string;
  readonly kernel: string;
  readonly architecture: string;
  /** What the node calls its system: `Debian GNU/Linux 12 (bookworm)`. */
  readonly image: string;
}

/** Of every node what matters here, a line each: of thousands the whole objects would be too much. */
export const listNodes: ClusterCommand<void, readonly NodeFact[]> = {
  id: 'list-nodes',
  effect: 'reads',
  scope: 'cluster',
  argv: () => [
    'get',
    'nodes',
    `--output=go-template=${TEMPLATE}`,
    '--allow-missing-template-keys=true',
    '--ignore-not-found=false',
    '--watch=false',
    '--chunk-size=500',
  ],
  ...byLines((line) => {
    const [name = '', ready, os = '', kernel = '', architecture = '', image = ''] = columnsOf(line);
    return ready === undefined
      ? undefined
      : { name, ready: ready === 'True', os, kernel, architecture, image };
  }),
};

const TEMPLATE = [
  '{{range .items}}{{.metadata.name}}{{"\\t"}}',
  '{{range .status.conditions}}{{if eq .type "Ready"}}{{.status}}{{end}}{{end}}{{"\\t"}}',
  '{{with .status.nodeInfo}}{{.operatingSystem}}{{"\\t"}}{{.kernelVersion}}{{"\\t"}}{{.architecture}}{{"\\t"}}{{.osImage}}{{end}}{{"\\n"}}{{end}}',
].join('');
