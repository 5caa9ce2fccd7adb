import type { Owner, OwnerSource } from '../facts/owner.ts';

/** The tools that keep an object, each once: by the sign that names its source where one does. */
export function keepers(owners: readonly Owner[]): Owner[] {
  const tools = [...new Set(owners.map(({ tool }) => tool))];
  const found = tools.flatMap((tool) => {
    const signs = owners.filter((owner) => owner.tool === tool);
    return signs.find(({ source }) => source) ?? signs.slice(0, 1);
  });
  // A HelmRelease of Flux is carried out by Helm: then Flux has the word.
  const isOfFlux = found.some(({ source }) => source?.kind === 'HelmRelease');
  return found.filter(({ tool }) => tool !== 'Helm' || !isOfFlux);
}

/** Who keeps the object, by what sign, what comes of a change, and what to change instead; a few sentences. */
export function ownersInWords(name: string, owners: readonly Owner[]): string {
  return keepers(owners)
    .map(({ tool, sign, source }) => {
      const by = source ? `${tool} (${sourceInWords(source)}, by its ${sign})` : `${tool} (by its ${sign})`;
      return `${tool === 'Helm' ? 'An upgrade by' : 'A sync by'} ${by} would overwrite this change of Installation ${name}. Change ${SOURCES[source?.kind ?? 'unknown']} instead.`;
    })
    .join(' ');
}

export function sourceInWords({ kind, name, namespace }: OwnerSource): string {
  return `${kind} ${name}${namespace === '' ? '' : ` in namespace ${namespace}`}`;
}

const SOURCES = {
  release: 'the values of the release',
  Application: 'what the Application deploys',
  Kustomization: 'what the Kustomization builds',
  HelmRelease: 'the values of the HelmRelease',
  unknown: 'its source',
} as const;
