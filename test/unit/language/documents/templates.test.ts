import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyFix } from '../../../../src/language/analysis/fix.ts';
import { installationText } from '../../../../src/language/features/installation-at.ts';
import { textEdits } from '../../../../src/language/syntax/edit.ts';
import { applyTextEdits, type PathEdit } from '../../../../src/language/text/edit.ts';
import { analyseText, checkMarks, complaints } from './check-document.ts';

/** Templates with a fault in what is not template. */
const FAULTY: Readonly<Record<string, string>> = {
  'a template of Helm': `
{{- if .Values.installation.enabled }}
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
  labels: {{- include "x.labels" . | nindent 4 }}
spec:
  {{- with .Values.registry }}
  registry: {{ . }}
  {{- end }}
  calicoNetwork:
    bgp: enabled
#        ^^^^^^^ schema-enum
    mtus: {{ .Values.mtu }}
#   ^^^^ unknown-field
    ipPools: {{- range .Values.pools }}
    - cidr: {{ .cidr }}
      natOutgoing: true
#                  ^^^^ schema-type
    {{- end }}
{{- end }}
`,
  'a template that writes templates': `
installation:
  calicoNetwork:
    bgp: enabled
#        ^^^^^^^ schema-enum
    ipPools:{{ printf "{{ range $cidr := .cidrs }}" }}
    - cidr: {{ printf "{{ $cidr }}" }}
      encapsulation: Always
#                    ^^^^^^ schema-enum
      nodeSelector: all(){{ printf "{{ end }}" }}
    {{ "{{" }}- if .bpf {{ "}}" }}
    linuxDataplane: {{ "{{" }} .dataplane {{ "}}" }}
    {{ "{{" }}- else {{ "}}" }}
    linuxDataplane: iptables
#                   ^^^^^^^^ schema-enum
    {{ "{{" }}- end {{ "}}" }}
`,
  'branches that repeat a key': `
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    {{- if .bpf }}
    linuxDataplane: BPF
    hostPorts: Disabled
    {{- else }}
    linuxDataplane: iptables
#                   ^^^^^^^^ schema-enum
    hostPorts: Enabled
    {{- end }}
`,
  Jinja: `
---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
{% if calico_variant is defined %}
  variant: {{ calico_variant }}
{% endif %}
  calicoNetwork:
    bgp: {{ 'Enabled' if bgp else 'Disabled' }}
    ipPools:
{% for pool in pools %}
      - blockSize: {{ pool.size }}
        cidr: {{ pool.cidr }}
        encapsulation: Always
#                      ^^^^^^ schema-enum
{% endfor %}
    nodeAddressAutodetectionV4:
{% if iface %}
      interface: {{ iface }}
{% else %}
      firstFound: true
{% endif %}
`,
  'variables of envsubst and Flux': `
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  registry: \${REGISTRY:-quay.io/}
  calicoNetwork:
    ipPools:
      - cidr: \${POD_CIDR}
        blockSize: \${BLOCK_SIZE}
        encapsulation: $ENCAPSULATION
        natOutgoing: yes
#                    ^^^ schema-type
    \${EXTRA}
  cni:
    \${CNI}
`,
  Terraform: `
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
%{ if registry != "" ~}
  registry: \${registry}
%{ endif ~}
  calicoNetwork:
    ipPools:
    %{~ for c in cidrs ~}
    - cidr: \${c}
      encapsulation: vxlan
#                    ^^^^^ schema-enum
    %{~ endfor ~}
`,
  'placeholders, of which nothing is missing': `
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  kubernetesProvider: <provider>
  registry: $[registry]
  cni:
    type: ###ZARF_VAR_CNI###
  calicoNetwork:
    ipPools:
    - cidr: <your pod cidr>
      blockSize: "26"
#                ^^^^ schema-type
`,
  'a template inside of a block scalar, its directives at the margin': `
apiVersion: helm.cattle.io/v1
kind: HelmChart
spec:
  chart: tigera-operator
  valuesContent: |-
    installation:
{{- if .registry }}
      registry: {{ .registry }}
{{- end }}
      calicoNetwork:
        bgp: disabled
#            ^^^^^^^^ schema-enum
        ipPools:
{{- range .pools }}
        - cidr: {{ . }}
{{- end }}
`,
};

