import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { LanguageServer } from '../../../../src/client/language/language-server.ts';
import { textOf, valueOfText, withChanges } from '../../../../src/client/live-documents/file/object-texts.ts';
import type { Json } from '../../../../src/cluster/object/live-object.ts';
import { toYamlText } from '../../../../src/cluster/object/yaml-text.ts';
import * as requests from '../../../../src/protocol/requests.ts';
import { type Client, connect } from '../../server/connect.ts';

const LIVE: Json = {
  apiVersion: 'operator.tigera.io/v1',
  metadata: { annotations: { 'a.b/c': '{{ x }}', note: '{{- if y }}\nz\n{{- end }}\n' }, name: 'default' },
  spec: { calicoNetwork: { bgp: 'Enabled', ipPools: [{ cidr: '10.0.0.0/16' }] }, on: 'off' },
  status: { conditions: [{ type: 'Ready', message: '<none>: yes' }], mtu: 1450 },
};

describe('the text of a live document', () => {
  let client: Client;
  let server: LanguageServer;
  before(async () => {
    client = await connect();
    const asked: Pick<LanguageServer, 'readObject' | 'editObject'> = {
      readObject: (params) => client.request(requests.readObject, params),
      editObject: (params) => client.request(requests.editObject, params),
    };
    server = asked as LanguageServer;
  });
  after(() => client.close());

  it('says what the object says, whatever looks like a template in it', async () => {
    const { text, seen } = await textOf(server, LIVE);
    assert.equal(text, toYamlText(LIVE));
    assert.deepEqual(seen, LIVE);
  });

  it('takes changes in and keeps the words of the user', async () => {
    const text = 'spec: # mine\n  a: "1" # quoted\n  list:\n  - x: 1 # one\n  - x: 2\n';
    const read = await valueOfText(server, text);
    assert.ok('value' in read);
    const { value } = read;
    const changes = [
      { path: ['spec', 'b'], value: { c: true } },
      { path: ['spec', 'list', 1, 'x'], value: 3 },
    ];
    const edited = await withChanges(server, { text, value }, changes);
    assert.equal(
      edited.text,
      'spec: # mine\n  a: "1" # quoted\n  list:\n  - x: 1 # one\n  - x: 3\n  b:\n    c: true\n',
    );
    assert.deepEqual(edited.seen, { spec: { a: '1', list: [{ x: 1 }, { x: 3 }], b: { c: true } } });
  });

  it('is written anew where a change cannot be made in it', async () => {
    const text = 'a: &a {x: 1}\nb: *a\n';
    const value = { a: { x: 1 }, b: { x: 1 } };
    const edited = await withChanges(server, { text, value }, [{ path: ['b', 'x'], value: 2 }]);
    assert.deepEqual(edited.seen, { a: { x: 1 }, b: { x: 2 } });
    assert.deepEqual(await valueOfText(server, edited.text), { value: edited.seen });
  });

  it('that holds no object is told so', async () => {
    for (const text of ['', '- a\n', 'a: 1\na: 2\n', 'a: [\n']) {
      assert.ok('problem' in (await valueOfText(server, text)), text);
    }
  });
});
