import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs a stand-in for the Kubernetes extension into a folder of extensions. It is asleep until a test activates
 * it, and has nothing to say until the test has let it choose: `exports.choose(path)`, undefined for nothing again.
 */
export function installKubernetesTools(extensions: string): void {
  const folder = path.join(extensions, 'ms-kubernetes-tools.vscode-kubernetes-tools-0.0.1');
  mkdirSync(folder, { recursive: true });
  const manifest = {
    publisher: 'ms-kubernetes-tools',
    name: 'vscode-kubernetes-tools',
    version: '0.0.1',
    engines: { vscode: '^1.100.0' },
    main: './main.js',
    activationEvents: [],
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'main.js'), MAIN);
}

const MAIN = `const { EventEmitter } = require('vscode');
exports.activate = () => {
  const [pathChanged, contextChanged] = [new EventEmitter(), new EventEmitter()];
  let chosen;
  const api = {
    getKubeconfigPath: () => ({ pathType: 'host', hostPath: chosen }),
    onDidChangeKubeconfigPath: pathChanged.event,
    onDidChangeContext: contextChanged.event,
  };
  return {
    choose(path) {
      chosen = path;
      pathChanged.fire(api.getKubeconfigPath());
    },
    get: (component, version) =>
      component === 'configuration' && version === 'v1_1' && chosen !== undefined
        ? { available: true, api }
        : { available: false, reason: 'version-unknown' },
  };
};
`;
