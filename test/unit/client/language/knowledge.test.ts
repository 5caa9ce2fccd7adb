import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { knowledgeOf } from '../../../../src/client/language/knowledge.ts';
import type { CalicoKnowledge } from '../../../../src/cluster/knowledge.ts';
import { installation } from '../../../../src/language/rules/sample.ts';
import { calicoKnowledge, createLanguageService } from '../../../../src/language/service.ts';
import * as requests from '../../../../src/protocol/requests.ts';
import { type Client, connect } from '../../server/connect.ts';

describe('what the cluster layer asks the language server', () => {
  const own: CalicoKnowledge = calicoKnowledge(createLanguageService());
  let client: Client;
  let knowledge: CalicoKnowledge;
  before(async () => {
    client = await connect();
    knowledge = knowledgeOf((params) => client.request(requests.knowledge, params));
  });
  after(() => client.close());

  it('is answered as it would be in one process', async () => {
    const text = installation('variant: Calicoo');
    const questions: readonly ((of: CalicoKnowledge) => unknown)[] = [
      (of) => of.releaseOfOperator('v1.36.16'),
      (of) => of.releaseOfOperator('v0.0.0'),
      (of) => of.judge(text, '3.29.7', {}),
      (of) => of.mode('3.29.7'),
      (of) => of.rendering('3.29.7'),
      (of) => of.rendering('3.32.1'),
      (of) => of.codesOfMessage("IPPool x is not within the platform's configured pod network CIDR(s)"),
    ];
    const answers = await Promise.all(questions.map((question) => question(knowledge)));
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
      const asked = client.send(requests.knowledge.method, { question, arguments: [] });
      await assert.rejects(asked, { code: -32602, message: `No question: ${question}` });
    }
  });
});
