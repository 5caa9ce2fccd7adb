import { type CalicoVersion, version } from '../../../src/language/versions/version.ts';
import { includes, versions } from '../../../src/language/versions/version-range.ts';
import type { Json, JsonObject } from '../objects/object.ts';
import { at, isObject, textAt } from '../objects/object.ts';

/** The name, labels and namespace of the DaemonSet that the operator renders. */
export const NODE_LABELS = { 'app.kubernetes.io/name': 'calico-node', 'k8s-app': 'calico-node' };

/**
 * The pod template of calico-node for a defaulted spec, as the operator of this Calico version renders it: security
 * contexts, init containers and volumes of the mode in full, of the rest what makes a change of the spec visible.
 */
export function nodeTemplate(spec: JsonObject, calicoVersion: string): JsonObject {
  const release = version(calicoVersion);
  const nonPrivileged = spec.nonPrivileged === 'Enabled';
  const registry = textAt(spec, 'registry').replace(/\/?$/, textAt(spec, 'registry') ? '/' : '');
  const image = (name: string) => `${registry || 'docker.io/'}calico/${name}:v${calicoVersion}`;
  const state = nonPrivileged ? WHOLE_DIRECTORIES : CALICO_DIRECTORIES;
  const node = {
    name: 'calico-node',
    image: image('node'),
    env: environment(spec),
    securityContext: nodeSecurityContext(release, nonPrivileged),
    volumeMounts: mounts({
      ...state,
      'lib-modules': '/lib/modules',
      'xtables-lock': '/run/xtables.lock',
      policysync: '/var/run/nodeagent',
    }),
  };
  const labels = {
    ...NODE_LABELS,
    ...labelsOf(at(spec, 'calicoNodeDaemonSet', 'spec', 'template', 'metadata', 'labels')),
  };
  const volumes = {
    ...state,
    ...SHARED_DIRECTORIES,
    ...(hasFlexVolume(spec) ? { 'flexvol-driver-host': textAt(spec, 'flexVolumePath') } : {}),
  };
  return {
    metadata: { labels },
    spec: {
      serviceAccountName: 'calico-node',
      hostNetwork: true,
      priorityClassName: 'system-node-critical',
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      tolerations: [{ operator: 'Exists' }],
      initContainers: initContainers(spec, release, image),
      containers: [node],
      volumes: Object.entries(volumes).map(([name, path]) => ({ name, hostPath: { path } })),
    },
  };
}

const CALICO_DIRECTORIES = { 'var-run-calico': '/var/run/calico', 'var-lib-calico': '/var/lib/calico' };
const WHOLE_DIRECTORIES = { 'var-run': '/var/run', 'var-lib': '/var/lib', 'var-log': '/var/log' };
const SHARED_DIRECTORIES = {
  'lib-modules': '/lib/modules',
  'xtables-lock': '/run/xtables.lock',
  policysync: '/var/run/nodeagent',
  'cni-bin-dir': '/opt/cni/bin',
  'cni-net-dir': '/etc/cni/net.d',
};

const FIRST_CONTEXTS = versions('..3.25.1');
const FIRST_UID = FIRST_CONTEXTS;
const DROPS_ALL = versions('3.25.1..3.25.2');
const EBPF_BOOTSTRAP = versions('3.31.0..');

const SECCOMP = { type: 'RuntimeDefault' };
const CAPABILITIES = ['NET_ADMIN', 'NET_BIND_SERVICE', 'NET_RAW'];

function nodeSecurityContext(release: CalicoVersion, nonPrivileged: boolean): JsonObject {
  if (includes(FIRST_CONTEXTS, release)) {
    if (!nonPrivileged) return { privileged: true };
    const add = ['NET_RAW', 'NET_ADMIN', 'NET_BIND_SERVICE'];
    return { privileged: false, runAsUser: 999, runAsGroup: 0, capabilities: { add } };
  }
  if (!nonPrivileged) return privilegedRoot(release);
  const broken = includes(DROPS_ALL, release);
  return {
    privileged: false,
    runAsUser: 10001,
    runAsGroup: 0,
    runAsNonRoot: true,
    allowPrivilegeEscalation: !broken,
    capabilities: broken ? { add: CAPABILITIES, drop: ['ALL'] } : { add: CAPABILITIES },
    seccompProfile: SECCOMP,
  };
}

function privilegedRoot(release: CalicoVersion): JsonObject {
  if (includes(FIRST_CONTEXTS, release)) return { privileged: true };
  const user = { runAsUser: 0, runAsGroup: 0, runAsNonRoot: false };
  return {
    privileged: true,
    allowPrivilegeEscalation: true,
    ...user,
    capabilities: { drop: ['ALL'] },
    seccompProfile: SECCOMP,
  };
}

