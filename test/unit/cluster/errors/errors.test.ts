import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { getInstallation } from '../../../../src/cluster/commands/get-installation.ts';
import { CLUSTER_ERROR_KINDS, type ClusterErrorKind } from '../../../../src/cluster/errors/error.ts';
import { explainError } from '../../../../src/cluster/errors/remedy.ts';
import { failing, fakeKubectl } from '../fake-kubectl.ts';

/** What kubectl 1.20 to 1.33 print, and what we make of it. */
const CASES: readonly (readonly [stderr: string, kind: ClusterErrorKind, detail: string | RegExp])[] = [
  ['error: current-context is not set', 'no-context', 'current-context is not set'],
  ['error: context "gone" does not exist', 'no-context', 'context "gone" does not exist'],
  ['Error in configuration: context was not found for specified context: gone', 'no-context', /gone$/],
  [
    'error: error loading config file "/home/me/.kube/config": yaml: line 3: mapping values are not allowed in this context',
    'bad-kubeconfig',
    /yaml: line 3/,
  ],
  [
    'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?',
    'unreachable',
    /127\.0\.0\.1:1 was refused/,
  ],
  [
    'E1124 10:06:12.314270   12118 memcache.go:265] "Unhandled Error" err="couldn\'t get current server API group list"\nUnable to connect to the server: dial tcp: lookup nowhere.invalid: no such host',
    'unreachable',
    'dial tcp: lookup nowhere.invalid: no such host',
  ],
  ['Unable to connect to the server: dial tcp 10.9.8.7:6443: i/o timeout', 'unreachable', /i\/o timeout/],
  ['Unable to connect to the server: x509: certificate signed by unknown authority', 'untrusted', /^x509/],
  [
    'Unable to connect to the server: tls: failed to verify certificate: x509: certificate has expired or is not yet valid',
    'untrusted',
    /has expired/,
  ],
  [
    'Unable to connect to the server: remote error: tls: expired certificate',
    'unauthorized',
    /^remote error/,
  ],
  // A webhook of the cluster, which is its administrator's business.
  [
    'Error from server (InternalError): Internal error occurred: failed calling webhook "a": Post "https://b": x509: certificate signed by unknown authority',
    'failed',
    /webhook/,
  ],
  [
    'Unable to connect to the server: getting credentials: Post "https://login": x509: certificate signed by unknown authority',
    'login-needed',
    /^getting credentials/,
  ],
  ['Unable to connect to the server: EOF', 'unreachable', 'EOF'],
  [
    'Unable to connect to the server: getting credentials: exec: executable gke-gcloud-auth-plugin failed with exit code 1',
    'login-needed',
    /^getting credentials/,
  ],
  [
    'Unable to connect to the server: getting credentials: exec plugin cannot support interactive mode: standard input is unavailable',
    'login-needed',
    /standard input/,
  ],
  [
    'error: You must be logged in to the server (Unauthorized)',
    'unauthorized',
    'You must be logged in to the server (Unauthorized)',
  ],
  [
    'error: You must be logged in to the server (the server has asked for the client to provide credentials (get installations))',
    'unauthorized',
    /credentials/,
  ],
  [
    'Error from server (Forbidden): installations.operator.tigera.io "default" is forbidden: User "u" cannot get resource "installations" in API group "operator.tigera.io" at the cluster scope',
    'forbidden',
    /^installations.* cannot get resource/,
  ],
  [
    'Error from server (NotFound): installations.operator.tigera.io "default" not found',
    'not-found',
    'installations.operator.tigera.io "default" not found',
  ],
  ['error: the server doesn\'t have a resource type "installations"', 'not-found', /resource type/],
  [
    'error: unable to recognize "/tmp/calico-installation-Ab12Cd/manifest.yaml": no matches for kind "Installation" in version "operator.tigera.io/v1"',
    'not-found',
    /^unable to recognize the manifest: no matches/,
  ],
  [
    'Error from server (Conflict): Operation cannot be fulfilled on installations.operator.tigera.io "default": the object has been modified; please apply your changes to the latest version and try again',
    'conflict',
    /^Operation cannot be fulfilled/,
  ],
  ['error: Apply failed with 1 conflict: conflict with "helm": .spec.variant', 'conflict', /helm/],
  [
    'The Installation "default" is invalid: spec.calicoNetwork.bgp: Unsupported value: "on": supported values: "Enabled", "Disabled"',
    'invalid',
    /Unsupported value: "on"/,
  ],
  // kubectl edit, after a round that was refused.
  [
    'error: installations.operator.tigera.io "default" is invalid\nerror: installations.operator.tigera.io "default" could not be found on the server\nThe edits you made on deleted resources have been saved to "/tmp/x.yaml"',
    'not-found',
    /^installations.*could not be found/,
  ],
  // A field that may not change is "Forbidden" too, and has nothing to do with roles.
  [
    'The Installation "default" is invalid: spec.variant: Forbidden: field is immutable',
    'invalid',
    /immutable/,
  ],
  [
    'The request is invalid: patch: Invalid value: "{\\"spec\\":{\\"a\\":1}}": strict decoding error: unknown field "spec.a"',
    'invalid',
    'The request is invalid: patch: Invalid value: "{…}": strict decoding error: unknown field "spec.a"',
  ],
  [
    'error: error validating "/tmp/calico-installation-Ab12Cd/manifest.yaml": error validating data: ValidationError(Installation.spec): unknown field "a" in io.tigera.operator.v1.Installation.spec',
    'invalid',
    /^error validating the manifest: /,
  ],
  [
    'Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
    'timed-out',
    /Client\.Timeout/,
  ],
  [
    'Error from server (InternalError): an error on the server has prevented it',
    'failed',
    /^an error on the server/,
  ],
  ['', 'failed', ''],
];

