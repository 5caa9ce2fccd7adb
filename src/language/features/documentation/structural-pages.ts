import { JSON_SYNTAX } from '../../analysis/json-findings.ts';
import { TARGET_VERSION } from '../../analysis/version-findings.ts';
import type { RefusedBy, RuleDocs } from '../../rules/rule.ts';
import { installation } from '../../rules/sample.ts';
import type { StructuralCode } from '../../schema/structure/structural-problem.ts';
import type { SyntaxProblem } from '../../syntax/document.ts';
import type { Severity } from '../../text/problem.ts';
import { ALL_VERSIONS, type VersionRange, versions } from '../../versions/version-range.ts';

/** What a page says of a fault that no rule file has: what kubectl and the API server find before the operator sees anything. */
export interface StructuralPage {
  readonly id:
    | StructuralCode
    | SyntaxProblem['code']
    | 'override-minreadyseconds'
    | typeof JSON_SYNTAX
    | typeof TARGET_VERSION;
  readonly severity: Severity;
  readonly refusedBy: RefusedBy;
  readonly versions: VersionRange;
  readonly docs: RuleDocs;
}

const FINE = { version: '3.29.7', yaml: installation('variant: Calico') };

function page(
  id: StructuralPage['id'],
  docs: Omit<RuleDocs, 'good'> & { readonly good?: RuleDocs['good'] },
  range: VersionRange = ALL_VERSIONS,
): StructuralPage {
  return { id, severity: 'error', refusedBy: 'api-server', versions: range, docs: { good: FINE, ...docs } };
}

/** What is not read at all is not sent either. */
function syntaxPage(...[id, docs]: Parameters<typeof page>): StructuralPage {
  return { ...page(id, docs), refusedBy: 'kubectl' };
}

function sample(spec: string, version = '3.29.7'): RuleDocs['bad'] {
  return { version, yaml: installation(spec) };
}

const JSON_SAMPLE = `{
  "apiVersion": "operator.tigera.io/v1",
  "kind": "Installation",
  "metadata": {"name": "default"},
  "spec": {"variant": "Calico"}}
`;

/**
 * In the order in which the API server comes to them. Today's lists that have a limit, and today's rules that the CRD
 * states as expressions, have codes of their own, so `schema-max-items` and `schema-cel` show those.
 */
