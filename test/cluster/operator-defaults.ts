import { version } from '../../src/language/versions/version.ts';
import { includes, versions } from '../../src/language/versions/version-range.ts';
import type { Json, JsonObject } from './object.ts';
import { isObject } from './object.ts';

const WRITES_NON_PRIVILEGED = versions('..3.30.7, 3.31.0..3.31.5');
const KUBELET_PATH = versions('3.24.0..');
const POOL_USES = versions('3.28.0..');

/**
 * The spec with what the operator writes back after it accepted an Installation, on a cluster without a detected
 * provider. Fields that only special set-ups get (Windows, other CNI plugins, logging) are left alone.
 */
export function operatorDefaults(spec: JsonObject, calicoVersion: string): JsonObject {
  const release = version(calicoVersion);
  const calicoCni = { calicoNetwork: { hostPorts: 'Enabled', multiInterfaceMode: 'None' } };
  const type = isObject(spec.cni) ? spec.cni.type : 'Calico';
  const defaults: JsonObject = {
    variant: 'Calico',
    cni: { type: 'Calico', ipam: { type: typeof type === 'string' && type !== 'GKE' ? type : 'HostLocal' } },
    calicoNetwork: {
      bgp: type === 'Calico' ? 'Enabled' : 'Disabled',
      linuxDataplane: 'Iptables',
      nodeAddressAutodetectionV4: { firstFound: true },
      ipPools: [{ cidr: '192.168.0.0/16' }],
    },
    controlPlaneReplicas: 2,
    flexVolumePath: '/usr/libexec/kubernetes/kubelet-plugins/volume/exec/',
    nodeUpdateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    ...(includes(WRITES_NON_PRIVILEGED, release) ? { nonPrivileged: 'Disabled' } : {}),
    ...(includes(KUBELET_PATH, release) ? { kubeletVolumePluginPath: '/var/lib/kubelet' } : {}),
  };
  const filled = fill(type === 'Calico' ? fill(spec, calicoCni) : spec, defaults);
  const network = filled.calicoNetwork;
  if (isObject(network) && Array.isArray(network.ipPools)) {
    const only = network.ipPools.length === 1;
    network.ipPools = network.ipPools.map((pool) => filledPool(pool, only, includes(POOL_USES, release)));
  }
  return filled;
}

function filledPool(pool: Json, only: boolean, newer: boolean): Json {
  if (!isObject(pool)) return pool;
  const six = String(pool.cidr).includes(':');
  const generated = String(pool.cidr).replace('/', '-').replaceAll(':', '.');
  const name = only ? `default-ipv${six ? 6 : 4}-ippool` : generated;
  return fill(pool, {
    encapsulation: six ? 'None' : 'IPIP',
    natOutgoing: six ? 'Disabled' : 'Enabled',
    nodeSelector: 'all()',
    blockSize: six ? 122 : 26,
    ...(newer ? { name, allowedUses: ['Workload', 'Tunnel'] } : {}),
  });
}

/** Adds what is absent; null and '' count as absent, lists and one-of choices are taken as they are. */
function fill(value: JsonObject, defaults: JsonObject): JsonObject {
  const filled = { ...value };
  for (const [key, fallback] of Object.entries(defaults)) {
    const here = filled[key];
    if (here === undefined || here === null || here === '') filled[key] = fallback;
    else if (isObject(here) && isObject(fallback) && !ONE_OF.includes(key))
      filled[key] = fill(here, fallback);
  }
  return filled;
}

const ONE_OF = ['nodeAddressAutodetectionV4'];
