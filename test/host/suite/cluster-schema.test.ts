import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestHook } from '../../../src/client/test-hook.ts';
import {
  activate,
  closeEverything,
  command,
  freshInstallation,
  kubectl,
  order,
  reset,
  said,
} from './extension.ts';
import { findings, openExample } from './window.ts';

const CRD = 'installations.operator.tigera.io';
const PROPERTIES = '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties';

describe("the cluster's own schema", function () {
  this.timeout(60_000);
  let hook: TestHook;

  before(async () => {
    hook = await activate();
    await freshInstallation();
    await patch({ op: 'add', path: `${PROPERTIES}/newThing`, value: { type: 'integer' } });
  });
  beforeEach(() => reset(hook));
  afterEach(async () => {
    await order('deny', { denied: [] });
    await command('useBuiltInSchema');
    await closeEverything();
  });
  after(() => patch({ op: 'remove', path: `${PROPERTIES}/newThing` }));

  const patch = (operation: object) =>
    kubectl('patch', 'crd', CRD, '--type=json', `--patch=${JSON.stringify([operation])}`);
  const open = async () => {
    const example = await openExample('without-non-privileged.yaml');
    const text = example.document
      .getText()
      .replace(/# calico-version.*\n/, '')
      .replace(/^spec:$/m, 'spec:\n  newThing: 1');
    return vscode.workspace.openTextDocument({ language: 'yaml', content: text });
  };
  const messages = (found: readonly vscode.Diagnostic[]) => found.map(({ message }) => message).join('\n');
  const isUnknown = (found: readonly vscode.Diagnostic[]) => messages(found).includes('no field `newThing`');

  it('is used at once, and left again', async () => {
    const document = await open();
    await vscode.window.showTextDocument(document);
    await findings(document, isUnknown);
    await command('useClusterSchema');
    await findings(document, (found) => !isUnknown(found));
    assert.match(
      said(hook),
      /checked against the schema of embedded \(http:.*\), [0-9a-f]{12}\. .*checked for its Calico \d+\.\d+\.\d+/,
    );
    await command('useBuiltInSchema');
    await findings(document, isUnknown);
  });

  it('is left by the button of the message, too', async () => {
    hook.answer = ({ buttons }) => buttons?.[0];
    const document = await open();
    await vscode.window.showTextDocument(document);
    await command('useClusterSchema');
    await findings(document, isUnknown);
    assert.deepEqual(hook.asked[0]?.buttons, ['Use the Built-In Schema']);
  });

  it('changes nothing where it may not be read', async () => {
    await order('deny', { denied: [{ verb: 'get', resource: 'customresourcedefinitions' }] });
    const document = await open();
    await vscode.window.showTextDocument(document);
    await command('useClusterSchema');
    assert.match(said(hook), /do not have permission in context `embedded`: .*customresourcedefinitions/);
    await findings(document, isUnknown);
  });
});
