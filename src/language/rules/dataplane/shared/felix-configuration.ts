import type { Neighbour } from '../../../documents/neighbour.ts';
import { valueAt } from '../../../text/path.ts';
import type { Fix } from '../../../text/problem.ts';
import type { Surroundings } from '../../rule.ts';

export const BPF_ENABLED = ['spec', 'bpfEnabled'] as const;

/** Where the operator notes what it wrote into `bpfEnabled` (render, BPFOperatorAnnotation, 3.28+). */
const NOTE = ['metadata', 'annotations', 'operator.tigera.io/bpfEnabled'] as const;

/** The FelixConfiguration `default` of the text, and what it says of eBPF. */
export interface BpfSetting {
  readonly felix: Neighbour;
  readonly bpfEnabled: boolean;
  /** What the operator last wrote there, as it notes itself; undefined without a note that can be read. */
  readonly noted: boolean | undefined;
}

/** Those that set `bpfEnabled` at all; normally there is none. */
export function bpfSettings({ neighbours }: Surroundings): BpfSetting[] {
  return neighbours.flatMap((felix) => {
    const bpfEnabled = valueAt(felix.value, BPF_ENABLED);
    if (felix.kind !== 'FelixConfiguration' || felix.name !== 'default') return [];
    if (typeof bpfEnabled !== 'boolean') return [];
    return [{ felix, bpfEnabled, noted: readBoolean(valueAt(felix.value, NOTE)) }];
  });
}

export function removeBpfEnabled(felix: Neighbour): Fix {
  return {
    title: 'Remove bpfEnabled from the FelixConfiguration',
    safety: 'unsafe',
    resource: felix,
    edits: [{ op: 'remove', path: BPF_ENABLED }],
  };
}

/** As Go's `strconv.ParseBool` reads it. */
function readBoolean(text: unknown): boolean | undefined {
  if (typeof text !== 'string') return undefined;
  if (/^(?:1|t|T|true|TRUE|True)$/.test(text)) return true;
  return /^(?:0|f|F|false|FALSE|False)$/.test(text) ? false : undefined;
}
