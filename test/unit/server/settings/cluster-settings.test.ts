import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { installation } from '../../../../src/language/rules/sample.ts';
import { type ClusterParams, cluster as ofCluster } from '../../../../src/protocol/notifications.ts';
import { status as statusOf } from '../../../../src/protocol/requests.ts';
import { addField, crdSchema, removeField } from '../../language/schema/crd/cluster-crd.ts';
import { type Client, connect, positionOf } from '../connect.ts';

/** `nonPrivileged` has been withdrawn in the newest releases, so that the version shows in what is said. */
const SPEC = installation('nonPrivileged: Enabled');
const WITH_COMMENT = `# calico-version: v3.28.5\n${SPEC}`;

describe('what the client knows of a cluster', () => {
  let client: Client;
  beforeEach(async () => {
    client = await connect();
  });
  afterEach(() => client.close());

  const tell = (cluster: ClusterParams['cluster'], uri?: string) => client.tell(ofCluster, { uri, cluster });
  const at = (calicoVersion: string) => ({ context: 'kind-a', calicoVersion });
  const status = async (uri: string) => {
    const { targetVersion, targetVersionSource } = (await client.request(statusOf, {
      textDocument: { uri },
    }))!;
    return `${targetVersion} ${targetVersionSource}`;
  };
  const codes = async (uri: string) => (await client.published(uri)).diagnostics.map(({ code }) => code);

  it('is followed where no comment and no setting names a version, and judged by at once', async () => {
    const uri = client.open(SPEC);
    assert.match((await codes(uri)).join(), /nonprivileged-removed/);
    tell(at('3.29.7'));
    assert.doesNotMatch((await codes(uri)).join(), /nonprivileged-removed/);
    assert.equal(await status(uri), '3.29.7 cluster');
    assert.equal(await status(client.open(WITH_COMMENT)), '3.28.5 comment');
    client.change({ calicoVersion: 'v3.31.7' });
    await codes(uri);
    assert.equal(await status(uri), '3.31.7 setting');
  });

  it('comes before everything for the document that is a live object, and for no other', async () => {
    client.change({ calicoVersion: 'v3.31.7' });
    const [live, file] = [client.open(WITH_COMMENT), client.open(WITH_COMMENT)];
    tell(at('3.26.5'), live);
    assert.equal(await status(live), '3.26.5 cluster');
    assert.equal(await status(file), '3.28.5 comment');
    tell(null, live);
    assert.equal(await status(live), '3.28.5 comment');
  });

  it('is forgotten when it is taken back', async () => {
    const uri = client.open(SPEC);
    tell(at('3.29.7'));
    assert.equal(await status(uri), '3.29.7 cluster');
    tell(null);
    assert.match(await status(uri), / newest$/);
  });

  it('says nothing of the version where it is not known', async () => {
    const uri = client.open(SPEC);
    tell(at(''));
    assert.match(await status(uri), / newest$/);
    tell(at(''), uri);
    assert.match(await status(uri), / newest$/);
  });

  it('holds facts, which change the verdict on a text that has not changed', async () => {
    const spec = 'calicoNetwork:\n  linuxDataplane: BPF\n  kubeProxyManagement: Enabled';
    const uri = client.open(`# calico-version: v3.32.1\n${installation(spec)}`);
    assert.doesNotMatch((await codes(uri)).join(), /kubeproxy-daemonset-missing/);
    tell({ ...at('3.32.1'), facts: { kubeProxy: null, servicesEndpointConfigMap: 'complete' } });
    assert.match((await codes(uri)).join(), /kubeproxy-daemonset-missing/);
    tell({ ...at('3.32.1'), facts: { kubeProxy: {} } });
    assert.doesNotMatch((await codes(uri)).join(), /kubeproxy-daemonset-missing/);
  });

  it('is of use even where its facts are not of the right form', async () => {
    const uri = client.open(SPEC);
    tell({ ...at('3.29.7'), facts: { kubeProxy: 3 } });
    assert.equal(await status(uri), '3.29.7 cluster');
  });
});