/** Whole constructs that must not raise anything, as values of fields that would otherwise be refused. */
const STANDS = [
  '{{ .Values.x }}',
  '"{{ x }}"',
  "'{{ x }}'",
  'a-{{ x }}-b',
  '{{- if .a }}Enabled{{ else }}Disabled{{ end }}',
  '{{ x | default("a: b") }} # why',
  '{{ dict "a" (list 1 2) | toJson }}',
  '{{ {"a": {"b": 1}} | to_json }}',
  '$' + '{X}',
  '$' + '{X:-{}}',
  '$' + '$' + '{X}',
  '$X',
  '$(X)',
  '$[x]',
  '<x>',
  '<your value here>',
  '###ZARF_VAR_X###',
  '__POD_CIDR__',
  '{% if a %}Enabled{% else %}Disabled{% endif %}',
  '%{ if a }Enabled%{ else }Disabled%{ endif }',
  '!tag {{ x }}',
];
const FIELDS = ['bgp', 'mtu', 'ipPools', 'nodeAddressAutodetectionV4', 'linuxDataplane', 'hostPorts'];

describe('a template', () => {
  for (const [name, marked] of Object.entries(FAULTY)) {
    it(`shows its faults where they are: ${name}`, () => {
      const text = checkMarks(marked);
      for (const finding of analyseText(text).findings) {
        for (const fix of finding.fixes) {
          const fixed = applyFix(text, analyseText(text), fix);
          assert.doesNotMatch(fixed, /\uE000/);
          assert.deepEqual(constructsOf(fixed), constructsOf(text), fix.title);
        }
      }
    });
  }

  for (const stand of STANDS) {
    it(`is never judged: ${stand}`, () => {
      for (const field of FIELDS) {
        const text = manifest(`calicoNetwork:\n    ${field}: ${stand}\n    multiInterfaceMode: none`);
        assert.deepEqual(
          complaints(text).map(({ code, at }) => `${code} ${at}`),
          ['schema-enum none'],
          text,
        );
      }
      assert.deepEqual(complaints(manifest(`serviceCIDRs:\n  - ${stand}\n  - 10.0.0.0/8`)), [], stand);
      assert.deepEqual(
        complaints(manifest(`serviceCIDRs: [${stand.replace(/ #.*/, '')}, 10.0.0.0/8]`)),
        [],
        stand,
      );
    });
  }

  it('may stand for lines', () => {
    for (const line of ['{{ toYaml . | nindent 2 }}', '$' + '{X}', '<x>', '{{- include "a" . }}']) {
      for (const text of [
        manifest(`${line}\n  variant: Calico`),
        manifest(`cni:\n    ${line}\n  variant: Calico`),
        manifest(`cni:\n  ${line}\n  variant: Calico`),
        manifest(`calicoNetwork:\n    ipPools:\n    ${line}\n    - cidr: 10.0.0.0/8`),
        manifest(`cni:\n    ipam:\n      type: Calico\n    ${line}`),
      ])
        assert.deepEqual(complaints(text), [], text);
    }
  });

  for (const block of [
    '|\n      {{ .cert }}',
    '|\n{{ .cert | indent 6 }}',
    '|\n      {{ .cert }}\n      abc',
    '|-\n{{- if x }}\n      abc\n{{- end }}',
    '>-\n        {{ a }}\n      b',
    '|\n {{ .a | longer than the indentation }}\n      abc',
    '| # why\n      <certificate>',
  ]) {
    it(`may be a block scalar's text: ${JSON.stringify(block)}`, () => {
      const text = manifest(
        `certificateManagement:\n    signerName: a.b/c\n    caCert: ${block}\n  calicoNetwork:\n    bgp: nope`,
      );
      assert.deepEqual(
        complaints(text).map(({ code, at }) => `${code} ${at}`),
        ['schema-enum nope'],
      );
    });
  }

  it('has branches that never come together', () => {
    const detection = (between: string): string =>
      manifest(
        `calicoNetwork:\n    nodeAddressAutodetectionV4:\n      interface: eth0\n${between}      firstFound: true`,
      );
    const apart = detection('      {{- else }}\n').replace(
      '      interface',
      '      {{- if .x }}\n      interface',
    );
    assert.deepEqual(complaints(`${apart}      {{- end }}\n`), []);
    assert.deepEqual(
      complaints(detection('')).map(({ code }) => code),
      ['autodetection-multiple-methods'],
    );
  });

  it('has branches for other releases', () => {
    const fields = 'kubeProxyManagement: Enabled\n    linuxDataplane: Nftables';
    const version = '3.26.4';
    assert.deepEqual(
      complaints(manifest(`calicoNetwork:\n    {{- if .new }}\n    ${fields}\n    {{- end }}`), { version }),
      [],
    );
    assert.equal(complaints(manifest(`calicoNetwork:\n    ${fields}`), { version }).length, 2);
  });

  it('may stand beside what is of another kind than the field', () => {
    for (const spec of [
      'calicoNetwork:\n    ipPools: {{ x }}\n      bgp: None',
      'calicoNetwork:\n    ipPools:\n      {{ k }}: None',
      'calicoNetwork: {{ x }}\n    - bgp: None',
      'cni: {{ x }}\n    - type: Calico',
      'controlPlaneNodeSelector: {{ x }}\n    - a',
    ]) {
      assert.deepEqual(complaints(manifest(spec)), [], spec);
    }
  });

  it('says nothing of YAML that it breaks', () => {
    assert.deepEqual(complaints(manifest('registry: {{ a }}\n   bgp: {{ b }}\n {{ c }}: [')), []);
  });

  it('is left out of what can be applied', () => {
    const text = manifest('registry: {{ x }}');
    assert.equal(installationText(analyseText(text), text.indexOf('registry'))?.whole, false);
  });

  it('does not hide a fault of the defaults where it decides nothing about them', () => {
    const text = manifest('registry: {{ x }}\n  calicoNetwork:\n    bgp: Disabled');
    assert.deepEqual(
      complaints(text).map(({ code }) => code),
      ['ipip-requires-bgp'],
    );
  });
});

