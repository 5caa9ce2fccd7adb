import { entryOf, stringAt } from '../syntax/node.ts';
import type { Pass } from './structure/pass.ts';
import { type StructuralProblem, structural } from './structure/structural-problem.ts';

const API_VERSION = 'operator.tigera.io/v1';

/** What makes the API server not know the object at all: another version of the API, no name. */
export function identityProblems({ root, completeness }: Pass): StructuralProblem[] {
  const problems: StructuralProblem[] = [];
  const apiVersion = stringAt(root, 'apiVersion');
  if (apiVersion !== undefined && apiVersion !== API_VERSION) {
    problems.push(
      structural('schema-enum', {
        path: ['apiVersion'],
        message: `\`${apiVersion}\` has no Installation; its only version is \`${API_VERSION}\`.`,
        fixes: [
          {
            title: `Change to ${API_VERSION}`,
            safety: 'safe',
            edits: [{ op: 'set', path: ['apiVersion'], value: API_VERSION }],
          },
        ],
      }),
    );
  }
  if (completeness === 'whole' && entryOf(root, 'kind') && !entryOf(root, 'apiVersion') && !root.unknown) {
    problems.push(
      structural('schema-required', {
        path: ['apiVersion'],
        message: `The Installation has no \`apiVersion\`; it is \`${API_VERSION}\`.`,
        fixes: [
          {
            title: `Add apiVersion: ${API_VERSION}`,
            safety: 'safe',
            edits: [{ op: 'set', path: ['apiVersion'], value: API_VERSION }],
          },
        ],
      }),
    );
  }
  const metadata = entryOf(root, 'metadata')?.value;
  const isOther = metadata?.kind === 'list' || (metadata?.kind === 'scalar' && metadata.value !== null);
  const isNamed = entryOf(metadata, 'name') ?? entryOf(metadata, 'generateName');
  // Without an apiVersion it is no manifest, and the name is somebody else's business.
  if (
    apiVersion !== undefined &&
    completeness === 'whole' &&
    !isNamed &&
    !isOther &&
    !metadata?.unknown &&
    !root.unknown
  ) {
    problems.push(
      structural('schema-required', {
        path: ['metadata', 'name'],
        message: 'The Installation has no `metadata.name`; the operator reads the one named `default`.',
        fixes: [
          {
            title: 'Add name: default',
            safety: 'unsafe',
            edits: [{ op: 'set', path: ['metadata', 'name'], value: 'default' }],
          },
        ],
      }),
    );
  }
  return problems;
}
