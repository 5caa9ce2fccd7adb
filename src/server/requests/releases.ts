import { RELEASES } from '../../language/service.ts';
import type * as requests from '../../protocol/requests.ts';
import type { Answer } from '../context.ts';

export const releases: Answer<typeof requests.releases> = () =>
  RELEASES.map(({ calico }) => calico.text).reverse();
