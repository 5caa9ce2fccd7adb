import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { editReason } from '../../../src/cluster/edit/edit-reason.ts';
import { commandLine } from '../../../src/cluster/kubectl/command-line.ts';
import { kubeconfigFiles, withAbsoluteKubeconfig } from '../../../src/cluster/kubectl/kubeconfig-files.ts';
import { type Json, type LiveObject, withoutNoise } from '../../../src/cluster/object/live-object.ts';
import { toYamlText } from '../../../src/cluster/object/yaml-text.ts';

describe('YAML to look at', () => {
  const values: readonly Json[] = [
    { a: 1, b: [1, { c: 'd', e: [] }, [], {}, [[1], 2]], f: {}, g: null, h: true },
    {
      quoted: [
        'yes',
        'off',
        '1',
        '1.5',
        '0x1f',
        '1:30',
        '',
        ' a',
        'a: b',
        '# c',
        '- d',
        'y',
        'null',
        '~',
        '*x',
        '2026-01-01',
      ],
    },
    {
      plain: [
        'all()',
        '192.168.0.0/16',
        'a-b',
        'has(x) && y == "z"',
        'v3.29.7',
        'Größe',
        'kubernetes.io/os',
        '::1',
        'fd00::/108',
      ],
    },
    { prose: ['a\nb\n', 'a\n\nb', '  a\nb', 'a\nb\n\n', 'tab\tx\ny', 'a \nb', '\n', '\u0000', 'a\r\nb'] },
    {
      one: 'a\nb\n',
      two: 'a\nb',
      three: 'a\n\n  b\n\n\n',
      four: 'a\nb # no comment\n',
      'odd key: x': 1,
      'f:spec': { '.': {} },
    },
    'text',
    [],
  ];
  for (const value of values) {
    it(`says the same: ${JSON.stringify(value).slice(0, 60)}`, () => {
      assert.deepEqual(parse(toYamlText(value), { version: '1.1' }), value);
      assert.deepEqual(parse(toYamlText(value), { version: '1.2' }), value);
    });
  }

  it('looks like what kubectl prints', () => {
    const value = {
      kind: 'Installation',
      spec: { ipPools: [{ cidr: '10.0.0.0/8', nodeSelector: 'all()' }] },
    };
    assert.equal(
      toYamlText(value),
      'kind: Installation\nspec:\n  ipPools:\n  - cidr: 10.0.0.0/8\n    nodeSelector: all()\n',
    );
  });
});

it('a live object to compare has no noise', () => {
  const object = {
    apiVersion: 'operator.tigera.io/v1',
    kind: 'Installation',
    metadata: {
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
      managedFields: [],
      name: 'default',
      resourceVersion: '1',
      uid: 'u',
      labels: { a: 'b' },
    },
    spec: { variant: 'Calico' },
    status: { mtu: 1 },
  } as unknown as LiveObject;
  assert.equal(
    JSON.stringify(withoutNoise(object)),
    '{"apiVersion":"operator.tigera.io/v1","kind":"Installation","metadata":{"name":"default","labels":{"a":"b"}},"spec":{"variant":"Calico"}}',
  );
});

describe('the reason for another round of kubectl edit', () => {
  const head = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`;
  it('is not there in the first round', () => {
    assert.equal(editReason(`${head}apiVersion: v1\n`), undefined);
    assert.equal(editReason('apiVersion: v1\n# a comment\n'), undefined);
    assert.equal(editReason(''), undefined);
  });
  it('is what kubectl put below its instructions', () => {
    const reasons =
      '# installations.operator.tigera.io "default" was not valid:\n# * spec.a: Invalid value: "{\\"b\\":1}": no\n#\n';
    assert.equal(
      editReason(`${head}${reasons}apiVersion: v1\n`),
      'installations.operator.tigera.io "default" was not valid:\n* spec.a: Invalid value: "{…}": no',
    );
    assert.match(editReason(`${head}${reasons}`.replaceAll('\n', '\r\n')) ?? '', /not valid:\n/);
  });
});

it('a command line can be pasted', () => {
  assert.equal(
    commandLine('kubectl', ['get', "--context=it's $HOME", '-f=/tmp/a b']),
    `kubectl get '--context=it'\\''s $HOME' '-f=/tmp/a b'`,
  );
});

it('kubeconfig files are those of KUBECONFIG, else the one at home', () => {
  assert.deepEqual(kubeconfigFiles({ KUBECONFIG: '/a:/b::/a' }), ['/a', '/b']);
  assert.deepEqual(kubeconfigFiles({ KUBECONFIG: 'here/config' }), [path.resolve('here/config')]);
  assert.equal(withAbsoluteKubeconfig({ KUBECONFIG: 'a:/b' }).KUBECONFIG, `${path.resolve('a')}:/b`);
  assert.deepEqual(kubeconfigFiles({ HOME: '/home/me', KUBECONFIG: '' }), ['/home/me/.kube/config']);
});
