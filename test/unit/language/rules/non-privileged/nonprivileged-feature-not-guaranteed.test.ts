import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const MARKED = installation(`
  nonPrivileged: Enabled
  kubernetesProvider: RKE2
  #                   ^^^^
  logging:
  ^^^^^^^
    cni:
      logSeverity: Debug
      logFileMaxCount: 3
  calicoNetwork:
    linuxDataplane: Nftables
    #               ^^^^^^^^
    windowsDataplane: Disabled
    ipPools:
      - cidr: 10.0.0.0/16
        name: first
        ^^^^
        blockSize: 26
        encapsulation: VXLAN
      - cidr: 10.1.0.0/16
        disableBGPExport: true
        ^^^^^^^^^^^^^^^^
        name: second
        ^^^^
        encapsulation: VXLAN
  calicoNodeDaemonSet:
  ^^^^^^^^^^^^^^^^^^^
    spec:
      template:
        spec:
          containers:
            - name: calico-node
              resources:
                requests:
                  cpu: 100m
`);
const PLAIN = MARKED.replaceAll(/^[ #]*\^+\n/gm, '');

checkRule('nonprivileged-feature-not-guaranteed', [
  { version: '3.29.7', yaml: MARKED },
  {
    name: 'mode off',
    version: '3.29.7',
    yaml: PLAIN.replace('nonPrivileged: Enabled', 'nonPrivileged: Disabled'),
  },
  { name: 'withdrawn altogether', version: '3.32.1', yaml: PLAIN },
  {
    name: 'what is switched off',
    version: '3.29.7',
    yaml: installation('nonPrivileged: Enabled\nkubeletVolumePluginPath: None\nfipsMode: Disabled'),
  },
]);
