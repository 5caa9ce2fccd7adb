import type { IpFamily } from '../../../installation/cidr.ts';
import type { Installation } from '../../../installation/installation.ts';
import { validatedPools } from '../../../installation/pools.ts';
import type { Problem } from '../../../text/problem.ts';

/** What a block may be, and what it is by default. Source: validation.go and ippool/validation.go, all versions. */
export const BLOCK_SIZES: Readonly<
  Record<IpFamily, { smallest: number; largest: number; byDefault: number }>
> = {
  4: { smallest: 20, largest: 32, byDefault: 26 },
  6: { smallest: 116, largest: 128, byDefault: 122 },
};

/** True for a block size that the family may have. */
export function isBlockSize(blockSize: number, family: IpFamily): boolean {
  const { smallest, largest } = BLOCK_SIZES[family];
  return smallest <= blockSize && blockSize <= largest;
}

/** The pools of a family whose block size the operator refuses. */
export function* wrongBlockSizes(installation: Installation, family: IpFamily): Iterable<Problem> {
  const { smallest, largest, byDefault } = BLOCK_SIZES[family];
  for (const { pool, path: place, family: own } of validatedPools(installation)) {
    if (own !== family || pool.blockSize === undefined || isBlockSize(pool.blockSize, family)) continue;
    const path = [...place, 'blockSize'];
    const other = family === 6 && isBlockSize(pool.blockSize, 4) ? ', a size for IPv4' : '';
    yield {
      path,
      message:
        `\`blockSize\` is ${pool.blockSize}${other}, but the IPv${family} pool \`${pool.cidr}\` takes ` +
        `${smallest} to ${largest}.`,
      fixes: [
        {
          title: `Remove blockSize (the default is ${byDefault})`,
          safety: 'unsafe',
          edits: [{ op: 'remove', path }],
        },
      ],
    };
  }
}
