import type { ClusterError } from '../../cluster/errors/error.ts';
import { failure } from '../../cluster/errors/result.ts';
import type { Kubectl } from '../../cluster/kubectl/kubectl.ts';

/** Why nothing is started in a workspace that is not trusted. */
export function restricted(about: Omit<ClusterError, 'kind' | 'detail'>): ClusterError {
  return { kind: 'restricted', detail: '', ...about };
}

/**
 * The same kubectl, which is not started as long as `isTrusted` says no, not even to read the kubeconfig: each call
 * then fails as `restricted`.
 */
export function trustedKubectl(kubectl: Kubectl, isTrusted: () => boolean): Kubectl {
  const { program } = kubectl;
  return {
    program,
    async run(command, input, options = {}) {
      if (isTrusted()) return kubectl.run(command, input, options);
      return failure(restricted({ effect: command.effect, context: options.context ?? '', program }));
    },
    async watch(command, input, options) {
      if (isTrusted()) return kubectl.watch(command, input, options);
      return failure(restricted({ effect: 'reads', context: options.context, program }));
    },
  };
}
