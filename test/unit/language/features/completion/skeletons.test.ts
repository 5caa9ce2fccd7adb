import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { RELEASES } from '../../../../../src/language/service.ts';
import { errorsOf } from './apply.ts';
import { checkCompletion, completionAt } from './check-completion.ts';

describe('completion of a blank document', () => {
  checkCompletion([
    {
      name: 'whole Installations, for each platform',
      text: '$0',
      labels: [
        'Installation',
        'Installation on kubeadm',
        'Installation on kind',
        'Installation on EKS with Calico networking',
        'Installation on EKS with the Amazon VPC CNI',
        'Installation on AKS',
        'Installation on GKE',
        'Installation on OpenShift',
        'Installation on RKE2',
        'Installation with eBPF',
        'Installation, dual stack',
        'Installation in non-privileged mode',
      ],
    },
    {
      name: 'none in non-privileged mode where that is withdrawn',
      version: '3.32.1',
      text: '$0',
      offers: ['Installation'],
      lacks: ['Installation in non-privileged mode'],
    },
    {
      name: 'none on a platform that the release does not know',
      version: '3.20.6',
      text: '$0',
      lacks: ['Installation on RKE2'],
    },
    {
      name: 'at the version that the file names',
      version: '3.20.6',
      text: '# calico-version: v3.32.1\n$0\n',
      offers: ['Installation on RKE2'],
      lacks: ['Installation in non-privileged mode'],
    },
    {
      name: 'in the place of what is typed, between other documents',
      text: 'kind: ConfigMap\n---\ninst$0\n---\nkind: Secret\n',
      take: [
        'Installation on GKE',
        `kind: ConfigMap
---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  kubernetesProvider: GKE
  cni:
    type: GKE
  calicoNetwork:
    bgp: Disabled
---
kind: Secret
`,
      ],
    },
    { name: 'not in a document that holds something', text: 'kind: ConfigMap\n$0', labels: [] },
    { name: 'not in a comment', text: '# $0', labels: [] },
    { name: 'not below a ruler of many signs', text: `${'#'.repeat(80)}\nfoo: $0`, labels: [] },
  ]);

  for (const { calico } of RELEASES) {
    it(`at ${calico.text} all of them are accepted as they are`, () => {
      const offers = completionAt('', 0, calico.text);
      assert.ok(offers.length >= 7, `only ${offers.length}`);
      for (const { label, newText } of offers) {
        assert.deepEqual(errorsOf(newText, { calicoVersion: calico.text }), [], label);
      }
    });
  }
});