describe("a cluster's own schema", () => {
  let client: Client;
  beforeEach(async () => {
    client = await connect();
  });
  afterEach(() => client.close());

  const SPEC = installation('newThing: 1\ncalicoNetwork:\n  mtu: 1400');
  const schema = crdSchema('3.32.1', (spec) => {
    addField(spec, 'newThing', { type: 'integer' });
    removeField(spec, 'calicoNetwork.mtu');
  });
  const known = { context: 'kind-a', calicoVersion: '3.32.1', crd: { hash: 'abc123', schema } };
  const tell = (cluster: ClusterParams['cluster'], uri?: string) => client.tell(ofCluster, { uri, cluster });
  const paths = async (uri: string) =>
    (await client.published(uri)).diagnostics.map(
      ({ message }) => /field `(\w+)`/.exec(String(message))?.[1] ?? String(message),
    );
  const schemaOf = async (uri: string) =>
    (await client.request(statusOf, { textDocument: { uri } }))!.clusterSchema;

  it('decides on the structure, from the moment on that it is told until it is taken back', async () => {
    const uri = client.open(SPEC);
    assert.deepEqual(await paths(uri), ['newThing']);
    tell(known);
    assert.deepEqual(await paths(uri), ['mtu']);
    assert.deepEqual(await schemaOf(uri), { context: 'kind-a', hash: 'abc123' });
    tell(null);
    assert.deepEqual(await paths(uri), ['newThing']);
    assert.equal(await schemaOf(uri), undefined);
  });

  it('is of no account for a text that is about another release', async () => {
    const text = `# calico-version: v3.29.7\n${SPEC}`;
    const uri = client.open(text);
    assert.deepEqual(await paths(uri), ['newThing']);
    tell(known);
    assert.deepEqual(await paths(uri), ['newThing']);
    assert.equal(await schemaOf(uri), undefined);
    tell({ ...known, calicoVersion: '3.29.7' });
    assert.deepEqual(await paths(uri), ['mtu']);
  });

  it('may be of one document alone, and changes with its hash', async () => {
    const [live, file] = [client.open(SPEC), client.open(SPEC)];
    tell(known, live);
    await client.published(file);
    assert.deepEqual(await schemaOf(live), { context: 'kind-a', hash: 'abc123' });
    assert.equal(await schemaOf(file), undefined);
    tell({ ...known, crd: { hash: 'def456', schema: crdSchema('3.32.1') } }, live);
    assert.equal((await schemaOf(live))!.hash, 'def456');
  });

  it('is called by its own context, whatever other cluster has the same one', async () => {
    const [live, file] = [client.open(SPEC), client.open(SPEC)];
    tell(known);
    await client.published(file);
    tell({ ...known, context: 'kind-b' }, live);
    assert.deepEqual(await schemaOf(live), { context: 'kind-b', hash: 'abc123' });
    assert.deepEqual(await schemaOf(file), { context: 'kind-a', hash: 'abc123' });
    const { message } = client.received.findLast(({ uri }) => uri === live)!.diagnostics[0]!;
    assert.match(String(message), /the cluster of `kind-b`/);
    tell({ ...known, calicoVersion: '3.32.0' }, live);
    tell({ ...known, calicoVersion: '3.32.0' });
    const told = await client.request(statusOf, { textDocument: { uri: file } });
    assert.equal(told?.targetVersion, '3.32.0');
    assert.deepEqual(await schemaOf(file), { context: 'kind-a', hash: 'abc123' });
  });

  it('is used for the live objects of the same context, too', async () => {
    const [live, other] = [client.open(SPEC), client.open(SPEC)];
    tell(known);
    tell({ context: 'kind-a', calicoVersion: '3.32.1' }, live);
    tell({ context: 'kind-b', calicoVersion: '3.32.1' }, other);
    assert.deepEqual(await schemaOf(live), { context: 'kind-a', hash: 'abc123' });
    assert.equal(await schemaOf(other), undefined);
    tell(null);
    assert.equal(await schemaOf(live), undefined);
  });

  it('keeps completion from offering what the cluster would refuse', async () => {
    const text = installation('calicoNetwork:\n  bgp: Enabled\n  m');
    const uri = client.open(text);
    const labels = async () => {
      const position = positionOf(text, '  m', 3);
      position.line = text.split('\n').findIndex((line) => line.endsWith('  m'));
      position.character = 5;
      const items = await client.ask<{ label: string }[]>('textDocument/completion', uri, { position });
      return items.map(({ label }) => label);
    };
    assert.ok((await labels()).includes('mtu'));
    tell(known);
    await client.published(uri);
    assert.ok(!(await labels()).includes('mtu'));
  });

  it('that is none is not used, and keeps nothing from being judged', async () => {
    const uri = client.open(SPEC);
    tell({ ...known, crd: { hash: 'x', schema: { properties: 3 } } });
    assert.deepEqual(await paths(uri), ['newThing']);
    assert.equal(await schemaOf(uri), undefined);
  });
});
