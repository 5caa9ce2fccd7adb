import { ALL_VERSIONS, includes, versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const READ = new Set(['default', 'overlay']);
const REFUSED_BY_API_SERVER = versions('3.32.0..');

/** An Installation that nobody reads. From 3.32 the API server refuses most such names: `installation-name`. */
export const rule: Rule = {
  id: 'installation-name-ignored',
  severity: 'warning',
  tags: ['unnecessary'],
  refusedBy: 'nobody',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'The operator does not read an Installation of this name.',
    details: `
The operator reads the Installation called \`default\` and lays the one called \`overlay\` over it. Any other is stored
and stays without effect: no status, no event, nothing in TigeraStatus.

\`tigera-secure\` is a name of the past that the API server still lets through. From 3.32.0 it refuses all other names.`,
    bad: {
      version: '3.29.7',
      yaml: installation('variant: Calico').replace('name: default', 'name: calico'),
    },
    good: { version: '3.29.7', yaml: installation('variant: Calico') },
  },
  *check({ name, completeness, version }, { installations }) {
    if (name === undefined || READ.has(name) || completeness === 'partial') return;
    if (name !== 'tigera-secure' && includes(REFUSED_BY_API_SERVER, version)) return;
    const path = ['metadata', 'name'];
    yield {
      path,
      message: `The operator reads the Installations \`default\` and \`overlay\`; \`${name}\` is stored and ignored.`,
      fixes: [
        {
          title: 'Rename to default',
          safety: installations === 1 ? 'safe' : 'unsafe',
          edits: [{ op: 'set', path, value: 'default' }],
        },
      ],
    };
  },
};
