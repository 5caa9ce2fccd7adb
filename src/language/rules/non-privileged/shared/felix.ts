import type { Neighbour } from '../../../documents/neighbour.ts';

/** The FelixConfigurations that Felix reads: `default`, and `node.NAME` for one node. */
export function felixConfigurations(neighbours: readonly Neighbour[]): readonly Neighbour[] {
  return neighbours.filter(
    ({ kind, name }) => kind === 'FelixConfiguration' && (name === 'default' || name.startsWith('node.')),
  );
}

/** A whole file's worth of samples: an Installation with the mode on, and a FelixConfiguration. */
export function withFelix(installation: string, spec: string): string {
  return `${installation}---
apiVersion: projectcalico.org/v3
kind: FelixConfiguration
metadata:
  name: default
spec:
  ${spec}
`;
}
