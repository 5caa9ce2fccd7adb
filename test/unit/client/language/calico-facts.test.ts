import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { calicoFactsOf } from '../../../../src/client/language/calico-facts.ts';
import type { CalicoFacts } from '../../../../src/cluster/calico-facts.ts';
import { installation } from '../../../../src/language/rules/sample.ts';
import { createCalicoFacts, createLanguageService } from '../../../../src/language/service.ts';
import * as requests from '../../../../src/protocol/requests.ts';
import { type Client, connect } from '../../server/connect.ts';

describe('what the cluster layer asks the language server', () => {
  const own: CalicoFacts = createCalicoFacts(createLanguageService());
  let client: Client;
  let calicoFacts: CalicoFacts;
  before(async () => {
    client = await connect();
    calicoFacts = calicoFactsOf((params) => client.request(requests.calicoFacts, params));
  });
  after(() => client.close());

  it('is answered as it would be in one process', async () => {
    const text = installation('variant: Calicoo');
    const questions: readonly ((of: CalicoFacts) => unknown)[] = [
      (of) => of.releaseOfOperator('v1.36.16'),
      (of) => of.releaseOfOperator('v0.0.0'),
      (of) => of.judge(text, '3.29.7', {}),
      (of) => of.mode('3.29.7'),
      (of) => of.rendering('3.29.7'),
      (of) => of.rendering('3.32.1'),
      (of) => of.codesOfMessage("IPPool x is not within the platform's configured pod network CIDR(s)"),
    ];
    const answers = await Promise.all(questions.map((question) => question(calicoFacts)));
    // JSON has no undefined in an object.
    const plain = (value: unknown) => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
    assert.deepEqual(
      answers,
      await Promise.all(questions.map(async (question) => plain(await question(own)))),
    );
    assert.equal(answers[1], undefined);
    assert.notDeepEqual(answers[2], []);
  });

  it('is refused where nobody has such a question', async () => {
    for (const question of ['', 'toString', 'constructor']) {
      const asked = client.send(requests.calicoFacts.method, { question, arguments: [] });
      await assert.rejects(asked, { code: -32602, message: `No question: ${question}` });
    }
  });
});
