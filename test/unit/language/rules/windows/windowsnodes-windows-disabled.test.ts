import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('windowsnodes-windows-disabled', [
  {
    name: 'the default',
    version: '3.27.0',
    yaml: installation(`
      variant: Calico
      windowsNodes: {}
      ^^^^^^^^^^^^ windowsnodes-windows-disabled
    `),
    fixes: {
      'Remove windowsNodes': installation('variant: Calico'),
      'Set windowsDataplane to HNS': installation(
        'variant: Calico\nwindowsNodes: {}\ncalicoNetwork:\n  windowsDataplane: HNS',
      ),
    },
  },
  {
    name: 'switched off',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        windowsDataplane: Disabled
      windowsNodes:
      ^^^^^^^^^^^^ windowsnodes-windows-disabled
        cniBinDir: /opt/cni/bin
    `),
  },
  {
    name: 'with Windows',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  windowsDataplane: HNS\nwindowsNodes:\n  cniBinDir: /opt/cni/bin'),
  },
  {
    name: 'filled in by the operator',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  windowsDataplane: HNS'),
  },
  {
    name: 'a patch',
    version: '3.32.1',
    yaml: installation('windowsNodes:\n  cniBinDir: /opt/cni/bin').replace('name: default', 'name: overlay'),
  },
  { name: 'left out', version: '3.32.1', yaml: installation('calicoNetwork:\n  windowsDataplane: Disabled') },
]);
