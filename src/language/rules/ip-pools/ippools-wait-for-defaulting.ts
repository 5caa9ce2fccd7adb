import { POOLS_CONTROLLER } from '../../installation/pools.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'ippools-wait-for-defaulting',
  severity: 'information',
  refusedBy: 'ippools',
  versions: POOLS_CONTROLLER,
  docs: {
    summary: 'The pools wait until the operator has accepted the Installation once.',
    details:
      'From 3.28 a controller of its own makes the pools, and it starts only when the core controller has accepted the ' +
      'Installation, filled in its defaults and put its finalizer on it. Until then TigeraStatus `ippools` says that it ' +
      'waits. On a new cluster a fault in the Installation therefore shows in two rows: `calico` names the fault, ' +
      '`ippools` only waits. Fix what `calico` reports; the other row follows by itself. If `calico` names no fault, give ' +
      'it a minute: the wait is a normal step of every first installation.',
    clusterMessage:
      'Waiting for Installation defaulting to occur|Waiting for CNI type to be configured on Installation',
    bad: {
      version: '3.29.7',
      yaml: installation('variant: Calico'),
      cluster: { defaulted: false },
    },
    good: {
      version: '3.29.7',
      yaml: installation('variant: Calico'),
      cluster: { defaulted: true },
    },
  },
  *check({ cluster, name }) {
    if (cluster.defaulted !== false || name === 'overlay') return;
    yield {
      path: ['spec'],
      mark: 'key',
      message:
        'The operator has not accepted this Installation yet, so TigeraStatus `ippools` waits; a fault is named in ' +
        'TigeraStatus `calico`.',
    };
  },
};
