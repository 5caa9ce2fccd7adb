/**
 * Go templates that let kubectl print, for each event of a watch, a small object in JSON: the keys that concern us, at
 * their places. A pod is some 10 kB, of which there are thousands, and whoever reads them shares a thread with an
 * editor. Texts are quoted as Go does; `parseGoJson` reads that. What is not there is left out.
 */

/** An event; an error of the API server is one, too, with a code. */
function event(metadata: readonly string[], ...parts: readonly string[]): string {
  return [
    '{{with .object}}{"type":"{{$.type}}","object":{ {{if .code}}"code":{{.code}},{{end}}',
    `{{with .metadata}}"metadata":${fields(metadata)}{{end}}`,
    ...parts.map((part) => part.replace(/^\{\{with \.\w+\}\}/, '$&,')),
    '}}{{"\\n"}}{{end}}',
  ].join('');
}

/** Of a map these keys, whose values are texts, numbers or booleans; `.` is the map. */
function fields(keys: readonly string[]): string {
  const isOne = keys.map((key) => `(eq $key "${key}")`).join(' ');
  return [
    '{ {{$comma := ""}}{{range $key, $value := .}}',
    `{{if or ${isOne} false}}{{$comma}}"{{$key}}":{{if eq (printf "%T" $value) "string"}}{{printf "%q" $value}}{{else}}{{$value}}{{end}}{{$comma = ","}}{{end}}`,
    '{{end}}}',
  ].join('');
}

/** `"KEY":[…]`, one `item` for each of those that `when` lets through. */
function list(key: string, item: string, when = 'true'): string {
  return `"${key}":[{{$next := ""}}{{range .${key}}}{{if ${when}}}{{$next}}${item}{{$next = ","}}{{end}}{{end}}]`;
}

/** How a pod, or a template of pods, runs calico-node. */
const POD_SPEC = [
  '{{with .spec}}"spec":{ {{if .nodeName}}"nodeName":"{{.nodeName}}",{{end}}',
  list('initContainers', '{"name":"{{.name}}"}'),
  ',',
  list(
    'containers',
    `{"name":"{{.name}}","image":{{printf "%q" .image}}{{with .securityContext}},"securityContext":${fields(['privileged', 'runAsUser', 'runAsNonRoot'])}{{end}}}`,
    'eq .name "calico-node"',
  ),
  '}{{end}}',
].join('');

const STATE = [
  '"state":{ {{$also := ""}}{{range $state, $details := .state}}{{$also}}"{{$state}}":',
  `{{with $details}}${fields(['reason', 'message', 'exitCode'])}{{else}}{}{{end}}{{$also = ","}}{{end}}}`,
].join('');

const CONTAINER_STATUS = `{"name":"{{.name}}","ready":{{if .ready}}true{{else}}false{{end}},"restartCount":{{if .restartCount}}{{.restartCount}}{{else}}0{{end}},${STATE}}`;

export const EXTRACT_OF_POD = event(
  ['name', 'deletionTimestamp'],
  POD_SPEC,
  [
    '{{with .status}}"status":{ {{if .phase}}"phase":"{{.phase}}",{{end}}',
    list('initContainerStatuses', CONTAINER_STATUS),
    ',',
    list('containerStatuses', CONTAINER_STATUS),
    ',',
    list('conditions', fields(['type', 'status', 'reason', 'message']), 'eq .type "PodScheduled"'),
    '}{{end}}',
  ].join(''),
);

export const EXTRACT_OF_DAEMON_SET = event(
  ['name', 'generation'],
  `{{with .spec}}"spec":{ {{with .template}}"template":{ ${POD_SPEC}}{{end}}}{{end}}`,
  `{{with .status}}"status":${fields(['observedGeneration', 'desiredNumberScheduled', 'updatedNumberScheduled', 'numberAvailable'])}{{end}}`,
);
