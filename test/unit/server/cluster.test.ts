import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { installation } from '../../../src/language/rules/sample.ts';
import { CLUSTER, type ClusterParams, STATUS, type StatusResult } from '../../../src/protocol/requests.ts';
import { type Client, connect } from './connect.ts';

/** `nonPrivileged` has been withdrawn in the newest releases, so that the version shows in what is said. */
const SPEC = installation('nonPrivileged: Enabled');
const WITH_COMMENT = `# calico-version: v3.28.5\n${SPEC}`;

describe('what the client knows of a cluster', () => {
  let client: Client;
  beforeEach(async () => {
    client = await connect();
  });
  afterEach(() => client.close());

  const tell = (cluster: ClusterParams['cluster'], uri?: string) => client.notify(CLUSTER, { uri, cluster });
  const at = (calicoVersion: string) => ({ context: 'kind-a', calicoVersion });
  const status = async (uri: string) => {
    const { targetVersion, targetVersionSource } = await client.ask<StatusResult>(STATUS, uri);
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
  });

  it('is of use even where its facts are not of the right form', async () => {
    const uri = client.open(SPEC);
    tell({ ...at('3.29.7'), facts: { kubeProxy: 3 } });
    assert.equal(await status(uri), '3.29.7 cluster');
  });
});
