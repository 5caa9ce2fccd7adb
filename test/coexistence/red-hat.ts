import { contributeSchema, type YamlHost } from '../../src/client/language/yaml-extension.ts';
import { PEER, peerSettings } from '../lsp/peer.ts';
import { ServerProcess } from '../lsp/server-process.ts';
import { addKubernetesTools, Contributors } from './contributors.ts';

export interface RedHatOptions {
  /** Ours is contributed when set. */
  readonly host?: Omit<YamlHost, 'textOf'>;
  readonly schemas?: Record<string, string>;
  /** Kubernetes Tools is there too, and was first. */
  readonly hasKubernetesTools?: boolean;
}

/** Red Hat's language server, with a client that does what its extension does. */
export async function startRedHat({ host, schemas, hasKubernetesTools }: RedHatOptions) {
  const texts = new Map<string, string>();
  const textOf = (resource: string) => texts.get(resource);
  const contributors = new Contributors(textOf);
  if (hasKubernetesTools) addKubernetesTools(contributors);
  if (host) contributeSchema(contributors, { ...host, textOf });
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
  return { server, texts };
}
