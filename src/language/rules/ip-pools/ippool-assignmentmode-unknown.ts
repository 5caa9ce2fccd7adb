import { placedPools } from '../../installation/pools.ts';
import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { fixesToKnown } from './shared/nearest.ts';

const KNOWN = ['Automatic', 'Manual'];

export const rule: Rule = {
  id: 'ippool-assignmentmode-unknown',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: versions('3.30.0..'),
  docs: {
    summary: 'A pool has an assignment mode that Calico does not know.',
    details:
      'A pool is used for everybody (`Automatic`, the default) or only where a pod or Service asks for it by name ' +
      '(`Manual`). Neither the CRD nor the operator checks the word, so another one is stored in the Installation and ' +
      'in the pool, and the pool then is not what you meant; letter case counts. The Calico API refuses it, so on a ' +
      'cluster that has pools the change fails in TigeraStatus `ippools`.',
    bad: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            assignmentMode: manual
      `),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            assignmentMode: Manual
      `),
    },
  },
  *check(installation) {
    for (const { pool, path: place } of placedPools(installation)) {
      const { assignmentMode } = pool;
      if (!assignmentMode || KNOWN.includes(assignmentMode)) continue;
      const path = [...place, 'assignmentMode'];
      yield {
        path,
        message: `\`assignmentMode\` is \`${assignmentMode}\`, but Calico knows only \`Automatic\` and \`Manual\`.`,
        fixes: fixesToKnown(path, assignmentMode, KNOWN),
      };
    }
  },
};
