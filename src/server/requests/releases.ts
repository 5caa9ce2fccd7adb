import { RELEASES } from '../../language/service.ts';
import type * as requests from '../../protocol/requests.ts';
import type { RequestHandler } from '../context.ts';

export const releases: RequestHandler<typeof requests.releases> = () =>
  RELEASES.map(({ calico }) => calico.text).reverse();
