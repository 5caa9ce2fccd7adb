import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { conflictsByField, effectInWords, isSuggested } from '../../../src/cluster/apply/choice.ts';
import { leaveOut, ownedValue } from '../../../src/cluster/apply/leave-out.ts';
import { lossesInWords } from '../../../src/cluster/apply/losses.ts';
import { keepers, ownersInWords } from '../../../src/cluster/apply/owner-words.ts';
import type { ApplyPlan } from '../../../src/cluster/apply/plan.ts';
import { applyQuestion } from '../../../src/cluster/apply/question.ts';
import { sourceIn } from '../../../src/cluster/apply/source-text.ts';
import { changesBetween } from '../../../src/cluster/compare/changes.ts';
import { classify, detailOf } from '../../../src/cluster/errors/classify.ts';
import { conflictsIn } from '../../../src/cluster/errors/conflicts.ts';
import { ownership } from '../../../src/cluster/facts/owner.ts';
import type { LiveObject } from '../../../src/cluster/object/live-object.ts';

/** What kubectl 1.20 and 1.32 print below the API server's message; they differ in the address alone. */
const advice = (address: string) => `Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See ${address}
`;
const ONE = `error: Apply failed with 1 conflict: conflict with "operator" using operator.tigera.io/v1: .spec.nonPrivileged
${advice('http://k8s.io/docs/reference/using-api/api-concepts/#conflicts')}`;
const SEVERAL = `Warning: something else
error: Apply failed with 4 conflicts: conflicts with "argocd-controller":
- .metadata.labels.app.kubernetes.io/part-of
conflicts with "kubectl-edit" using operator.tigera.io/v1 at 2026-11-24T12:00:00Z:
- .spec.calicoNetwork.mtu
- .spec.nonPrivileged
conflicts with "operator" with subresource "status" using operator.tigera.io/v1:
- .spec.list[name="a: b",protocol="TCP"].port
${advice('https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts')}`;

describe('the conflicts of a server-side apply', () => {
  it('one, in a line', () =>
    assert.deepEqual(conflictsIn(ONE), [{ field: '.spec.nonPrivileged', owner: 'operator' }]));

  it('several, by manager', () =>
    assert.deepEqual(conflictsIn(SEVERAL), [
      { field: '.metadata.labels.app.kubernetes.io/part-of', owner: 'argocd-controller' },
      { field: '.spec.calicoNetwork.mtu', owner: 'kubectl-edit' },
      { field: '.spec.nonPrivileged', owner: 'kubectl-edit' },
      { field: '.spec.list[name="a: b",protocol="TCP"].port', owner: 'operator', subresource: 'status' },
    ]));

  it('none in what says something else', () => {
    for (const text of [
      '',
      'Error from server (Conflict): Operation cannot be fulfilled on installations.operator.tigera.io "default": the object has been modified',
      'error: Apply failed with 2 conflicts: something new',
    ]) {
      assert.deepEqual(conflictsIn(text), [], text);
    }
  });

  it('are a conflict in words without kubectl’s advice', () => {
    assert.equal(classify(ONE), 'conflict');
    assert.match(detailOf(ONE), /^Apply failed with 1 conflict: .*\.spec\.nonPrivileged$/);
  });
});

