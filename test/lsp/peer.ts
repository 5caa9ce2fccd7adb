/** Red Hat's language server, as its extension for VS Code starts it, but without the network. */
export const PEER = ['node_modules/yaml-language-server/bin/yaml-language-server', '--stdio'];

/** Settings in which only `schemas` (address to file patterns) says what is right. */
export function peerSettings(schemas: Record<string, string> = {}): Record<string, unknown> {
  return {
    yaml: {
      validate: true,
      hover: true,
      completion: true,
      schemas,
      schemaStore: { enable: false },
      kubernetesCRDStore: { enable: false },
    },
  };
}