describe('what kubectl prints when it fails', () => {
  for (const [stderr, kind, detail] of CASES) {
    it(`${kind}: ${stderr.slice(0, 90)}`, async () => {
      const fake = fakeKubectl(failing(stderr));
      try {
        const result = await fake.kubectl.run(getInstallation, { name: 'default' }, { context: 'prod' });
        assert.ok(!result.ok);
        assert.equal(result.error.kind, kind);
        if (typeof detail === 'string') assert.equal(result.error.detail, detail);
        else assert.match(result.error.detail, detail);
      } finally {
        fake.remove();
      }
    });
  }
});

describe('an error in words', () => {
  const about = { effect: 'reads', context: 'prod', program: 'kubectl' } as const;

  it('is another one for each kind', () => {
    const words = CLUSTER_ERROR_KINDS.map((kind) => explainError({ kind, detail: 'why', ...about }).happened);
    assert.equal(new Set(words).size, CLUSTER_ERROR_KINDS.length);
  });

  for (const kind of CLUSTER_ERROR_KINDS) {
    it(`says what happened, where, and what to do: ${kind}`, () => {
      const { happened, remedy } = explainError({ kind, detail: 'it is so', ...about });
      assert.match(happened, /^[A-Zk`].*[.!?]$/);
      if (kind !== 'cancelled') assert.match(remedy, /[.!?]$/);
      if (!['restricted', 'kubectl-missing', 'bad-output'].includes(kind)) assert.match(happened, /`prod`/);
    });
  }

  it('tells a missing kind from a missing object', () => {
    const kindIsMissing = explainError({
      kind: 'not-found',
      detail: 'no matches for kind "Installation"',
      ...about,
    });
    assert.match(kindIsMissing.remedy, /install the Tigera operator/);
    const objectIsMissing = explainError({ kind: 'not-found', detail: '"default" not found', ...about });
    assert.match(objectIsMissing.remedy, /created by applying/);
  });

  it('does not claim that nothing was written where that is not known', () => {
    const uncertain = /may still have been made/;
    for (const kind of ['timed-out', 'cancelled', 'bad-output'] as const) {
      assert.match(explainError({ kind, detail: '', ...about, effect: 'writes' }).remedy, uncertain);
      assert.doesNotMatch(explainError({ kind, detail: '', ...about }).remedy, uncertain);
    }
    const dropped = { kind: 'unreachable', ...about, effect: 'writes' } as const;
    assert.match(
      explainError({ ...dropped, detail: 'read tcp: connection reset by peer' }).remedy,
      uncertain,
    );
    assert.doesNotMatch(
      explainError({ ...dropped, detail: 'connect: connection refused' }).remedy,
      uncertain,
    );
  });
});
