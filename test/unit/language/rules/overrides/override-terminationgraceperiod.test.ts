import { checkRule } from '../check-rule.ts';
import { podSpec } from './nested.ts';

checkRule('override-terminationgraceperiod', [
  {
    version: '3.24.6',
    yaml: podSpec(
      'typhaDeployment',
      `
      terminationGracePeriodSeconds: -5
                                     ^^ override-terminationgraceperiod
      nodeSelector: { pool: infra }`,
    ),
    fixes: {
      'Set terminationGracePeriodSeconds to 0': podSpec(
        'typhaDeployment',
        'terminationGracePeriodSeconds: 0\nnodeSelector: { pool: infra }',
      ),
      'Remove terminationGracePeriodSeconds': podSpec('typhaDeployment', 'nodeSelector: { pool: infra }'),
    },
  },
  { name: 'none', version: '3.32.1', yaml: podSpec('typhaDeployment', 'terminationGracePeriodSeconds: 0') },
  {
    name: 'a release without the field',
    version: '3.24.5',
    yaml: podSpec('typhaDeployment', 'terminationGracePeriodSeconds: -5'),
  },
]);
