import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hover } from '../../../../src/language/features/hover.ts';
import { installation } from '../../../../src/language/rules/sample.ts';
import { readMarks } from '../marked-text.ts';
import { analyseAt } from '../rules/check-rule.ts';

/** The hover at `$0`, and the text that it is about. */
function hoverAt(marked: string, version = '3.29.7') {
  const { text, cursor } = readMarks(marked);
  const found = hover(analyseAt(text, version), cursor!);
  return found && { text: found.text, about: text.slice(found.span.start, found.span.end) };
}

describe('hover', () => {
  const table: [string, string, string, RegExp[], string?][] = [
    [
      'a key: meaning, values, effect, reference',
      installation('calicoNetwork:\n  b$0gp: Enabled'),
      'bgp',
      [
        /^\*\*`spec\.calicoNetwork\.bgp`\*\* · string/,
        /\*\*Values\*\*\n- `Enabled`/,
        /\*\*Effect of a change:\*\*/,
        /\[Reference\]\(https:/,
      ],
    ],
    [
      'a value: what it means',
      installation('calicoNetwork:\n  bgp: Dis$0abled'),
      'Disabled',
      [/\n\n\*\*`Disabled`:\*\* No BGP/],
    ],
    [
      'values that completion leaves out, and why the operator would refuse them here',
      installation(
        'calicoNetwork:\n  b$0gp: Enabled\n  ipPools:\n  - cidr: 10.0.0.0/16\n    encapsulation: IPIP',
      ),
      'bgp',
      [/- `Disabled`: .*\n {2}- ⚠ Not here: .*BGP/],
    ],
    [
      'beside a schema that the document names, only what no schema can say',
      `# yaml-language-server: $schema=x.json\n${installation('calicoNetwork:\n  b$0gp: Enabled\n  ipPools:\n  - cidr: 10.0.0.0/16\n    encapsulation: IPIP')}`,
      'bgp',
      [
        /^\*\*`spec\.calicoNetwork\.bgp`\*\*\n\n\*\*Not here\*\*\n- ⚠ `Disabled`: [^\n]*\n\n\*\*Effect of a change:\*\*/,
      ],
    ],
    [
      'a value that the release does not take',
      installation('calicoNetwork:\n  linuxDataplane: Nft$0ables'),
      'Nftables',
      [/\*\*`Nftables`:\*\* .*⚠ Calico 3\.26\.5 does not accept it\./, /\*\(Calico from 3\.29\.0\)\*/],
      '3.26.5',
    ],
    [
      'the default here',
      installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.0.0.0/16\n    block$0Size:'),
      'blockSize',
      [/\*\*Default:\*\* `26` here\. /],
    ],
    [
      'a field that the release does not have, through what it stands in',
      installation('calicoNodeDaemonSet:\n  spec:\n    minReady$0Seconds: 1'),
      'minReadySeconds',
      [/⚠ \*\*Not in Calico 3\.23\.5\.\*\*/],
      '3.23.5',
    ],
    [
      'a deprecated field',
      installation('compo$0nentResources: []'),
      'componentResources',
      [/\*\*Deprecated\.\*\* `calicoNodeDaemonSet`/],
    ],
    [
      'a required one',
      installation('calicoNetwork:\n  ipPools:\n  - ci$0dr: 10.0.0.0/16'),
      'cidr',
      [/ · required\n/],
    ],
    [
      'nonPrivileged: how it stands, and all about it',
      installation('nonPriv$0ileged: Enabled'),
      'nonPrivileged',
      [
        /\*\*Here: on but doubtful at Calico 3\.29\.7\.\*\*.*operator\/pull\/4433/,
        /user 10001, group 0/,
        /\*\*What is gained/,
        /\*\*Limits\*\*/,
      ],
    ],
    [
      'nonPrivileged: how it would stand',
      installation('nonPriv$0ileged: Disabled'),
      'nonPrivileged',
      [/\*\*Off\. If it were `Enabled`: withdrawn at Calico 3\.32\.1\.\*\*/],
      '3.32.1',
    ],
    [
      'the head: the verdict of every release',
      installation('nonPrivileged: Enabled').replace('kind', 'ki$0nd'),
      'kind',
      [
        /\| 3\.31\.5 – 3\.32\.1 \| \*\*refused\*\* \|.*nonprivileged-removed/,
        /\| 3\.21\.0 – 3\.25\.0 \| accepted \| {2}\|/,
      ],
    ],
    [
      'the head of Helm values',
      'insta$0llation:\n  calicoNetwork:\n    bgp: Enabled\n',
      'installation',
      [/^\*\*Installation `default`\*\*/, /\| accepted \|/],
    ],
    [
      'a value that a template makes',
      installation('calicoNetwork:\n  b$0gp: {{ .Values.bgp }}'),
      'bgp',
      [/This value comes from a template/],
    ],
  ];
  for (const [name, marked, about, expected, version] of table) {
    it(name, () => {
      const found = hoverAt(marked, version);
      assert.equal(found?.about, about);
      for (const part of expected) assert.match(found!.text, part);
    });
  }

  for (const [severity, marked] of [
    ['information', installation('calicoNetwork:\n  kubeProxy$0Management: Disabled')],
    ['warning', installation('cni:\n  type: AmazonVPC\ncalicoNetwork:\n  b$0gp: Disabled')],
  ] as const) {
    it(`does not say "not here" of a value that is worth no more than ${severity}`, () => {
      const { findings } = analyseAt(marked.replace('$0', '').replace('Disabled', 'Enabled'), '3.32.1');
      assert.deepEqual(
        findings.map((finding) => finding.severity),
        [severity],
      );
      const { text } = hoverAt(marked, '3.32.1')!;
      assert.match(text, /- `Enabled`/);
      assert.doesNotMatch(text, /Not here/);
    });
  }

  const patch = `patches:
- patch: |
    apiVersion: operator.tigera.io/v1
    kind: Installation
    metadata:
      name: default
    spec:
      calicoNetwork:
        linuxDataplane: Iptables
        b$0gp:
`;
  it('has no default here for a patch, or beside a value', () => {
    for (const marked of [patch, installation('calicoNetwork:\n  b$0gp: Disabled')]) {
      const { text } = hoverAt(marked)!;
      assert.match(text, /\*\*Default:\*\* /);
      assert.doesNotMatch(text, /` here\./);
    }
  });

  const faults: [string, string][] = [
    ['a key without its colon', 'vari'],
    ['a list that is not closed', 'imagePullSecrets: [{name: a}'],
    ['a second colon', 'registry: a: b'],
    ['an alias of nothing', 'registry: *nothing'],
    ['a quote that is not closed', 'registry: "a'],
    ['a tab', '\tregistry: a'],
  ];
  for (const [name, fault] of faults) {
    it(`explains a field while another line is still typed: ${name}`, () => {
      const text = installation(`calicoNetwork:\n  b$0gp: Enabled\n  ipPools: []\n${fault}`);
      const { text: found = '', about } = hoverAt(text) ?? {};
      assert.equal(about, 'bgp');
      assert.match(found, /^\*\*`spec\.calicoNetwork\.bgp`\*\* · string/);
      // What would be filled in or refused hangs on all that is written.
      assert.doesNotMatch(found, /Not here| here\./);
    });
  }

  it('says how nonPrivileged would stand while another line is still typed', () => {
    const { text = '' } = hoverAt(installation('nonPriv$0ileged: Enabled\nvari'), '3.32.0') ?? {};
    assert.match(text, /\*\*Here: withdrawn at Calico 3\.32\.0\.\*\*/);
  });

  it('leaves open how it stands where the line that is typed may decide', () => {
    for (const fault of ['variant TigeraSecureEnterprise', 'vari']) {
      for (const field of [
        'nonPriv$0ileged: Enabled\n',
        'nonPriv$0ileged:\n',
        'nonPriv$0ileged: Disabled\n',
      ]) {
        const { text = '' } = hoverAt(installation(`${field}${fault}`), '3.26.1') ?? {};
        assert.match(text, /\*\*`spec\.nonPrivileged`\*\*/);
        assert.doesNotMatch(text, /Here:|If it were/);
      }
    }
  });

  it('has no verdict of every release while a line is still typed', () => {
    const { text = '' } = hoverAt(installation('variant: Calico\nvari').replace('kind', 'ki$0nd')) ?? {};
    assert.doesNotMatch(text, /Compatibility by/);
  });

  const none: [string, string][] = [
    ['an unknown key', installation('cali$0co: 1')],
    ['another object', `a: $0b\n---\n${installation('variant: Calico')}`],
    ['a comment', installation('# com$0ment\nvariant: Calico')],
  ];
  for (const [name, marked] of none)
    it(`is silent on ${name}`, () => assert.equal(hoverAt(marked), undefined));
});
