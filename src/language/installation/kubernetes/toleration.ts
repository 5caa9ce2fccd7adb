import type { Toleration } from '../spec.ts';
import { labelValueFault, qualifiedNameFault } from './labels.ts';
import { sameLetters } from './same-letters.ts';

/** One thing that Kubernetes has against a toleration. */
export interface TolerationFault {
  readonly field: 'key' | 'operator' | 'value' | 'effect' | 'tolerationSeconds';
  /** A clause with the value in it. */
  readonly message: string;
  /** The value that is certainly meant, where there is one. */
  readonly remedy?: string;
}

const OPERATORS = ['Exists', 'Equal'];
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** What the API server refuses in a pod's toleration (core/validation, `ValidateTolerations`). */
export function tolerationFaults(toleration: Toleration): TolerationFault[] {
  return [
    keyFault(toleration),
    operatorFault(toleration),
    valueFault(toleration),
    effectFault(toleration),
    secondsFault(toleration),
  ].filter((fault) => fault !== undefined);
}

function keyFault({ key = '' }: Toleration): TolerationFault | undefined {
  const fault = key === '' ? undefined : qualifiedNameFault(key);
  return fault ? { field: 'key', message: `the key \`${key}\` ${fault}` } : undefined;
}

function operatorFault({ key = '', operator = '' }: Toleration): TolerationFault | undefined {
  if (operator !== '' && !OPERATORS.includes(operator)) {
    const message = `the operator \`${operator}\` is neither \`Exists\` nor \`Equal\``;
    return { field: 'operator', message, remedy: sameLetters(operator, OPERATORS) };
  }
  if (key !== '' || operator === 'Exists') return undefined;
  const message = 'without a `key` the operator must be `Exists`, which matches every taint';
  return { field: 'operator', message };
}

function valueFault({ operator = '', value = '' }: Toleration): TolerationFault | undefined {
  if (value === '') return undefined;
  if (operator === 'Exists') {
    const message = `the operator \`Exists\` takes no value, and \`${value}\` is given`;
    return { field: 'value', message };
  }
  const fault = labelValueFault(value);
  return fault ? { field: 'value', message: `the value \`${value}\` ${fault}` } : undefined;
}

function effectFault({ effect = '' }: Toleration): TolerationFault | undefined {
  if (effect === '' || EFFECTS.includes(effect)) return undefined;
  const message = `the effect \`${effect}\` is none of \`NoSchedule\`, \`PreferNoSchedule\`, \`NoExecute\``;
  return { field: 'effect', message, remedy: sameLetters(effect, EFFECTS) };
}

function secondsFault({ effect = '', tolerationSeconds }: Toleration): TolerationFault | undefined {
  if (tolerationSeconds === undefined || effect === 'NoExecute') return undefined;
  const written = effect === '' ? 'no effect is given' : `the effect is \`${effect}\``;
  const message = `\`tolerationSeconds\` goes only with the effect \`NoExecute\`, and ${written}`;
  return { field: 'tolerationSeconds', message };
}
