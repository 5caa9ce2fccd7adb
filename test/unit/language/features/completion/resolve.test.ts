import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type CompletionItem, resolveCompletion } from '../../../../../src/language/service.ts';
import { completionAt, HEAD } from './check-completion.ts';

describe('what is said of a completion', () => {
  it('of a key: its place, its meaning, its default', () => {
    const said = docOf(`${HEAD}  calicoNetwork:\n    `, 'bgp', '3.29.7');
    assert.match(said, /^\*\*`spec\.calicoNetwork\.bgp`\*\*/);
    assert.match(said, /\*\*Default:\*\*/);
    assert.match(said, /`Enabled`/);
  });

  it('of a deprecated key: what to use instead', () => {
    assert.match(docOf(`${HEAD}  `, 'componentResources', '3.29.7'), /\*\*Deprecated\.\*\*/);
  });

  it('of a value: what it means', () => {
    assert.match(docOf(`${HEAD}  calicoNetwork:\n    linuxDataplane: `, 'BPF', '3.29.7'), /^eBPF/);
  });

  it('of an example: what it is for', () => {
    const said = docOf(`${HEAD}  calicoNetwork:\n    ipPools:\n      - cidr: `, '10.42.0.0/16', '3.29.7');
    assert.match(said, /RKE2/);
  });

  it('of a whole Installation: what it is for, and what the release has against it', () => {
    assert.match(docOf('', 'Installation on AKS', '3.29.7'), /provider must be declared/);
    assert.match(docOf('', 'Installation in non-privileged mode', '3.25.1'), /⚠/);
  });

  it('of every key and value, something', () => {
    for (const text of ['', `${HEAD}  `, `${HEAD}  calicoNetwork:\n    `, `${HEAD}  cni:\n    type: `]) {
      for (const { label, topic } of completionAt(text, text.length, '3.31.7')) {
        assert.ok(resolveCompletion(asSent(topic)), label);
      }
    }
  });
});

function docOf(text: string, label: string, version: string): string {
  const item = completionAt(text, text.length, version).find((one) => one.label === label);
  assert.ok(item, `${label} is not offered`);
  return resolveCompletion(asSent(item.topic)) ?? '';
}

/** As it comes back from a client. */
function asSent(topic: CompletionItem['topic']): CompletionItem['topic'] {
  return JSON.parse(JSON.stringify(topic));
}
