import { foreignPlugin } from '../../installation/cni-plugins.ts';
import { parseQuantity } from '../../installation/kubernetes/quantity.ts';
import type { Fix } from '../../text/problem.ts';
import { versions } from '../../versions/version-range.ts';
import { removal } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const SIZE = ['spec', 'logging', 'cni', 'logFileMaxSize'] as const;

export const rule: Rule = {
  id: 'logging-maxsize',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.26.0..'),
  docs: {
    summary: 'A size of the CNI log that is not written with a binary suffix.',
    details: `
\`logFileMaxSize\` is the size at which the log of the CNI plugin is rotated. The CRD takes any Kubernetes quantity, the
operator only one with \`Ki\`, \`Mi\`, \`Gi\`, \`Ti\`, \`Pi\` or \`Ei\` that is more than zero: \`100M\`, \`1e8\` and a bare number of
bytes are refused. Nothing is rendered then, and TigeraStatus \`calico\` is Degraded.

Write it as in \`100Mi\`, which is also the default. Note that \`100M\` is a little less, about \`95.4Mi\`.`,
    clusterMessage: 'spec\\.Logging\\.cni\\.logFileMaxSize',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        logging:
          cni:
            logFileMaxSize: 100M`),
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        logging:
          cni:
            logFileMaxSize: 100Mi`),
    },
  },
  *check({ spec }) {
    const size = spec.logging?.cni?.logFileMaxSize;
    // With another plugin the whole block is refused: rule logging-non-calico-cni.
    if (size === undefined || foreignPlugin(spec)) return;
    const quantity = parseQuantity(size);
    if (!quantity || (quantity.format === 'BinarySI' && quantity.nano > 0n)) return;
    const isNothing = quantity.nano <= 0n;
    yield {
      path: SIZE,
      message: isNothing
        ? `\`logFileMaxSize\` is \`${size}\`, and it must be more than zero, as in \`100Mi\`.`
        : `\`logFileMaxSize\` is \`${size}\`, but the operator takes only sizes in \`Ki\`, \`Mi\`, \`Gi\`, \`Ti\`, \`Pi\` or \`Ei\`.`,
      fixes: isNothing ? [removal(SIZE)] : inBinary(String(size), quantity.nano),
    };
  },
};

const UNITS = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const NANO = 10n ** 9n;

/** The same amount in the largest unit that divides it, or the binary unit of the same letter, which is a bit more. */
function inBinary(size: string, nano: bigint): Fix[] {
  const change = (value: string, safety: Fix['safety']): Fix => ({
    title: `Change to ${value}`,
    safety,
    edits: [{ op: 'set', path: SIZE, value }],
  });
  const power = UNITS.findLastIndex((_unit, index) => nano % (NANO * 1024n ** BigInt(index + 1)) === 0n);
  if (power >= 0) {
    return [change(`${nano / (NANO * 1024n ** BigInt(power + 1))}${UNITS[power]}`, 'safe')];
  }
  const decimal = /^(.*\d\.?)([kMGTPE])$/.exec(size);
  return decimal ? [change(`${decimal[1]}${decimal[2]!.toUpperCase()}i`, 'unsafe')] : [];
}