export const STRUCTURAL_PAGES: readonly StructuralPage[] = [
  syntaxPage('yaml-syntax', {
    summary: 'The text is not YAML.',
    details: `kubectl sends nothing from a file that it cannot read, so nothing else is checked in this document. Usual causes
are a quote that is not closed, a missing space after a colon, and a value that begins with a sign such as \`*\`, \`&\`,
\`@\` or \`%\` and is not quoted.`,
    clusterMessage: 'error converting YAML to JSON|error parsing \\S+: ',
    bad: sample('variant: "Calico'),
  }),
  syntaxPage(JSON_SYNTAX, {
    summary: 'The text begins as JSON, and not all of it is.',
    details: `Where a text begins with a brace, kubectl reads JSON: objects in a row, with or without a line end between
them. A \`null\` between them is passed over; anything else there is refused, and the objects around it are applied. So
half of a file may reach the cluster.

kubectl up to 1.32 also refuses all that YAML allows and JSON does not: a comma behind the last entry, comments, words
and keys without quotes, \`---\`, YAML behind an object. From 1.33 on it reads the text as YAML from there on, provided
that at most one value stands before the fault. Where only the older ones refuse, this is a warning.`,
    clusterMessage:
      'json: (line|offset) \\d+: invalid character|cannot unmarshal (string|number|bool|array) into Go value of type unstructured.detector',
    bad: { version: '3.29.7', yaml: JSON_SAMPLE.replace('}}', '},}') },
    good: { version: '3.29.7', yaml: JSON_SAMPLE },
  }),
  syntaxPage('yaml-tab', {
    summary: 'The indentation contains a tab.',
    details: `YAML takes only spaces for indentation. Text that was copied from a terminal or a web page often contains
tabs; replace each by spaces so that the line aligns with its neighbours.`,
    clusterMessage: 'found character that cannot start any token',
    bad: sample('calicoNetwork:\n\tbgp: Enabled'),
  }),
  syntaxPage('yaml-duplicate-key', {
    summary: 'A key occurs twice in the same object.',
    details: `Newer versions of kubectl refuse the file. Older ones, and many GitOps tools, take the last of the two and
silently drop the first, so half of what is written has no effect. Merge the two, or remove one.`,
    clusterMessage: 'mapping key .* already defined|key .* already set in map',
    bad: sample('variant: Calico\nregistry: quay.io/\nvariant: Calico'),
  }),
  syntaxPage('yaml-alias', {
    summary: 'An alias is undefined or expands too far.',
    details: `\`*name\` stands for what \`&name\` marks earlier in the same document. One that names nothing, that contains
itself, or that grows beyond reason when it is written out, is refused. Write the value out instead.`,
    clusterMessage: 'unknown anchor|document contains excessive aliasing|anchor .* value contains itself',
    bad: sample('variant: *nothing'),
  }),
  page('unknown-field', {
    summary: 'The API of this release has no such field.',
    details: `A misspelt key, a key one level too high or too low, or a field of a later or an earlier release. What happens
depends on who sends it: kubectl validates strictly and refuses the file. With \`--validate=false\`, from many GitOps
controllers, or through a direct call of the API, the key is silently dropped: the object is stored without it,
and the operator never sees it. That is how a setting can be missing for months in a file that shows it.

Where the key belongs elsewhere, a fix moves it there with its comments; where its spelling is close to a known one, a
fix renames it; where another release has it, the message names that release.`,
    clusterMessage: 'unknown field "|ValidationError\\(Installation',
    bad: sample('calicoNetwork:\n  nonPrivileged: Enabled'),
    good: sample('nonPrivileged: Disabled'),
  }),
  page('schema-type', {
    summary: 'The value is of another type than the field.',
    details: `Types are those that the API server sees after it has read the YAML. Unquoted \`yes\`, \`no\`, \`on\`, \`off\`,
\`true\` and \`false\` are booleans to it, so \`bgp: off\` does not name a value of \`bgp\`, and \`natOutgoing: true\`, which is
right in an IPPool, is wrong in an Installation. Numbers in quotes are strings. Whole numbers must fit into 32 bits.
\`null\` counts as absent.`,
    clusterMessage:
      'Invalid value: "?(boolean|string|integer|number|object|array|null)"?|in body must be of type |must be of type (string|integer|boolean|object|array)',
    bad: sample('calicoNetwork:\n  bgp: off'),
    good: sample('calicoNetwork:\n  bgp: Enabled'),
  }),
  page('schema-enum', {
    summary: 'The field takes only certain values, and this is not one of them.',
    details: `Case counts: \`iptables\` is not \`Iptables\`. Some values came with a later release (\`VPP\` in 3.22.0, \`Nftables\`
in 3.29.0, the provider \`Kind\` in 3.31.0), and the message says so. An empty string is a value too, and only
\`kubernetesProvider\` takes it.`,
    clusterMessage: 'Unsupported value',
    bad: sample('calicoNetwork:\n  linuxDataplane: eBPF'),
    good: sample('calicoNetwork:\n  linuxDataplane: BPF'),
  }),
  page('schema-required', {
    summary: 'A key is missing that the block must have.',
    details: `The block may be left out as a whole; where it is there, this key must be. A \`cni\` block without \`type\` is the
common case. \`null\` counts as missing.`,
    clusterMessage: 'Required value|missing required field',
    bad: sample('cni:\n  ipam:\n    type: Calico'),
    good: sample('cni:\n  type: Calico\n  ipam:\n    type: Calico'),
  }),
  page(
    'schema-minimum',
    {
      summary: 'The number is outside of what the field takes.',
      details: '`minReadySeconds` of the pod overrides is a number of seconds, from 0 to 2147483647.',
      clusterMessage: 'should be (greater|less) than or equal to|minReadySeconds: Invalid value: -\\d+',
      bad: sample('calicoNodeDaemonSet:\n  spec:\n    minReadySeconds: -1'),
      good: sample('calicoNodeDaemonSet:\n  spec:\n    minReadySeconds: 0'),
    },
    versions('3.24.0..'),
  ),
  page(
    'override-minreadyseconds',
    {
      summary: 'A pod override waits a negative number of seconds.',
      details: `The operator refuses a negative \`minReadySeconds\`, and the API server does so before it, which is what
is reported here (\`schema-minimum\`). Only an object that got past the API server shows the message of the operator.`,
      clusterMessage: 'spec\\.MinReadySeconds must be greater than or equal to 0',
      bad: {
        ...sample('typhaDeployment:\n  spec:\n    minReadySeconds: -1'),
        beside: ['schema-minimum'],
      },
      good: sample('typhaDeployment:\n  spec:\n    minReadySeconds: 0'),
    },
    versions('3.24.0..'),
  ),
  page('schema-pattern', {
    summary: 'The text does not have the form that the field asks for.',
    details: `Quantities are a number with \`Ki\`, \`Mi\`, \`Gi\` (powers of 1024) or \`k\`, \`M\`, \`G\` (powers of 1000), without a
blank and without a \`B\`. \`caCert\` is base64. The MAC prefix of Windows nodes is two pairs of hex digits with a hyphen.`,
    clusterMessage:
      'in body should match|vxlanMACPrefix: Invalid value|must be of type byte|quantities must match the regular expression',
    bad: sample('certificateManagement:\n  caCert: not base64\n  signerName: example.com/signer'),
  }),
  page('schema-list-map-duplicate', {
    summary: 'Two entries of the list have the same name.',
    details: `The API server keeps this list by the name of its entries, so a name may stand in it once. Lists of containers
and of IP pools are not kept so.`,
    clusterMessage: 'Duplicate value: ',
    bad: sample(`
      calicoNodeDaemonSet:
        spec:
          template:
            spec:
              containers:
                - name: calico-node
                  resources:
                    claims:
                      - name: gpu
                      - name: gpu
    `),
  }),
  page('schema-max-items', {
    summary: 'The list is longer than the API takes.',
    details: `The API server refuses the whole object. Of the lists of an Installation only \`ipPools\` has a limit, whose
code is \`ippool-too-many\`.`,
    clusterMessage: 'Too many',
    bad: { ...sample(`calicoNetwork:\n  ipPools:\n${pools(26)}`), beside: ['ippool-too-many'] },
  }),
  page(
    'ippool-too-many',
    {
      summary: 'More IP pools than an Installation takes.',
      details: `From 3.28.0 on an Installation takes up to 25 IP pools. More can be created as IPPool resources of
their own, which the operator leaves alone.`,
      clusterMessage: 'ipPools: Too many',
      bad: sample(`calicoNetwork:\n  ipPools:\n${pools(26)}`),
      good: sample(`calicoNetwork:\n  ipPools:\n${pools(2)}`),
    },
    versions('3.28.0..'),
  ),
  page('sysctl-key-not-allowed', {
    summary: 'The operator sets only three sysctls, and this is none of them.',
    details: `\`calicoNetwork.sysctl\` tunes TCP keep-alive inside of pods, with the three keys
\`net.ipv4.tcp_keepalive_intvl\`, \`net.ipv4.tcp_keepalive_probes\` and \`net.ipv4.tcp_keepalive_time\`. Anything else
belongs to the node's own configuration, or to the \`securityContext\` of the pod that needs it.`,
    clusterMessage:
      'sysctl\\[\\d+\\]\\.key: Unsupported value|is not allowed in spec\\.calicoNetwork\\.sysctl',
    bad: sample(`calicoNetwork:\n  sysctl:\n    - key: net.core.somaxconn\n      value: "1024"`),
    good: sample(`calicoNetwork:\n  sysctl:\n    - key: net.ipv4.tcp_keepalive_time\n      value: "40"`),
  }),
  page(
    'installation-name',
    {
      summary: 'An Installation has one of a few names.',
      details: `From 3.32.0 on the API server takes the names \`default\`, \`overlay\` and \`tigera-secure\` only. The operator
reads \`default\`, and \`overlay\` on top of it. Earlier releases store an Installation of any name and never look at it.`,
      clusterMessage: "resource name must be 'default', 'tigera-secure', or 'overlay'",
      bad: {
        version: '3.32.1',
        yaml: 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: calico\nspec:\n  variant: Calico\n',
      },
      good: sample('variant: Calico', '3.32.1'),
    },
    versions('3.32.0..'),
  ),
  page(
    'typha-pdb-exclusive',
    {
      summary: 'A disruption budget says both how many may be down and how many must be up.',
      details: `Kubernetes takes only one of \`minAvailable\` and \`maxUnavailable\` in a PodDisruptionBudget; the other follows
from it and from the number of Typha pods.`,
      clusterMessage: 'minAvailable and maxUnavailable are mutually exclusive',
      bad: sample(
        'typhaPodDisruptionBudget:\n  spec:\n    minAvailable: 1\n    maxUnavailable: 1',
        '3.33.0-unreleased',
      ),
      good: sample('typhaPodDisruptionBudget:\n  spec:\n    maxUnavailable: 1', '3.33.0-unreleased'),
    },
    versions('3.33.0-unreleased..'),
  ),
  page(
    'schema-cel',
    {
      summary: 'The object breaks a rule that the CRD states as an expression.',
      details: `From 3.32.0 on the CRD itself states some conditions between fields. Those that are known have codes of
their own: \`installation-name\`, \`autodetection-multiple-methods\`, \`typha-pdb-exclusive\`.`,
      bad: {
        version: '3.32.1',
        yaml: 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: calico\nspec:\n  variant: Calico\n',
        beside: ['installation-name'],
      },
      good: sample('variant: Calico', '3.32.1'),
    },
    versions('3.32.0..'),
  ),
  {
    ...page(TARGET_VERSION, {
      summary: 'The comment that names the target version names no release that is known.',
      details: `\`# calico-version: v3.29.7\` says which Calico a text is judged at. The tag of the operator, which
\`kubectl get deployment\` shows, is taken for the Calico that this operator installs. A release that is older or newer
than those known is taken as it stands, and what is said of it is extrapolated. What names no version is passed over, so
that the setting decides, the chart, or the newest release known.`,
      bad: { version: '3.29.7', yaml: `# calico-version: banana\n${installation('variant: Calico')}` },
    }),
    severity: 'warning',
    refusedBy: 'nobody',
  },
];

/** That many pools that are all in order. */
function pools(count: number): string {
  return Array.from({ length: count }, (_, index) => `    - cidr: 10.${index}.0.0/16`).join('\n');
}