describe('leaving fields out of what is applied', () => {
  const object = {
    metadata: { name: 'default', labels: { 'app.kubernetes.io/part-of': 'x', app: 'y' } },
    spec: {
      nonPrivileged: 'Enabled',
      calicoNetwork: { mtu: 1400, ipPools: [{ cidr: '10.1.0.0/16', name: 'a' }] },
      set: ['a', 'b'],
      logging: { cni: { logSeverity: 'Info' } },
    },
  };
  const table: [string, string, unknown, (expected: typeof object) => void][] = [
    [
      'a field',
      '.spec.nonPrivileged',
      'Enabled',
      ({ spec }) => delete (spec as { nonPrivileged?: string }).nonPrivileged,
    ],
    [
      'a key with dots',
      '.metadata.labels.app.kubernetes.io/part-of',
      'x',
      ({ metadata }) => delete (metadata.labels as Record<string, unknown>)['app.kubernetes.io/part-of'],
    ],
    [
      'a whole list',
      '.spec.calicoNetwork.ipPools',
      object.spec.calicoNetwork.ipPools,
      ({ spec }) => delete (spec.calicoNetwork as { ipPools?: object }).ipPools,
    ],
    [
      'a field of an item by its key',
      '.spec.calicoNetwork.ipPools[cidr="10.1.0.0/16"].name',
      'a',
      ({ spec }) => delete (spec.calicoNetwork.ipPools[0] as { name?: string }).name,
    ],
    ['an item of a set', '.spec.set[="b"]', 'b', ({ spec }) => spec.set.pop()],
    [
      'the maps that it leaves empty, too',
      '.spec.logging.cni.logSeverity',
      'Info',
      ({ spec }) => delete (spec as { logging?: object }).logging,
    ],
    ['nothing where it leads nowhere', '.spec.calicoNetwork.bgp', undefined, () => {}],
  ];
  for (const [name, field, value, change] of table) {
    it(name, () => {
      const expected = structuredClone(object);
      change(expected);
      assert.deepEqual(leaveOut(object, [field]), expected);
      assert.deepEqual(ownedValue(object, field), value);
    });
  }
});

describe('what a change removes', () => {
  const before = {
    spec: {
      nonPrivileged: 'Enabled',
      variant: 'Calico',
      calicoNetwork: { ipPools: [{ cidr: '10.1.0.0/16' }, { cidr: '10.2.0.0/16' }] },
      set: ['a', 'b'],
    },
  };
  const live = {
    ...before,
    metadata: {
      managedFields: [{ manager: 'kubectl-edit', fieldsV1: { 'f:spec': { 'f:nonPrivileged': {} } } }],
    },
  } as unknown as LiveObject;
  const said = (spec: object) => lossesInWords(live, changesBetween(before as never, { spec } as never));

  it('is named, list by list and field by field', () => {
    const { spec } = before;
    assert.equal(said(spec), '');
    assert.equal(said({ ...spec, nonPrivileged: 'Disabled', more: 1 }), '');
    assert.equal(
      said({ ...spec, calicoNetwork: { ipPools: [{ cidr: '10.2.0.0/16' }] } }),
      'removes 1 IP pool: 10.1.0.0/16',
    );
    assert.equal(
      said({ calicoNetwork: { ipPools: [] }, set: ['b'] }),
      'removes 2 IP pools: 10.1.0.0/16, 10.2.0.0/16, and 1 item of spec.set: a, and spec.nonPrivileged (Enabled, set by kubectl-edit), spec.variant (Calico)',
    );
  });
});

