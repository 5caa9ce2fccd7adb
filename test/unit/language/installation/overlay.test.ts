import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { mergeOverlay } from '../../../../src/language/installation/overlay.ts';
import type { InstallationSpec, PodSpecOverride } from '../../../../src/language/installation/spec.ts';

const container = (name: string): { name: string } => ({ name });
const podSpec = (component: keyof InstallationSpec, spec: PodSpecOverride): InstallationSpec => ({
  [component]: { spec: { template: { spec } } },
});

describe('overlay', () => {
  const table: readonly [
    name: string,
    base: InstallationSpec,
    overlay: InstallationSpec,
    merged: InstallationSpec,
  ][] = [
    [
      'replaces a value',
      { variant: 'Calico', mtu: 1 } as never,
      { variant: 'X' },
      { variant: 'X', mtu: 1 } as never,
    ],
    [
      'never unsets',
      {
        controlPlaneReplicas: 2,
        registry: 'a/',
        serviceCIDRs: ['10.96.0.0/12'],
        azure: { policyMode: 'Default' },
      },
      { controlPlaneReplicas: 0, registry: '', serviceCIDRs: [], azure: {} },
      {
        controlPlaneReplicas: 2,
        registry: 'a/',
        serviceCIDRs: ['10.96.0.0/12'],
        azure: { policyMode: 'Default' },
      },
    ],
    [
      'merges the network field by field, and each field whole',
      {
        calicoNetwork: {
          bgp: 'Enabled',
          mtu: 1400,
          ipPools: [{ cidr: '10.0.0.0/16' }, { cidr: '10.1.0.0/16' }],
          nodeAddressAutodetectionV4: { firstFound: true },
        },
      },
      {
        calicoNetwork: {
          bgp: 'Disabled',
          mtu: 0,
          ipPools: [{ cidr: '10.2.0.0/16' }],
          nodeAddressAutodetectionV4: { interface: 'eth0' },
        },
      },
      {
        calicoNetwork: {
          bgp: 'Disabled',
          mtu: 1400,
          ipPools: [{ cidr: '10.2.0.0/16' }],
          nodeAddressAutodetectionV4: { interface: 'eth0' },
        },
      },
    ],
    [
      'merges the plugin field by field',
      { cni: { type: 'Calico', ipam: { type: 'Calico' }, binDir: '/opt/cni/bin' } },
      { cni: { type: 'AmazonVPC' } },
      { cni: { type: 'AmazonVPC', ipam: { type: 'Calico' }, binDir: '/opt/cni/bin' } },
    ],
    [
      'replaces a logging block and an update strategy whole',
      {
        logging: { cni: { logSeverity: 'Info', logFileMaxCount: 10 } },
        nodeUpdateStrategy: { type: 'RollingUpdate' },
      },
      {
        logging: { cni: { logSeverity: 'Debug' } },
        nodeUpdateStrategy: { rollingUpdate: { maxUnavailable: 2 } },
      },
      {
        logging: { cni: { logSeverity: 'Debug' } },
        nodeUpdateStrategy: { rollingUpdate: { maxUnavailable: 2 } },
      },
    ],
    [
      'unites labels and annotations of an override',
      { typhaDeployment: { metadata: { labels: { a: '1', b: '1' } }, spec: { minReadySeconds: 5 } } },
      { typhaDeployment: { metadata: { labels: { b: '2' }, annotations: { c: '3' } } } },
      {
        typhaDeployment: {
          metadata: { labels: { a: '1', b: '2' }, annotations: { c: '3' } },
          spec: { minReadySeconds: 5 },
        },
      },
    ],
    [
      'replaces containers of an override whole',
      podSpec('calicoNodeDaemonSet', { containers: [container('a')], nodeSelector: { a: '1' } }),
      podSpec('calicoNodeDaemonSet', { containers: [container('b')] }),
      podSpec('calicoNodeDaemonSet', { containers: [container('b')], nodeSelector: { a: '1' } }),
    ],
    [
      'loses the DNS settings of calico-node when both have a pod spec',
      podSpec('calicoNodeDaemonSet', { dnsPolicy: 'Default' }),
      podSpec('calicoNodeDaemonSet', { dnsPolicy: 'ClusterFirst' }),
      podSpec('calicoNodeDaemonSet', { dnsPolicy: 'Default' }),
    ],
    [
      'keeps them when only the overlay has one',
      {},
      podSpec('calicoNodeDaemonSet', { dnsPolicy: 'ClusterFirst' }),
      podSpec('calicoNodeDaemonSet', { dnsPolicy: 'ClusterFirst' }),
    ],
    [
      "takes as many of Typha's init containers as it has containers",
      podSpec('typhaDeployment', { initContainers: [container('z')] }),
      podSpec('typhaDeployment', {
        containers: [container('c')],
        initContainers: [container('a'), container('b')],
      }),
      podSpec('typhaDeployment', { initContainers: [container('a')], containers: [container('c')] }),
    ],
  ];
  for (const [name, base, overlay, merged] of table) {
    it(name, () => {
      const before = structuredClone([base, overlay]);
      assert.deepEqual(mergeOverlay(base, overlay), merged);
      assert.deepEqual([base, overlay], before);
    });
  }
});
