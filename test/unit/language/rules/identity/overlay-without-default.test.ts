import { checkRule } from '../check-rule.ts';

const named = (name: string): string => `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: ${name}
`;
const marked = named('overlay\n  #     ^^^^^^^');

checkRule('overlay-without-default', [
  {
    version: '3.29.7',
    cluster: { installations: ['overlay'] },
    yaml: marked,
    fixes: { 'Rename to default': named('default') },
  },
  {
    name: 'default is there',
    version: '3.29.7',
    cluster: { installations: ['default'] },
    yaml: named('overlay'),
  },
  { name: 'nobody asked the cluster', version: '3.29.7', yaml: named('overlay') },
  {
    name: 'default comes with it',
    version: '3.29.7',
    cluster: { installations: [] },
    yaml: `${named('overlay')}---\n${named('default')}`,
  },
  { name: 'another one', version: '3.29.7', cluster: { installations: [] }, yaml: named('default') },
]);
