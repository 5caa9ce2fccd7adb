import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ownCalicoFacts } from '../../../../src/cli/cluster/calico-facts.ts';
import { calicoVersion } from '../../../../src/cluster/facts/calico-version.ts';
import { isOperatorDefault, operatorDefaults } from '../../../../src/cluster/facts/field-owners.ts';
import { ownership } from '../../../../src/cluster/facts/owner.ts';
import type { LiveObject } from '../../../../src/cluster/object/live-object.ts';

describe('which Calico a cluster has', () => {
  const seen = async (operatorImage: string, status = '', information = '', nodeImage = '') => {
    const fact = await calicoVersion(
      {
        operatorImage,
        installation: { status: { calicoVersion: status } } as unknown as LiveObject,
        clusterInformation: { spec: { calicoVersion: information } } as unknown as LiveObject,
        nodeImage,
      },
      ownCalicoFacts(),
    );
    return [fact.version, fact.source, fact.running];
  };
  const table: [string, Promise<string[]>, string[]][] = [
    ['by the operator’s tag', seen('quay.io/tigera/operator:v1.36.16'), ['3.29.7', 'operator', '']],
    ['a tag between two releases', seen('quay.io/tigera/operator:v1.29.4'), ['3.25.1', 'operator', '']],
    [
      'a mirror with a port, and a digest behind the tag',
      seen('mirror:5000/op:v1.42.3@sha256:ab', 'v3.30.6'),
      ['3.32.1', 'operator', '3.30.6'],
    ],
    ['a digest alone', seen('quay.io/tigera/operator@sha256:ab', 'v3.29.7'), ['3.29.7', 'status', '3.29.7']],
    [
      'a mirror’s own tag',
      seen('mirror:5000/op:stable', '', 'v3.24.5'),
      ['3.24.5', 'cluster-information', '3.24.5'],
    ],
    ['by calico-node alone', seen('', '', '', 'calico/node:v3.22.1'), ['3.22.1', 'calico-node', '3.22.1']],
    ['by nothing', seen(''), ['', 'none', '']],
  ];
  for (const [name, found, expected] of table) it(name, async () => assert.deepEqual(await found, expected));
});

const installation = (metadata: object): LiveObject => ({ metadata, spec: {} }) as unknown as LiveObject;

describe('who keeps an Installation', () => {
  const table: [string, object, string[]][] = [
    ['nobody', { managedFields: [{ manager: 'kubectl-client-side-apply' }, { manager: 'operator' }] }, []],
    [
      'Helm, by annotation',
      { annotations: { 'meta.helm.sh/release-name': 'calico' } },
      ['Helm: annotation meta.helm.sh/release-name=calico'],
    ],
    [
      'Helm, by manager',
      { managedFields: [{ manager: 'helm' }, { manager: 'helm' }] },
      ['Helm: field manager helm'],
    ],
    [
      'Argo CD',
      { labels: { 'argocd.argoproj.io/instance': 'net' } },
      ['Argo CD: label argocd.argoproj.io/instance=net'],
    ],
    [
      'Flux',
      { managedFields: [{ manager: 'kustomize-controller' }] },
      ['Flux: field manager kustomize-controller'],
    ],
  ];
  for (const [name, metadata, expected] of table) {
    it(name, () =>
      assert.deepEqual(
        ownership(installation(metadata)).owners.map(({ tool, sign }) => `${tool}: ${sign}`),
        expected,
      ),
    );
  }
});

describe('what the operator has filled in', () => {
  const live = installation({
    managedFields: [
      {
        manager: 'kubectl-create',
        fieldsV1: { 'f:spec': { 'f:calicoNetwork': { 'f:bgp': {} }, 'f:variant': {} } },
      },
      {
        manager: 'operator',
        fieldsV1: {
          'f:metadata': { 'f:finalizers': {} },
          'f:spec': {
            'f:variant': {},
            'f:logging': { 'f:cni': { 'f:logSeverity': {} } },
            'f:calicoNetwork': { 'f:mtu': {} },
          },
        },
      },
    ],
  });
  const defaults = operatorDefaults(live);

  it('is what nobody else owns', () =>
    assert.deepEqual(
      defaults.map((path) => path.join('.')),
      ['spec.logging.cni.logSeverity', 'spec.calicoNetwork.mtu'],
    ));

  it('is told from what somebody wrote', () => {
    assert.ok(isOperatorDefault('spec.logging', defaults));
    assert.ok(!isOperatorDefault('spec.variant', defaults));
    assert.ok(!isOperatorDefault('spec.log', defaults));
  });
});
