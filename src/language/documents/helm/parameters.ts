import { childOf, type ListNode, type ScalarNode } from '../../syntax/node.ts';
import type { Path } from '../../text/path.ts';
import type { InstallationSource } from '../installations.ts';
import { objectAt, stepsIn } from '../pointed.ts';
import { isTellingField } from '../spec-fields.ts';
import type { Chart } from './chart.ts';

/**
 * The parameters of an Argo CD source (`- name: installation.calicoNetwork.bgp`) that set a field of the
 * Installation, each as a partial one of its own. They are read only: what could be changed is not what is judged,
 * since Helm makes numbers and booleans of the text.
 */
export function installationsInParameters(
  list: ListNode,
  path: Path,
  chart: Chart | undefined,
): InstallationSource[] {
  return list.items.flatMap((item, index) => {
    const name = childOf(item, 'name');
    const value = childOf(item, 'value');
    if (name?.kind !== 'scalar' || name.unknown || value?.kind !== 'scalar') return [];
    const steps = stepsIn(name, STEP, (step) => step.replaceAll('\\.', '.'));
    const start = steps.findIndex(({ key }) => key === 'installation');
    const [, field] = steps.slice(start);
    if (start < 0 || !field || field.key === 'enabled') return [];
    if (!chart?.isOurs && !isTellingField(String(field.key))) return [];
    const [head, ...rest] = steps.slice(start);
    const isText = isTrue(childOf(item, 'forceString'));
    const root = objectAt([{ ...head!, key: 'spec' }, ...rest], isText ? value : typed(value));
    if (!root) return [];
    const at = [...path, index];
    const chartVersion = chart?.version;
    return [
      {
        root,
        form: 'parameter',
        path: at,
        parts: [],
        completeness: 'partial',
        name: undefined,
        chartVersion,
      },
    ];
  });
}

/** A key, or an index in brackets. */
const STEP = /(?:^|\.)((?:[^.[\\]|\\.)+)|\[(\d+)\]/g;

/** What `helm --set` makes of a text. */
function typed(node: ScalarNode): ScalarNode {
  if (node.unknown) return node;
  const text = String(node.value);
  if (/^\{.*\}$|,/.test(text)) return { ...node, unknown: true };
  if (text === 'true' || text === 'false') return { ...node, value: text === 'true' };
  if (text === 'null') return { ...node, value: null };
  return /^(?:0|-?[1-9]\d{0,14})$/.test(text) ? { ...node, value: Number(text) } : { ...node, value: text };
}

function isTrue(node: ReturnType<typeof childOf>): boolean {
  return node?.kind === 'scalar' && node.value === true;
}