/** hostpath-init comes last, and only in non-privileged mode. */
function initContainers(
  spec: JsonObject,
  release: CalicoVersion,
  image: (name: string) => string,
): JsonObject[] {
  const securityContext = privilegedRoot(release);
  const containers: JsonObject[] = [];
  const add = (name: string, from: string, directories: { [name: string]: string }, extra: JsonObject = {}) =>
    containers.push({
      name,
      image: image(from),
      securityContext,
      volumeMounts: mounts(directories),
      ...extra,
    });
  if (hasFlexVolume(spec))
    add('flexvol-driver', 'pod2daemon-flexvol', { 'flexvol-driver-host': '/host/driver' });
  if (textAt(spec, 'cni', 'type') === 'Calico') {
    add('install-cni', 'cni', { 'cni-bin-dir': '/host/opt/cni/bin', 'cni-net-dir': '/host/etc/cni/net.d' });
  }
  if (includes(EBPF_BOOTSTRAP, release))
    add('ebpf-bootstrap', 'node', { 'var-run-calico': '/var/run/calico' });
  if (spec.nonPrivileged === 'Enabled') {
    const uid = includes(FIRST_UID, release) ? '999' : '10001';
    add('hostpath-init', 'node', WHOLE_DIRECTORIES, {
      command: ['sh', '-c', 'calico-node -hostpath-init'],
      env: [{ name: 'NODE_USER_ID', value: uid }],
      securityContext: includes(FIRST_CONTEXTS, release) ? { runAsUser: 0 } : securityContext,
    });
  }
  return containers;
}

function environment(spec: JsonObject): JsonObject[] {
  const network = spec.calicoNetwork;
  const bgp = textAt(network, 'bgp') === 'Enabled';
  const variables = {
    DATASTORE_TYPE: 'kubernetes',
    CLUSTER_TYPE: bgp ? 'k8s,operator,bgp' : 'k8s,operator',
    CALICO_NETWORKING_BACKEND: bgp ? 'bird' : 'vxlan',
    FELIX_BPFENABLED: String(textAt(network, 'linuxDataplane') === 'BPF'),
    IP_AUTODETECTION_METHOD: autodetection(at(network, 'nodeAddressAutodetectionV4')),
    FELIX_MTU: String(at(network, 'mtu') ?? 0),
    FELIX_PROMETHEUSMETRICSPORT: String(spec.nodeMetricsPort ?? 0),
  };
  return Object.entries(variables).map(([name, value]) => ({ name, value }));
}

function autodetection(method: Json | undefined): string {
  if (!isObject(method)) return 'first-found';
  if (method.firstFound) return 'first-found';
  const [name, value] = Object.entries(method)[0] ?? ['first-found', ''];
  return `${name}=${String(value)}`;
}

function hasFlexVolume(spec: JsonObject): boolean {
  return textAt(spec, 'flexVolumePath') !== 'None';
}

function mounts(directories: { [name: string]: string }): JsonObject[] {
  return Object.entries(directories).map(([name, mountPath]) => ({ name, mountPath }));
}

function labelsOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The release whose hostpath-init panics, so that no non-privileged pod ever starts (projectcalico/calico#7653). */
export function neverStarts(podSpec: Json | undefined): boolean {
  const containers = at(podSpec, 'initContainers');
  if (!Array.isArray(containers)) return false;
  return containers.some(
    (one) => textAt(one, 'name') === 'hostpath-init' && textAt(one, 'image').endsWith(':v3.25.1'),
  );
}

/** The first mount of a template that names a volume which the template lacks, as the API server looks for it. */
export function danglingMount(template: JsonObject): { path: string; volume: string } | undefined {
  const volumes = at(template, 'spec', 'volumes');
  const known = new Set(Array.isArray(volumes) ? volumes.map((volume) => textAt(volume, 'name')) : []);
  for (const list of ['initContainers', 'containers']) {
    const containers = at(template, 'spec', list);
    for (const [c, container] of Array.isArray(containers) ? containers.entries() : []) {
      const wanted = at(container, 'volumeMounts');
      for (const [m, mount] of Array.isArray(wanted) ? wanted.entries() : []) {
        const volume = textAt(mount, 'name');
        if (!known.has(volume))
          return { volume, path: `spec.template.spec.${list}[${c}].volumeMounts[${m}].name` };
      }
    }
  }
  return undefined;
}
