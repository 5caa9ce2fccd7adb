import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { configView } from '../../../../src/cluster/commands/config-view.ts';
import { detailOf, warningsOf } from '../../../../src/cluster/errors/classify.ts';
import { withoutSecrets, withoutSecretsIn } from '../../../../src/cluster/errors/secrets.ts';

describe('an address without its secrets', () => {
  const TABLE: readonly (readonly [address: string, shown: string])[] = [
    ['https://10.0.0.1:6443', 'https://10.0.0.1:6443'],
    ['https://rancher.example.com/k8s/clusters/c-1', 'https://rancher.example.com/k8s/clusters/c-1'],
    ['https://[fe80::1%25eth0]:6443', 'https://[fe80::1%25eth0]:6443'],
    ['localhost:8080', 'localhost:8080'],
    ['', ''],
    ['https://admin:hunter2@host:6443/x', 'https://host:6443/x'],
    ['https://hunter2@host', 'https://host'],
    ['https://admin:hunter2@host?token=hunter3', 'https://host'],
    ['https://host/path?token=hunter2#hunter3', 'https://host/path'],
    ['https://host/?token=hunter2@x', 'https://host/'],
    ['HTTPS://Admin:hunter2@HOST', 'HTTPS://HOST'],
    ['admin:hunter2@host:6443', 'host:6443'],
    ['https://admin:hunt@er2@host', 'https://host'],
    ['https://admin:hunter/2@host/x', 'https://host/x'],
    ['https://admin:hun ter2@host', 'https://host'],
    ['https://admin:hunter?2@host', 'https://…'],
    ['https://admin:hunter2', 'https://…'],
    ['https://admin:hunter2@[::1]:6443', 'https://[::1]:6443'],
    [' https://admin:hunter2@host\n', 'https://host'],
  ];
  for (const [address, shown] of TABLE) {
    it(JSON.stringify(address), () => {
      assert.equal(withoutSecrets(address), shown);
      assert.equal(withoutSecrets(shown), shown, 'a second time changes nothing');
    });
  }

  it('is all that is read of a kubeconfig', () => {
    const config = configView.parse(
      JSON.stringify({
        'current-context': 'a',
        clusters: [
          {
            name: 'c',
            cluster: {
              server: 'https://admin:hunter2@host/?token=hunter3',
              'proxy-url': 'http://me:hunter4@proxy:3128',
            },
          },
        ],
        contexts: [{ name: 'a', context: { cluster: 'c', user: 'u' } }],
        users: [],
      }),
    );
    assert.deepEqual(config?.contexts, [{ name: 'a', server: 'https://host/' }]);
  });
});

describe('what kubectl says, without the secrets of addresses', () => {
  const TABLE: readonly (readonly [said: string, shown: string])[] = [
    [
      'Get "https://admin:hunter2@host:6443/api?token=hunter3": dial tcp 1.2.3.4:6443: connect: connection refused',
      'Get "https://host:6443/api": dial tcp 1.2.3.4:6443: connect: connection refused',
    ],
    [
      'parse "http://me:hunter2@h:x": invalid port ":x" after host',
      'parse "http://…": invalid port "…" after host',
    ],
    [
      'parse "http://me:hunt/er2@proxy": invalid port ":hunt" after host',
      'parse "http://proxy": invalid port "…" after host',
    ],
    [
      'parse "http://me:hunter%zz2@proxy": net/url: invalid URL escape "%zz"',
      'parse "http://proxy": net/url: invalid URL escape "…"',
    ],
    [
      `invalid 'proxy-url' "me:hunter2@proxy:3128" for cluster "x": parse "me:hunter2@proxy:3128": first path segment in URL cannot contain colon`,
      `invalid 'proxy-url' "proxy:3128" for cluster "x": parse "proxy:3128": first path segment in URL cannot contain colon`,
    ],
    [
      'proxyconnect tcp: dial tcp: lookup me:hunter2@proxy: no such host',
      'proxyconnect tcp: dial tcp: lookup proxy: no such host',
    ],
    ['(http://me:hunter2@proxy, https://x/?t=hunter3).', '(http://proxy, https://x/).'],
    ['proxy=http://me:hunter2@proxy', 'proxy=http://proxy'],
    [`"a \\"http://me:hunter2@proxy\\" b"`, `"a \\"http://…" b"`],
    ['Get "https://me:hunter2', 'Get "https://…'],
    // None of these is a secret.
    ['User "oidc:jane@example.com" cannot list', 'User "oidc:jane@example.com" cannot list'],
    ['quay.io/tigera/operator:v1@sha256:abc', 'quay.io/tigera/operator:v1@sha256:abc'],
    ['webhook "a.b" said: "see https://wiki/x, or ask"', 'webhook "a.b" said: "see https://wiki/x, or ask"'],
    [
      'Get "https://h/api?timeout=20s": x509: valid for "a", not "b"',
      'Get "https://h/api": x509: valid for "a", not "b"',
    ],
  ];
  for (const [said, shown] of TABLE) {
    it(said.slice(0, 60), () => {
      assert.equal(withoutSecretsIn(said), shown);
      assert.doesNotMatch(shown, /hunt|er2/);
    });
  }

  it('is what becomes of an error and of a warning, also where it is cut short', () => {
    const long = `error: ${'x '.repeat(490)}http://me:hunter2@proxy.example.com`;
    assert.doesNotMatch(detailOf(long), /hunter|me:/);
    assert.doesNotMatch(detailOf('error: Get "https://admin:hunter2@host": EOF'), /hunter/);
    assert.deepEqual(warningsOf('Warning: http://me:hunter2@proxy is slow'), ['http://proxy is slow']);
  });

  it('says once what kubectl says of each of its requests', () => {
    assert.equal(detailOf('EOF\nEOF\nEOF\n'), 'EOF');
    assert.equal(detailOf('error: one\ntwo\ntwo\none\n'), 'one\ntwo\none');
  });
});
