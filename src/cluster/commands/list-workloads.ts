import { type ClusterCommand, columnsOf } from '../kubectl/command.ts';
import { parseGoJson } from '../kubectl/go-json.ts';

/** The annotation that Felix cannot honour without root: whose pods may send from which other addresses. */
export const SOURCE_PREFIXES = 'cni.projectcalico.org/allowedSourcePrefixes';

/** Pods, and what makes pods from a template. */
export const WORKLOAD_KINDS = [
  'pods',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'replicasets.apps',
  'replicationcontrollers',
  'jobs.batch',
  'cronjobs.batch',
] as const;

/** A pod or a pod template that carries the annotation with a value. */
export interface AnnotatedWorkload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Its controller, `ReplicaSet/web-5d4f`; empty for none. */
  readonly owner: string;
  /** As it is written: a JSON array of CIDRs. */
  readonly value: string;
}

export interface Workloads {
  readonly annotated: readonly AnnotatedWorkload[];
  /** The images of containers called `tigera-operator`, in Deployments; there should be one. */
  readonly operatorImages: readonly string[];
}

/** What of all workloads in all namespaces matters here; kubectl picks it, so that the answer stays small. */
export const listWorkloads: ClusterCommand<{ readonly kinds: readonly string[] }, Workloads> = {
  id: 'list-workloads',
  effect: 'reads',
  scope: 'cluster',
  argv: ({ kinds }) => [
    'get',
    kinds.join(','),
    '--all-namespaces=true',
    `--output=go-template=${TEMPLATE}`,
    '--allow-missing-template-keys=true',
    '--ignore-not-found=false',
    '--watch=false',
    '--chunk-size=500',
  ],
  parse(stdout) {
    const lines = stdout.split('\n').map(columnsOf);
    return {
      annotated: lines
        .filter(([what]) => what === 'prefixes')
        .map(([, kind = '', namespace = '', name = '', owner = '', value = '']) => ({
          kind,
          namespace,
          name,
          owner,
          value: unquoted(value),
        }))
        .filter(({ value }) => !['', '[]'].includes(value.replace(/\s+/g, ''))),
      operatorImages: lines.filter(([what]) => what === 'operator').map(([, image = '']) => image),
    };
  },
};

function unquoted(text: string): string {
  const value = parseGoJson(text);
  return typeof value === 'string' ? value : text;
}

const TEMPLATE = [
  '{{range .items}}{{$o := .}}{{$m := .metadata}}',
  '{{if eq .kind "CronJob"}}{{$m = .spec.jobTemplate.spec.template.metadata}}',
  '{{else if ne .kind "Pod"}}{{$m = .spec.template.metadata}}{{end}}',
  `{{with $m}}{{with .annotations}}{{with index . "${SOURCE_PREFIXES}"}}`,
  '{{"prefixes\\t"}}{{$o.kind}}{{"\\t"}}{{$o.metadata.namespace}}{{"\\t"}}{{$o.metadata.name}}{{"\\t"}}',
  '{{range $o.metadata.ownerReferences}}{{if .controller}}{{.kind}}/{{.name}}{{end}}{{end}}{{"\\t"}}',
  '{{printf "%q" .}}{{"\\n"}}{{end}}{{end}}{{end}}',
  '{{if eq .kind "Deployment"}}{{range .spec.template.spec.containers}}{{if eq .name "tigera-operator"}}',
  '{{"operator\\t"}}{{.image}}{{"\\n"}}{{end}}{{end}}{{end}}{{end}}',
].join('');
