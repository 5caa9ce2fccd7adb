import { qualifiedNameFault } from '../../../installation/kubernetes/labels.ts';
import { parseQuantity } from '../../../installation/kubernetes/quantity.ts';
import type { ResourceRequirements } from '../../../installation/spec.ts';
import type { Path } from '../../../text/path.ts';
import type { Fix, Problem } from '../../../text/problem.ts';

const STANDARD = ['cpu', 'memory', 'ephemeral-storage'];
const MILLI = 10n ** 6n;

/**
 * What the operator has against the resources of a container. Source: `ValidateResourceRequirements` in
 * tigera/operator pkg/common/k8svalidation/v1validation.go, the same from v1.28.0 to v1.42.3. Kubernetes itself asks
 * for more when the workload is applied: a limit for what cannot be overcommitted.
 */
export function* resourceProblems(resources: ResourceRequirements, path: Path): Iterable<Problem> {
  for (const kind of ['limits', 'requests'] as const) {
    for (const [name, amount] of Object.entries(resources[kind] ?? {})) {
      const place = [...path, kind, name];
      const fault = nameFault(name);
      if (fault) yield { path: place, mark: 'key', message: `The resource \`${name}\` ${fault}.` };
      const amountProblem = amountFault(name, amount);
      if (amountProblem) yield { path: place, message: amountProblem };
    }
  }
  for (const [name, request] of Object.entries(resources.requests ?? {})) {
    const limit = resources.limits?.[name];
    if (limit !== undefined) yield* comparison({ name, request, limit }, path);
  }
}

function nameFault(name: string): string | undefined {
  const fault = qualifiedNameFault(name);
  if (fault) return fault;
  if (!name.includes('/')) {
    if (STANDARD.includes(name) || isHugePages(name)) return undefined;
    return 'is none of `cpu`, `memory`, `ephemeral-storage` and `hugepages-…`, and without a domain it cannot be an extended one';
  }
  if (isNative(name)) return undefined;
  if (name.startsWith('requests.')) return 'starts with `requests.`, which is kept for quotas';
  // Kubernetes puts `requests.` before it in a quota, and the whole must still be a name.
  return qualifiedNameFault(`requests.${name}`) ? 'has a domain that is too long for a quota' : undefined;
}

function amountFault(name: string, amount: number | string): string | undefined {
  const quantity = parseQuantity(amount);
  if (!quantity) return undefined;
  if (quantity.nano < 0n)
    return `\`${name}\` is \`${amount}\`, and a negative amount of a resource makes no sense.`;
  // Kubernetes looks at thousandths, rounded up.
  const milli = (quantity.nano + MILLI - 1n) / MILLI;
  if (isNative(name) || milli % 1000n === 0n) return undefined;
  return `\`${name}\` is \`${amount}\`, but an extended resource comes in whole numbers only.`;
}

interface Comparison {
  readonly name: string;
  readonly request: number | string;
  readonly limit: number | string;
}

function* comparison({ name, request, limit }: Comparison, path: Path): Iterable<Problem> {
  const [wanted, most] = [parseQuantity(request), parseQuantity(limit)];
  if (!wanted || !most) return;
  const mustBeEqual = !isNative(name) || isHugePages(name);
  if (mustBeEqual ? wanted.nano === most.nano : wanted.nano <= most.nano) return;
  const [requestPath, limitPath] = [
    [...path, 'requests', name],
    [...path, 'limits', name],
  ];
  yield {
    path: requestPath,
    message: mustBeEqual
      ? `The request of \`${name}\` is \`${request}\` and its limit \`${limit}\`; it cannot be overcommitted, so they must be equal.`
      : `The request of \`${name}\` is \`${request}\`, above its limit of \`${limit}\`.`,
    related: [{ path: limitPath, message: 'The limit' }],
    fixes: [
      change(`Set the ${name} request to its limit, ${limit}`, requestPath, limit),
      change(`Set the ${name} limit to the request, ${request}`, limitPath, request),
    ],
  };
}

function change(title: string, path: Path, value: number | string): Fix {
  return { title, safety: 'unsafe', edits: [{ op: 'set', path, value }] };
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** Of Kubernetes itself: without a domain, or with its own. */
function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}
