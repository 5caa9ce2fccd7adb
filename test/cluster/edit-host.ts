/**
 * Stands in for an extension host that is killed while a text is open: changes each text, tells so, and never
 * answers. `node edit-host.mjs KUBE_EDITOR_PROGRAM` prints what `kubectl edit` needs first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { listenForEditor } from '../../src/client/kubectl-edit/editor/listener.ts';

const { env, folder } = await listenForEditor(process.argv[2]!, ({ file }) => {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('hostPorts: Enabled', 'hostPorts: Disabled'));
  console.log('changed');
  return new Promise(() => {});
});
console.log(JSON.stringify({ env, folder }));