describe('who keeps an Installation, in words', () => {
  const installation = (metadata: object) => ({ metadata, spec: {} }) as unknown as LiveObject;
  const HELM = { 'meta.helm.sh/release-name': 'calico', 'meta.helm.sh/release-namespace': 'tigera-operator' };
  const FLUX = { 'helm.toolkit.fluxcd.io/name': 'net', 'helm.toolkit.fluxcd.io/namespace': 'flux-system' };
  const ARGO = [{ manager: 'argocd-controller' }];
  const table: [string, object, RegExp][] = [
    [
      'Helm',
      { annotations: HELM },
      /^An upgrade by Helm \(release calico in namespace tigera-operator, by its annotation meta\.helm\.sh\/release-name=calico\) would overwrite this change of Installation default\. Change the values of the release instead\.$/,
    ],
    [
      'Argo CD by a tracking id, which may name a namespace',
      {
        annotations: {
          'argocd.argoproj.io/tracking-id': 'team_net:operator.tigera.io/Installation:/default',
        },
      },
      /Argo CD \(Application net in namespace team, by/,
    ],
    [
      'Argo CD by its older label, which others have, too',
      { labels: { 'app.kubernetes.io/instance': 'net' }, managedFields: ARGO },
      /Argo CD \(Application net, by/,
    ],
    [
      'Argo CD by a manager alone',
      { managedFields: ARGO },
      /Argo CD \(by its field manager argocd-controller\).*Change its source instead/,
    ],
    ['nobody', { labels: { 'app.kubernetes.io/instance': 'net' } }, /^$/],
    [
      'Flux alone, where it works through Helm',
      { annotations: HELM, labels: FLUX },
      /^A sync by Flux \(HelmRelease net in namespace flux-system, by [^)]*\) would[^.]*\. Change the values of the HelmRelease instead\.$/,
    ],
  ];
  for (const [name, metadata, expected] of table) {
    it(name, () =>
      assert.match(ownersInWords('default', ownership(installation(metadata)).owners), expected),
    );
  }

  it('each tool once', () => {
    const { owners } = ownership(installation({ annotations: HELM, managedFields: [{ manager: 'helm' }] }));
    assert.equal(owners.length, 2);
    assert.deepEqual(
      keepers(owners).map(({ source }) => source?.name),
      ['calico'],
    );
  });

  const { owners: flux } = ownership(installation({ labels: FLUX }));
  const { owners: helm } = ownership(installation({ annotations: HELM }));
  const release = (name: string, namespace = '') =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: net\n---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease # it\nmetadata:\n  name: ${name}${namespace}\nspec:\n  name: other\n`;
  const sources: [string, string, string, typeof flux, boolean][] = [
    ['the HelmRelease of the name', release('net'), 'a.yaml', flux, true],
    ['in its namespace', release('net', '\n  namespace: flux-system'), 'a.yaml', flux, true],
    ['not in another one', release('net', '\n  namespace: other'), 'a.yaml', flux, false],
    ['not by a label', release('x\n  labels:\n    name: net'), 'a.yaml', flux, false],
    ['not of another name', release('other'), 'a.yaml', flux, false],
    ['values with an Installation', 'installation:\n  enabled: true\n', 'calico/values.yaml', helm, true],
    [
      'values below the name of the chart',
      'tigera-operator:\n  installation: {}\n',
      'apps/calico.yaml',
      helm,
      true,
    ],
    ['not whatever has such a part', 'installation: {}\n', 'docs/notes.yaml', helm, false],
    ['not an object', 'kind: X\ninstallation: {}\n', 'calico/values.yaml', helm, false],
  ];
  for (const [name, text, path, owners, isIt] of sources) {
    it(`its source: ${name}`, () => {
      const found = sourceIn(text, path, owners);
      assert.equal(found !== undefined, isIt);
      if (found !== undefined)
        assert.match(text.slice(found), /^(kind: HelmRelease|(tigera-operator:\s+)?installation)/);
    });
  }
});

describe('what is asked before it is written', () => {
  const state = (spec: object, metadata: object = {}) =>
    ({ metadata: { name: 'default', ...metadata }, spec }) as unknown as LiveObject;
  const pools = (...cidrs: string[]) => ({ calicoNetwork: { ipPools: cidrs.map((cidr) => ({ cidr })) } });
  const plan = (parts: Partial<ApplyPlan>): ApplyPlan => ({
    way: 'server-side',
    live: state({}),
    after: state({ variant: 'Calico' }),
    warnings: [],
    conflicts: [],
    manifest: { name: 'default', manifest: '', object: {} },
    sent: { object: {}, force: false },
    ...parts,
  });
  const asked = (
    parts: Partial<ApplyPlan>,
    chosen = { taken: [], left: [] } as Parameters<typeof applyQuestion>[1],
  ) => applyQuestion(plan(parts), chosen, 'here (http://x)');
  const LOOK = 'Review the diff, then choose Apply to Cluster or Cancel Apply in its title bar.';
  const HELM = { annotations: { 'meta.helm.sh/release-name': 'calico' } };
  const owned = (manager: string, field: string) => ({
    manager,
    fieldsV1: { 'f:spec': { [`f:${field}`]: {} } },
  });
  const EDITED = { managedFields: [owned('kubectl-client-side-apply', 'bgp'), owned('kubectl-edit', 'mtu')] };
  const MTU = { field: '.spec.mtu', owners: ['kubectl-edit', 'helm (status)'] };

  const table: [string, string, string][] = [
    [
      'a change',
      asked({}),
      `Apply Installation default to here (http://x)? 1 field differs: spec.variant unset → Calico. ${LOOK}`,
    ],
    ['a new one', asked({ live: undefined }), `Create Installation default in here (http://x)? ${LOOK}`],
    [
      'what goes, before all else',
      asked({ live: state(pools('10.1.0.0/16', '10.2.0.0/16')), after: state(pools('10.2.0.0/16')) }),
      `Apply Installation default to here (http://x)? It removes 1 IP pool: 10.1.0.0/16. 1 field differs: spec.calicoNetwork.ipPools[10.1.0.0/16] removed. ${LOOK}`,
    ],
    [
      'what a client-side apply overwrites of others',
      asked({
        way: 'client-side',
        live: state({ bgp: 1, mtu: 1440 }, EDITED),
        after: state({ bgp: 2, mtu: 1450 }, EDITED),
      }),
      `Apply Installation default to here (http://x)? It overwrites spec.mtu (set by kubectl-edit). 2 fields differ: spec.bgp 1 → 2, spec.mtu 1440 → 1450. ${LOOK}`,
    ],
    [
      'what was chosen',
      asked({}, { taken: [MTU], left: [{ field: '.spec.bgp', owners: ['operator'] }] }),
      `Apply Installation default to here (http://x)? 1 field differs: spec.variant unset → Calico. It takes over spec.mtu from kubectl-edit and helm (status). It leaves spec.bgp to operator. ${LOOK}`,
    ],
    [
      'who may undo it, and what kubectl warns of',
      asked({
        live: state({}, HELM),
        after: state({ variant: 'Calico' }, HELM),
        warnings: [
          'resource x is missing the kubectl.kubernetes.io/last-applied-configuration annotation',
          'w',
        ],
      }),
      `Apply Installation default to here (http://x)? 1 field differs: spec.variant unset → Calico. Helm may overwrite it. ${LOOK} kubectl warns: w`,
    ],
  ];
  for (const [name, said, expected] of table) it(name, () => assert.equal(said, expected));

  it('the conflicts, each field once, with what taking it over would do', () => {
    const conflicted = plan({
      live: state(
        { mtu: 1440, list: [{ name: 'a', filled: 1 }] },
        {
          managedFields: [
            { manager: 'operator', fieldsV1: { 'f:spec': { 'f:list': {} } } },
            { manager: 'x', fieldsV1: { 'f:spec': { 'f:mtu': {} } } },
          ],
        },
      ),
      after: state({ mtu: 1450, list: [{ name: 'a' }] }),
      sent: { object: { spec: { mtu: 1450, list: [{ name: 'a' }] } }, force: false },
      conflicts: [
        { field: '.spec.mtu', owner: 'kubectl-edit' },
        { field: '.spec.list', owner: 'operator' },
        { field: '.spec.mtu', owner: 'helm', subresource: 'status' },
      ],
    });
    const fields = conflictsByField(conflicted);
    assert.deepEqual(fields, [MTU, { field: '.spec.list', owners: ['operator'] }]);
    assert.deepEqual(
      fields.map((field) => effectInWords(conflicted, field)),
      ['1440 → 1450', 'equals the live object, apart from operator defaults'],
    );
    // A default of the operator, if it would change; neither what somebody wrote nor what would stay.
    assert.deepEqual(
      [...fields, { field: '.spec.mtu', owners: ['operator'] }].map((field) =>
        isSuggested(conflicted, field),
      ),
      [false, false, true],
    );
  });
});
