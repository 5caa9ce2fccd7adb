import { versions } from '../../versions/version-range.ts';
import { type DefaultingStep, fill } from './draft.ts';

const REGISTRY_SLASH = versions('..3.31.0');
const USE_DEFAULT_SLASH = versions('..3.22.0');
const WRITES_NON_PRIVILEGED = versions('..3.29.8, 3.30.0..3.30.7, 3.31.0..3.31.5');

/**
 * Registry, variant and mode (core_controller.go fillDefaults). The registry gets its final slash up to 3.30; the
 * releases that withdrew non-privileged mode no longer write `Disabled`.
 */
export const fillProduct: DefaultingStep = (draft, context) => {
  if (draft.registry && needsSlash(draft.registry) && context.holds(REGISTRY_SLASH)) {
    const isKeyword = draft.registry === 'UseDefault' && !context.holds(USE_DEFAULT_SLASH);
    if (!isKeyword) draft.registry += '/';
  }
  fill(draft, 'variant', 'Calico');
  if (context.holds(WRITES_NON_PRIVILEGED)) fill(draft, 'nonPrivileged', 'Disabled');
};

function needsSlash(registry: string): boolean {
  return !registry.endsWith('/');
}
