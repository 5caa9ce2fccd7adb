import { parse, stringify } from 'yaml';

/**
 * Texts made of an Installation of 600 plain lines, `full`, that are not plain: what people have in the editor while
 * they type, and what costs a reader more than the plainest YAML does.
 */
export interface HardSample {
  readonly name: string;
  readonly text: string;
}

export function hardSamples(full: string): HardSample[] {
  return [
    { name: 'ten faults', text: withFaults(full) },
    { name: 'flow style', text: inFlowStyle(full) },
    { name: 'block scalar', text: withBlockScalar(full) },
    { name: 'anchors', text: withAnchors(full) },
  ];
}

/** Of every kind that the YAML may have, and some of the fields; none where one types. */
function withFaults(full: string): string {
  const faults: [plain: string, faulty: string][] = [
    ['  variant: Calico\n', '  variant: Calico\n  variant: "Calico"\n'],
    ['    linuxDataplane: Iptables\n', '    linuxDataplane: Iptables\n    mult\n'],
    [
      "        nodeSelector: rack == 'r1'\n",
      "        nodeSelector: rack == 'r1'\n        natOutgoing: Enabled\n",
    ],
    ["        nodeSelector: rack == 'r2'\n", "        nodeSelector: [rack == 'r2'\n"],
    ["        nodeSelector: rack == 'r3'\n", "        nodeSelector: 'rack == ''r3''\n"],
    ["        nodeSelector: rack == 'r4'\n", "        nodeSelector: rack: 'r4'\n"],
    ["        nodeSelector: rack == 'r5'\n", "        nodeSelector: {rack: 'r5', rack: 'r6'}\n"],
    ["        nodeSelector: rack == 'r6'\n", '        nodeSelector: *rack\n'],
    ['    bpfNetworkBootstrap: Disabled\n', '    bpfNetworkBootstrap: "Disabled\\n"\n'],
    ['    windowsDataplane: HNS\n', '    windowsDataPlane: HNS\n'],
  ];
  return faults.reduce((text, [plain, faulty]) => replaced(text, plain, faulty), full);
}

function inFlowStyle(full: string): string {
  return stringify(parse(full), { collectionStyle: 'flow', indent: 2, lineWidth: 60 });
}

/** Half of the lines are a script that an annotation holds. */
function withBlockScalar(full: string): string {
  const lines = Array.from(
    { length: 300 },
    (_, line) => `      echo "line ${line}: $(date)" # of the script\n`,
  );
  const metadata = `metadata:\n  annotations:\n    example.org/script: |\n${lines.join('')}`;
  return replaced(full.split('\n').slice(0, 310).join('\n').concat('\n'), 'metadata:\n', metadata);
}

/** What the pools have in common stands once. */
function withAnchors(full: string): string {
  const [first, ...others] = full.split(/(?<=\n)(?= {6}- name: rack-)/);
  const pool = `        <<: *pool\n        nodeSelector: &rack`;
  return (
    first!.replace('      - name: second\n', '      - &pool\n        name: second\n') +
    others
      .map((text, index) =>
        text
          .replace(
            / {8}encapsulation: VXLAN\n {8}natOutgoing: Enabled\n {8}nodeSelector:/,
            `${pool}-${index}`,
          )
          .replace('        blockSize: 26\n', ''),
      )
      .join('')
  );
}

function replaced(text: string, old: string, replacement: string): string {
  if (!text.includes(old)) throw new Error(`The text of the sample holds no ${JSON.stringify(old)}.`);
  return text.replace(old, replacement);
}
