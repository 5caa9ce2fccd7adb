import { formatPath } from '../../text/path.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { trapsOf } from './shared/default-traps.ts';

const MULTI_INTERFACE_MODE = ['spec', 'calicoNetwork', 'multiInterfaceMode'];

export const rule: Rule = {
  id: 'persisted-default-trap',
  severity: 'information',
  refusedBy: 'nobody',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'A default that the operator wrote earlier contradicts what is chosen now.',
    details:
      'The operator writes the defaults that it fills in back into the resource. From then on they look like anything ' +
      'else in it, and the operator judges them as if you had typed them. Change the CNI plugin, the provider or the ' +
      'dataplane on such a live object, and a default of the old choice is refused under the new one. Another finding ' +
      'on the same field says by what rule; this one says that the value is a leftover. Remove it in the same change. ' +
      '`kubectl apply` of a manifest that never held the field does not remove it: edit or patch the live object.',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: AmazonVPC
        calicoNetwork:
          multiInterfaceMode: None
      `),
      cluster: { operatorDefaults: [MULTI_INTERFACE_MODE] },
      beside: ['multiinterfacemode-non-calico-cni'],
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: AmazonVPC
      `),
      cluster: { operatorDefaults: [MULTI_INTERFACE_MODE] },
    },
  },
  *check(installation) {
    const owned = new Set((installation.cluster.operatorDefaults ?? []).map(formatPath));
    if (owned.size === 0) return;
    for (const { path, because, breaks } of trapsOf(installation)) {
      if (!owned.has(formatPath(path)) || !installation.isWritten(path)) continue;
      const field = formatPath(path.slice(1));
      yield {
        path,
        mark: 'pair',
        message: `\`${field}\` is a default that the operator wrote earlier, and ${because}: see \`${breaks}\`.`,
        fixes: [{ title: `Remove ${field}`, safety: 'unsafe', edits: [{ op: 'remove', path }] }],
      };
    }
  },
};
