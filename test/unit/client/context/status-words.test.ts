import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type StatusFacts, statusWords } from '../../../../src/client/context/status-words.ts';
import { failure, success } from '../../../../src/cluster/errors/result.ts';

const FACTS: StatusFacts = {
  target: success({ context: 'prod', server: 'https://10.0.0.1:6443' }),
  pinned: undefined,
  files: ['/home/me/.kube/config'],
  chosenBy: undefined,
  calicoVersion: undefined,
  isProtected: false,
  isRefused: false,
  judged: undefined,
};

describe('the words of the status bar', () => {
  it('name the context, its server, and why it is that one', () => {
    assert.deepEqual(statusWords(FACTS), {
      text: 'Calico: prod',
      tooltip: `Calico commands go to the context prod
https://10.0.0.1:6443
It is the current context of the kubeconfig.

The Calico version of the cluster has not been read yet.
kubeconfig: /home/me/.kube/config`,
    });
  });

  it('say what was picked, what is protected, what runs there, and what the file is judged for', () => {
    const { text, tooltip } = statusWords({
      ...FACTS,
      pinned: 'prod',
      isProtected: true,
      calicoVersion: '3.29.7',
      files: ['/a', '/b'],
      chosenBy: 'chosen in the Kubernetes extension',
      judged: { name: 'calico.yaml', version: '3.28.5', source: 'from the comment' },
    });
    assert.equal(text, '$(pinned) $(lock) Calico: prod · v3.29.7');
    assert.equal(
      tooltip,
      `Calico commands go to the context prod
https://10.0.0.1:6443
It was picked for this window; the kubeconfig may have another current context.
It is protected: before a write you have to type its name.

The cluster runs Calico v3.29.7.
calico.yaml is checked for Calico v3.28.5: from the comment.
kubeconfig, 2 files: /a, /b (chosen in the Kubernetes extension)`,
    );
  });

  it('take no name for an icon, a link or a line', () => {
    const context = 'prod $(lock)\nIt is protected. [x](command:y)\u202e';
    const { text, tooltip } = statusWords({
      ...FACTS,
      target: success({ context, server: 'https://x\ny' }),
      calicoVersion: '$(bug)',
      files: ['/a\nb'],
    });
    assert.equal(text, 'Calico: prod $ (lock) It is protected. [x] (command:y)\\u202e · v$ (bug)');
    assert.match(
      tooltip,
      /^Calico commands go to the context prod \$ \(lock\) It is protected\. .*\nhttps:\/\/x y\n/,
    );
    assert.match(tooltip, /^kubeconfig: \/a b$/m);
  });

  it('say where a login has failed', () => {
    const { text, tooltip } = statusWords({ ...FACTS, isRefused: true });
    assert.equal(text, '$(key) Calico: prod');
    assert.match(tooltip, /The last login failed\. It is not retried until you run a command\./);
  });

  const about = { effect: 'reads', context: '', program: 'kubectl', detail: '' } as const;
  for (const [kind, short] of [
    ['kubectl-missing', 'no kubectl'],
    ['bad-kubeconfig', 'no kubeconfig'],
    ['no-context', 'no context'],
    ['failed', 'no context'],
  ] as const) {
    it(`say what is wrong and what to do: ${kind}`, () => {
      const target = failure({ ...about, kind, detail: 'why it is so' });
      const { text, tooltip } = statusWords({ ...FACTS, target });
      assert.equal(text, `Calico: ${short}`);
      assert.match(tooltip, /^.*why it is so\.\n.*[.!]\n\nkubeconfig: \/home\/me\/\.kube\/config$/);
    });
  }
});
