import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';
import { podSpec } from './nested.ts';

const initContainers = (lines: string, beside = '') =>
  podSpec('calicoNodeDaemonSet', `initContainers:\n${lines.replace(/^\n/, '')}`) + beside;
const windows = (lines: string, beside: string) => podSpec('calicoNodeWindowsDaemonSet', lines) + beside;

const HNS = '  calicoNetwork: { windowsDataplane: HNS, bgp: Disabled }\n';

checkRule('override-not-rendered', [
  {
    name: 'containers of calico-node',
    version: '3.29.7',
    yaml: initContainers(
      `
  - { name: install-cni }
  - { name: hostpath-init }
            ^^^^^^^^^^^^^ override-not-rendered
  - { name: flexvol-driver }
            ^^^^^^^^^^^^^^ override-not-rendered
  - { name: mount-bpffs }
            ^^^^^^^^^^^ override-not-rendered
  - { name: node-certs-key-cert-provisioner }
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ override-not-rendered`,
      '  flexVolumePath: None\n',
    ),
    fixes: {
      'Remove hostpath-init': initContainers(
        `
  - { name: install-cni }
  - { name: flexvol-driver }
  - { name: mount-bpffs }
  - { name: node-certs-key-cert-provisioner }`,
        '  flexVolumePath: None\n',
      ),
    },
  },
  {
    name: 'containers that are there',
    version: '3.26.5',
    yaml: initContainers(
      '  - { name: hostpath-init }\n  - { name: flexvol-driver }',
      '  nonPrivileged: Enabled\n',
    ),
  },
  {
    name: 'eBPF',
    version: '3.30.7',
    yaml: initContainers('  - { name: mount-bpffs }', '  calicoNetwork: { linuxDataplane: BPF }\n'),
  },
  {
    name: 'the old name of what is always there',
    version: '3.31.0',
    yaml: initContainers('  - name: mount-bpffs'),
  },
  {
    name: 'Enterprise, before it uses eBPF itself',
    version: '3.29.7',
    yaml: initContainers(
      `
  - name: mount-bpffs
          ^^^^^^^^^^^ override-not-rendered`,
      '  variant: TigeraSecureEnterprise\n',
    ),
  },
  {
    name: 'Enterprise, which does from 3.30 on',
    version: '3.30.0',
    yaml: initContainers('  - name: mount-bpffs', '  variant: TigeraSecureEnterprise\n'),
  },
  {
    name: 'another CNI plugin',
    version: '3.29.7',
    yaml: initContainers(
      `
  - name: install-cni
          ^^^^^^^^^^^ override-not-rendered`,
      '  cni: { type: AmazonVPC }\n',
    ),
  },
  {
    name: 'upstream plugins',
    version: '3.33.0-unreleased',
    yaml: initContainers(
      `
  - name: cni-plugins
          ^^^^^^^^^^^ override-not-rendered`,
      '  cni: { type: Calico, installMode: CalicoOnly }\n',
    ),
  },
  {
    name: 'an overlay, where the rest is not known',
    version: '3.29.7',
    yaml: initContainers(`
  - { name: hostpath-init }
  - { name: mount-bpffs }
  - { name: node-certs-key-cert-provisioner }`).replace('name: default', 'name: overlay'),
  },
  {
    name: 'Elasticsearch without Enterprise',
    version: '3.29.0',
    yaml: podSpec(
      'calicoKubeControllersDeployment',
      `
      containers: [{ name: es-calico-kube-controllers }]
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^ override-not-rendered`,
    ),
  },
  {
    name: 'no CSI driver',
    version: '3.29.7',
    yaml: installation(`
      kubeletVolumePluginPath: None
      csiNodeDriverDaemonSet:
      ^^^^^^^^^^^^^^^^^^^^^^ override-not-rendered
        metadata: { labels: { team: network } }`),
    fixes: { 'Remove csiNodeDriverDaemonSet': installation('kubeletVolumePluginPath: None') },
  },
  {
    name: 'a name that no container of the CSI driver has',
    version: '3.28.0',
    yaml: podSpec(
      'csiNodeDriverDaemonSet',
      `
      containers: [{ name: csi-node-driver }, { name: calico-csi }]
                           ^^^^^^^^^^^^^^^ override-not-rendered`,
    ),
  },
  {
    name: 'no Windows',
    version: '3.29.7',
    yaml: installation(`
      calicoNodeWindowsDaemonSet:
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ override-not-rendered
        metadata: { labels: { team: network } }`),
  },
  {
    name: 'containers on Windows nodes',
    version: '3.32.1',
    yaml: windows(
      `
      containers: [{ name: calico-node-windows }, { name: felix }, { name: confd }]
                           ^^^^^^^^^^^^^^^^^^^ override-not-rendered
                                                                           ^^^^^ override-not-rendered
      initContainers: [{ name: install-cni }, { name: hostpath-init }]
                                                      ^^^^^^^^^^^^^ override-not-rendered`,
      HNS,
    ),
  },
  {
    name: 'the Windows upgrade, gone',
    version: '3.27.0',
    yaml: installation(`
      kubernetesProvider: AKS
      calicoWindowsUpgradeDaemonSet: {}
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ override-not-rendered`),
  },
  {
    name: 'the Windows upgrade, where it is',
    version: '3.26.5',
    yaml: installation('kubernetesProvider: AKS\ncalicoWindowsUpgradeDaemonSet: {}'),
  },
]);
