import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseQuantity } from '../../../../../src/language/installation/kubernetes/quantity.ts';

const NANO = 10n ** 9n;

describe('quantities', () => {
  const read: [string | number, string, bigint][] = [
    ['100Mi', 'BinarySI', 100n * 1024n ** 2n * NANO],
    ['1.5Gi', 'BinarySI', 1536n * 1024n ** 2n * NANO],
    ['0.5Ki', 'BinarySI', 512n * NANO],
    ['0.0001Ki', 'DecimalSI', 102_400_000n],
    ['0Mi', 'BinarySI', 0n],
    ['-1Mi', 'BinarySI', -(1024n ** 2n) * NANO],
    ['+2', 'DecimalSI', 2n * NANO],
    ['250m', 'DecimalSI', NANO / 4n],
    ['100M', 'DecimalSI', 100_000_000n * NANO],
    ['1E', 'DecimalSI', 10n ** 18n * NANO],
    ['1E3', 'DecimalExponent', 1000n * NANO],
    ['1e-12', 'DecimalExponent', 1n],
    ['.5', 'DecimalSI', NANO / 2n],
    ['5.', 'DecimalSI', 5n * NANO],
    ['1e99999999', 'DecimalExponent', (2n ** 63n - 1n) * NANO],
    [100, 'DecimalSI', 100n * NANO],
    [1.5, 'DecimalSI', 1_500_000_000n],
  ];
  for (const [written, format, nano] of read) {
    it(String(written), () => assert.deepEqual(parseQuantity(written), { format, nano }));
  }

  for (const written of ['', '50MB', '1 Gi', 'Mi', '.', '1e', '1.2.3', 'K', '1K', '0x10', '9'.repeat(300)]) {
    it(`refuses ${written.slice(0, 10) || 'nothing'}`, () => assert.equal(parseQuantity(written), undefined));
  }
});
