/** How a quantity is written, as Kubernetes tells them apart (apimachinery `resource.Format`). */
export type QuantityFormat = 'BinarySI' | 'DecimalSI' | 'DecimalExponent';

/** A Kubernetes quantity, exact to the smallest amount that Kubernetes keeps: a billionth. */
export interface Quantity {
  readonly format: QuantityFormat;
  /** The amount in billionths: `1Ki` is 1024 × 10⁹. What is finer is rounded away from zero. */
  readonly nano: bigint;
}

const SYNTAX = /^([+-]?)(\d*)(?:\.(\d*))?(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d+))?$/;
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const NANO = 9;
/** More than anybody writes, and few enough to compute with. */
const MOST_DIGITS = 200;
const LARGEST = (2n ** 63n - 1n) * 10n ** 9n;

/**
 * Reads a quantity as the API server does (apimachinery `resource.ParseQuantity`): `100Mi`, `1.5`, `250m`, `1e3`,
 * or a bare number. Undefined for what it refuses, such as `50MB` or `1 Gi`, and for a number of absurd length.
 */
export function parseQuantity(written: string | number): Quantity | undefined {
  const match = SYNTAX.exec(String(written));
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', binary, decimal, exponent] = match;
  const length = whole.length + fraction.length;
  if (length === 0 || length > MOST_DIGITS) return undefined;
  const digits = BigInt(whole + fraction);
  const power = Number(exponent ?? (decimal ? DECIMAL[decimal] : 0)) + NANO - fraction.length;
  const factor = binary ? 1024n ** BigInt(BINARY.indexOf(binary) + 1) : 1n;
  const size = scaled(digits * factor, power);
  const nano = sign === '-' ? -size : size;
  return { format: formatOf(nano, binary, exponent), nano };
}

/** `digits` × 10^`power`, rounded up, and no more than Kubernetes can hold. */
function scaled(digits: bigint, power: number): bigint {
  if (digits === 0n) return 0n;
  if (power > 40) return LARGEST;
  if (power >= 0) return smaller(digits * 10n ** BigInt(power), LARGEST);
  const places = -power;
  if (places > digits.toString().length + 1) return 1n;
  const divisor = 10n ** BigInt(places);
  return smaller((digits + divisor - 1n) / divisor, LARGEST);
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/** A binary suffix on less than one (`0.5Ki` is 512, but `0.0005Ki` is not) does not count as one. */
function formatOf(nano: bigint, binary: string | undefined, exponent: string | undefined): QuantityFormat {
  if (exponent !== undefined) return 'DecimalExponent';
  if (!binary || (nano > 0n && nano < 10n ** 9n)) return 'DecimalSI';
  return 'BinarySI';
}
