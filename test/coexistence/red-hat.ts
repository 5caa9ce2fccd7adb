import { contributeSchema, type YamlExtension, type YamlHost } from '../../src/client/yaml-extension.ts';
import { PEER, peerSettings } from '../lsp/peer.ts';
import { ServerProcess } from '../lsp/server-process.ts';

interface Contributor {
  requestSchema(resource: string): string | undefined;
  requestSchemaContent(uri: string): string | Promise<string>;
  label?: string;
}

/** What Red Hat's extension does between its contributors and its language server (`schema-extension-api.ts`). */
export class Contributors implements YamlExtension {
  readonly _customSchemaContributors: Record<string, Contributor> = {};
  readonly texts = new Map<string, string>();

  registerContributor(
    name: string,
    requestSchema: Contributor['requestSchema'],
    requestSchemaContent: Contributor['requestSchemaContent'],
    label?: string,
  ): boolean {
    if (this._customSchemaContributors[name]) return false;
    const [first, second] = label?.split(':') ?? [];
    const pattern = first && second ? `${first}:[\t ]+${second.trim().replace('.', '\\.')}` : label;
    this._customSchemaContributors[name] = { requestSchema, requestSchemaContent, label: pattern };
    return true;
  }

  requestCustomSchema(resource: string): unknown[] {
    const matches: unknown[] = [];
    for (const { label, requestSchema } of Object.values(this._customSchemaContributors)) {
      if (label && new RegExp(label, 'g').test(this.texts.get(resource) ?? ''))
        return [requestSchema(resource)];
      const uri = requestSchema(resource);
      if (uri) matches.push(uri);
    }
    return matches;
  }

  requestCustomSchemaContent(uri: string): string | Promise<string> {
    const contributor = this._customSchemaContributors[new URL(uri).protocol.slice(0, -1)];
    if (!contributor) throw new Error(`Unsupported schema uri ${uri}`);
    return contributor.requestSchemaContent(uri);
  }
}

/** As Kubernetes Tools contributes: one schema for all kinds that it has heard of, without a label. */
export function addKubernetesTools(contributors: Contributors): void {
  const kinds = {
    Service: {
      spec: { type: 'object', properties: { clusterIP: { type: 'string', description: 'The IP.' } } },
    },
    Installation: {
      spec: { type: 'object', properties: { variant: { enum: ['Wrong'], description: 'Wrong.' } } },
    },
  };
  const schema = {
    oneOf: Object.entries(kinds).map(([kind, properties]) => ({
      type: 'object',
      properties: {
        apiVersion: { type: 'string' },
        kind: { enum: [kind] },
        metadata: { type: 'object' },
        ...properties,
      },
      additionalProperties: false,
    })),
  };
  contributors.registerContributor(
    'kubernetes',
    () => 'kubernetes://schema/all',
    () => JSON.stringify(schema),
  );
}

export interface RedHatOptions {
  /** Ours is contributed when set. */
  readonly host?: YamlHost;
  readonly schemas?: Record<string, string>;
  /** Kubernetes Tools is there too, and was first. */
  readonly hasKubernetesTools?: boolean;
}

/** Red Hat's language server, with a client that does what its extension does. */
export async function startRedHat({ host, schemas, hasKubernetesTools }: RedHatOptions) {
  const contributors = new Contributors();
  if (hasKubernetesTools) addKubernetesTools(contributors);
  if (host) contributeSchema(contributors, host);
  const server = new ServerProcess({
    argv: PEER,
    settings: peerSettings(schemas),
    answers: {
      'custom/schema/request': (resource: string) => contributors.requestCustomSchema(resource),
      'custom/schema/content': (uri: string) => contributors.requestCustomSchemaContent(uri),
    },
  });
  await server.initialize();
  await server.notify('yaml/registerCustomSchemaRequest', {});
  return { server, contributors };
}
