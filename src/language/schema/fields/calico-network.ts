import { boolean, integer, list, object, string } from '../field.ts';

export const calicoNetwork = object({
  doc: 'TODO calicoNetwork.',
  properties: {
    bgp: string({ doc: 'TODO bgp.', values: { Enabled: 'TODO.', Disabled: 'TODO.' } }),
    bpfNetworkBootstrap: string({
      doc: 'TODO bpfNetworkBootstrap.',
      versions: '3.31.0..',
      values: { Disabled: 'TODO.', Enabled: 'TODO.' },
    }),
    clusterRoutingMode: string({
      doc: 'TODO clusterRoutingMode.',
      versions: '3.32.0..',
      values: {
        BIRD: 'TODO.',
        Felix: 'TODO.',
        FelixIPIPOnly: { doc: 'TODO.', versions: '3.33.0-unreleased..' },
      },
    }),
    containerIPForwarding: string({
      doc: 'TODO containerIPForwarding.',
      values: { Enabled: 'TODO.', Disabled: 'TODO.' },
    }),
    hostPorts: string({ doc: 'TODO hostPorts.', values: { Enabled: 'TODO.', Disabled: 'TODO.' } }),
    ipPools: list({
      doc: 'TODO ipPools.',
      items: object({
        doc: 'TODO ipPools[].',
        properties: {
          allowedUses: list({
            doc: 'TODO allowedUses.',
            versions: '3.28.0..',
            items: string({ doc: 'TODO allowedUses[].' }),
          }),
          assignmentMode: string({ doc: 'TODO assignmentMode.', versions: '3.30.0..' }),
          blockSize: integer({ doc: 'TODO blockSize.' }),
          cidr: string({ doc: 'TODO cidr.', required: true }),
          disableBGPExport: boolean({ doc: 'TODO disableBGPExport.', versions: '3.24.0..' }),
          disableNewAllocations: boolean({ doc: 'TODO disableNewAllocations.', versions: '3.29.0..' }),
          encapsulation: string({
            doc: 'TODO encapsulation.',
            values: {
              IPIPCrossSubnet: 'TODO.',
              IPIP: 'TODO.',
              VXLAN: 'TODO.',
              VXLANCrossSubnet: 'TODO.',
              None: 'TODO.',
            },
          }),
          name: string({ doc: 'TODO name.', versions: '3.28.0..' }),
          natOutgoing: string({ doc: 'TODO natOutgoing.', values: { Enabled: 'TODO.', Disabled: 'TODO.' } }),
          nodeSelector: string({ doc: 'TODO nodeSelector.' }),
        },
      }),
      maxItems: { count: 25, versions: '3.28.0..' },
    }),
    kubeProxyManagement: string({
      doc: 'TODO kubeProxyManagement.',
      versions: '3.31.0..',
      values: { Disabled: 'TODO.', Enabled: 'TODO.' },
    }),
    linuxDataplane: string({
      doc: 'TODO linuxDataplane.',
      values: {
        Iptables: 'TODO.',
        BPF: 'TODO.',
        VPP: { doc: 'TODO.', versions: '3.22.0..' },
        Nftables: { doc: 'TODO.', versions: '3.29.0..' },
      },
    }),
    linuxPodInterfaceType: string({
      doc: 'TODO linuxPodInterfaceType.',
      versions: '3.33.0-unreleased..',
      values: { Veth: 'TODO.', Netkit: 'TODO.' },
    }),
    linuxPolicySetupTimeoutSeconds: integer({
      doc: 'TODO linuxPolicySetupTimeoutSeconds.',
      versions: '3.28.0..',
    }),
    mtu: integer({ doc: 'TODO mtu.' }),
    multiInterfaceMode: string({
      doc: 'TODO multiInterfaceMode.',
      values: { None: 'TODO.', Multus: 'TODO.' },
    }),
    nodeAddressAutodetectionV4: object({
      doc: 'TODO nodeAddressAutodetectionV4.',
      constraints: ['autodetection-multiple-methods'],
      properties: {
        canReach: string({ doc: 'TODO canReach.' }),
        cidrs: list({ doc: 'TODO cidrs.', items: string({ doc: 'TODO cidrs[].' }) }),
        firstFound: boolean({ doc: 'TODO firstFound.' }),
        interface: string({ doc: 'TODO interface.' }),
        kubernetes: string({
          doc: 'TODO kubernetes.',
          versions: '3.22.0..',
          values: { NodeInternalIP: 'TODO.' },
        }),
        skipInterface: string({ doc: 'TODO skipInterface.' }),
      },
    }),
    nodeAddressAutodetectionV6: object({
      doc: 'TODO nodeAddressAutodetectionV6.',
      constraints: ['autodetection-multiple-methods'],
      properties: {
        canReach: string({ doc: 'TODO canReach.' }),
        cidrs: list({ doc: 'TODO cidrs.', items: string({ doc: 'TODO cidrs[].' }) }),
        firstFound: boolean({ doc: 'TODO firstFound.' }),
        interface: string({ doc: 'TODO interface.' }),
        kubernetes: string({
          doc: 'TODO kubernetes.',
          versions: '3.22.0..',
          values: { NodeInternalIP: 'TODO.' },
        }),
        skipInterface: string({ doc: 'TODO skipInterface.' }),
      },
    }),
    sysctl: list({
      doc: 'TODO sysctl.',
      versions: '3.28.0..',
      items: object({
        doc: 'TODO sysctl[].',
        properties: {
          key: string({
            doc: 'TODO key.',
            required: true,
            values: {
              'net.ipv4.tcp_keepalive_intvl': 'TODO.',
              'net.ipv4.tcp_keepalive_probes': 'TODO.',
              'net.ipv4.tcp_keepalive_time': 'TODO.',
            },
          }),
          value: string({ doc: 'TODO value.', required: true }),
        },
      }),
    }),
    windowsDataplane: string({
      doc: 'TODO windowsDataplane.',
      versions: '3.27.0..',
      values: { HNS: 'TODO.', Disabled: 'TODO.' },
    }),
  },
});