describe('an edit beside a template', () => {
  const edited = (text: string, ...edits: PathEdit[]): string => {
    const [{ unit, start } = assert.fail()] = analyseText(text).contents.units;
    assert.equal(start, 0);
    return applyTextEdits(text, textEdits(unit.document, [], edits));
  };
  const branch = manifest(
    'calicoNetwork:\n    bgp: Disabled\n  {{- if .x }}\n  variant: Calico\n  {{- end }}',
  );

  it('ends up behind a branch, and behind what is put out', () => {
    const edit: PathEdit = { op: 'set', path: ['spec', 'nonPrivileged'], value: 'Enabled' };
    assert.equal(edited(branch, edit), `${branch}  nonPrivileged: Enabled\n`);
    const lines = manifest('cni:\n    {{ toYaml .cni | nindent 4 }}\n    {{ more }}');
    assert.equal(edited(lines, edit), `${lines}  nonPrivileged: Enabled\n`);
    const between = manifest('cni:\n    {{ toYaml .cni | nindent 4 }}').replace(/$/, 'status: {}\n');
    assert.equal(edited(between, edit), between.replace('status', '  nonPrivileged: Enabled\nstatus'));
  });

  it('is not made where a directive would eat it', () => {
    const text = branch.replace('{{- end }}', '{{- end -}}');
    assert.equal(edited(text, { op: 'set', path: ['spec', 'nonPrivileged'], value: 'Enabled' }), text);
  });

  it('goes into a branch that its place is in', () => {
    const path = ['spec', 'variant'];
    assert.match(
      edited(branch, { op: 'set', path, value: 'TigeraSecureEnterprise' }),
      /\{\{- if \.x \}\}\n {2}variant: TigeraSecureEnterprise\n/,
    );
  });

  it('carries a template as it is written', () => {
    const text = manifest('mtu: {{ .Values.mtu }} # bytes\n  calicoNetwork:\n    bgp: Disabled');
    const moved = edited(text, { op: 'move', path: ['spec', 'mtu'], to: ['spec', 'calicoNetwork', 'mtu'] });
    assert.match(
      moved,
      /spec:\n {2}calicoNetwork:\n {4}bgp: Disabled\n {4}mtu: \{\{ \.Values\.mtu \}\} # bytes\n/,
    );
  });

  it('does not take a key from what is put out below it', () => {
    const text = manifest('cni:\n    {{ toYaml .cni | nindent 4 }}\n  variant: Calico');
    assert.equal(edited(text, { op: 'remove', path: ['spec', 'cni'] }), text);
  });

  it('does not tear a branch', () => {
    const text = manifest(
      'cni:\n    type: Calico\n    {{- if .x }}\n    binDir: /x\n    {{- end }}\n  variant: Calico',
    );
    assert.equal(edited(text, { op: 'remove', path: ['spec', 'cni'] }), text);
  });

  it('does not carry anything out of a branch', () => {
    const text = manifest('{{- if .x }}\n  mtu: 1450\n  {{- end }}\n  calicoNetwork:\n    bgp: Disabled');
    assert.equal(
      edited(text, { op: 'move', path: ['spec', 'mtu'], to: ['spec', 'calicoNetwork', 'mtu'] }),
      text,
    );
  });

  it('does not write a template of flow style anew', () => {
    const text = manifest('a: {mtu: {{ x }}, b: 1}\n  calicoNetwork:\n    bgp: Disabled');
    assert.equal(
      edited(text, { op: 'move', path: ['spec', 'a', 'mtu'], to: ['spec', 'calicoNetwork', 'mtu'] }),
      text,
    );
  });
});

function manifest(spec: string): string {
  return `apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\nspec:\n  ${spec}\n`;
}

/** The directives of a text that bound branches and loops. */
function constructsOf(text: string): string[] {
  return (text.match(/(?:\{\{|\{%|%\{)-?~? *(?:if|else|end|with|range|for|endif|endfor)\b/g) ?? []).sort();
}
