import type { YamlExtension } from '../../src/client/language/yaml-extension.ts';

interface Contributor {
  requestSchema(resource: string): string | undefined;
  requestSchemaContent(uri: string): string | Promise<string>;
  label?: string;
}

/** What Red Hat's extension does between its contributors and its language server (`schema-extension-api.ts`). */
export class Contributors implements YamlExtension {
  readonly _customSchemaContributors: Record<string, Contributor> = {};

  /** `textOf`: the text of a file that is open. */
  constructor(readonly textOf: (resource: string) => string | undefined) {}

  registerContributor(
    name: string,
    requestSchema: Contributor['requestSchema'],
    requestSchemaContent: Contributor['requestSchemaContent'],
    label?: string,
  ): boolean {
    if (this._customSchemaContributors[name]) return false;
    const [first, second] = label?.split(':') ?? [];
    const pattern = first && second ? `${first}:[\t ]+${second.trim().replaceAll('.', '\\.')}` : label;
    this._customSchemaContributors[name] = { requestSchema, requestSchemaContent, label: pattern };
    return true;
  }

  requestCustomSchema(resource: string): unknown[] {
    const matches: unknown[] = [];
    for (const { label, requestSchema } of Object.values(this._customSchemaContributors)) {
      if (label && new RegExp(label, 'g').test(this.textOf(resource) ?? '')) return [requestSchema(resource)];
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
