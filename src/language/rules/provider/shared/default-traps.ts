import { foreignPlugin, isCalicoAllThrough } from '../../../installation/cni-plugins.ts';
import type { Installation } from '../../../installation/installation.ts';
import { POOLS_PATH } from '../../../installation/pools.ts';
import type { IPPool } from '../../../installation/spec.ts';
import { type Path, valueAt } from '../../../text/path.ts';
import { includes, type VersionRange, versions } from '../../../versions/version-range.ts';

/** A value that the operator writes as a default under one setting, and what refuses it under another. */
export interface Trap {
  readonly path: Path;
  /** The setting that it contradicts, as a clause: `cni.type` is `GKE`. */
  readonly because: string;
  /** The rule that is broken. */
  readonly breaks: string;
}

interface TrapRow {
  readonly path: Path;
  readonly breaks: string;
  readonly versions?: VersionRange;
  /** The default that is refused, where other values are not; any value when absent. */
  readonly value?: string;
  /** The clause of `Trap`; undefined where the value is welcome, or where that is not known. */
  because(installation: Installation): string | undefined;
}

/** The fields of this Installation that were right as defaults and contradict what it says now. */
export function trapsOf(installation: Installation): Trap[] {
  const { version, spec } = installation;
  const pools = spec.calicoNetwork?.ipPools ?? [];
  const rows = [
    ...ROWS,
    ...pools.flatMap((pool, index) => poolRows(pool, [...POOLS_PATH, index, 'encapsulation'])),
  ];
  return rows.flatMap(({ path, breaks, versions, value, because }) => {
    const found = valueAt({ spec }, path);
    if (found === undefined || (value !== undefined && found !== value)) return [];
    if (versions && !includes(versions, version)) return [];
    const clause = because(installation);
    return clause === undefined ? [] : [{ path, because: clause, breaks }];
  });
}

const HOST_PORTS: Path = ['spec', 'calicoNetwork', 'hostPorts'];

/** Source: the defaults of core_controller.go against validation.go, 3.21 to 3.33. */
const ROWS: readonly TrapRow[] = [
  { path: HOST_PORTS, breaks: 'hostports-non-calico-cni', versions: versions('..3.28.0'), because: foreign },
  {
    path: HOST_PORTS,
    breaks: 'hostports-non-calico-cni',
    versions: versions('3.28.0..'),
    value: 'Enabled',
    because: foreign,
  },
  {
    path: HOST_PORTS,
    breaks: 'bpf-hostports-unsupported',
    versions: versions('..3.27.0'),
    value: 'Enabled',
    because: bpf,
  },
  {
    path: ['spec', 'calicoNetwork', 'multiInterfaceMode'],
    breaks: 'multiinterfacemode-non-calico-cni',
    because: foreign,
  },
  {
    path: ['spec', 'calicoNetwork', 'bgp'],
    breaks: 'bgp-non-calico-cni',
    value: 'Enabled',
    because: foreign,
  },
  {
    path: ['spec', 'cni', 'ipam', 'type'],
    breaks: 'cni-ipam-incompatible',
    value: 'Calico',
    because: foreign,
  },
  { path: ['spec', 'cni', 'specVersion'], breaks: 'cni-specversion-non-calico-cni', because: foreign },
  { path: ['spec', 'logging', 'cni'], breaks: 'logging-non-calico-cni', because: foreign },
  {
    path: ['spec', 'calicoNetwork', 'linuxPolicySetupTimeoutSeconds'],
    breaks: 'linuxpolicysetuptimeout-dataplane',
    because: timeoutRefused,
  },
  { path: ['spec', 'azure'], breaks: 'azure-non-aks', because: notAks },
  { path: ['spec', 'windowsNodes'], breaks: 'windowsnodes-windows-disabled', because: windowsDisabled },
];

const BGP_FOR_IPIP = versions('..3.33.0-unreleased');

function poolRows(pool: IPPool, path: Path): TrapRow[] {
  const forLoadBalancer = pool.allowedUses?.includes('LoadBalancer')
    ? 'the pool is for `LoadBalancer`'
    : undefined;
  return [
    { path, breaks: 'ippool-encapsulation-non-calico-cni', value: 'IPIP', because: foreign },
    { path, breaks: 'ipip-requires-bgp', versions: BGP_FOR_IPIP, value: 'IPIP', because: bgpDisabled },
    { path, breaks: 'windows-ippool-encapsulation', value: 'IPIP', because: windows },
    {
      path,
      breaks: 'ippool-lb-encapsulation',
      versions: versions('3.30.0..'),
      value: 'IPIP',
      because: () => forLoadBalancer,
    },
  ];
}

function foreign({ spec }: Installation): string | undefined {
  return clause('cni.type', foreignPlugin(spec));
}

function bgpDisabled({ spec }: Installation): string | undefined {
  const { bgp, clusterRoutingMode } = spec.calicoNetwork ?? {};
  const matters = isCalicoAllThrough(spec) && clusterRoutingMode !== 'Felix';
  return matters && bgp === 'Disabled' ? clause('bgp', bgp) : undefined;
}

function timeoutRefused({ spec, version }: Installation): string | undefined {
  const dataplane = spec.calicoNetwork?.linuxDataplane;
  const isRefused =
    dataplane === 'VPP' || (dataplane === 'Nftables' && includes(versions('..3.31.0'), version));
  return isRefused ? clause('linuxDataplane', dataplane) : undefined;
}

function bpf({ spec }: Installation): string | undefined {
  const dataplane = spec.calicoNetwork?.linuxDataplane;
  return dataplane === 'BPF' ? clause('linuxDataplane', dataplane) : undefined;
}

function notAks({ spec }: Installation): string | undefined {
  return spec.kubernetesProvider === 'AKS'
    ? undefined
    : clause('kubernetesProvider', spec.kubernetesProvider);
}

function windows({ spec }: Installation): string | undefined {
  const dataplane = spec.calicoNetwork?.windowsDataplane;
  return dataplane === 'HNS' ? clause('windowsDataplane', dataplane) : undefined;
}

function windowsDisabled({ spec }: Installation): string | undefined {
  const dataplane = spec.calicoNetwork?.windowsDataplane;
  return dataplane === 'Disabled' ? clause('windowsDataplane', dataplane) : undefined;
}

function clause(field: string, value: string | undefined): string | undefined {
  return value ? `\`${field}\` is \`${value}\`` : undefined;
}
