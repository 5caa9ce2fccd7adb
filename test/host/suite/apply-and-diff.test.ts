import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestHook } from '../../../src/client/test-hook.ts';
import type { Choice } from '../../../src/client/window/ui.ts';
import {
  activate,
  closeEverything,
  command,
  freshInstallation,
  kubectl,
  liveField,
  reset,
  said,
  shownDifference,
} from './extension.ts';
import { openExample, until } from './window.ts';

const VIEW = 'calico-installation-view';
const CHANGE = 'calico-installation-change';
const HEAD =
  '# calico-version: v3.29.7\napiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\nspec:\n';

describe('a difference from the cluster, and what an apply would do to others', function () {
  this.timeout(60_000);
  let hook: TestHook;

  before(async () => {
    hook = await activate();
  });
  beforeEach(() => reset(hook));
  afterEach(async () => {
    await closeEverything();
    await command('hideOperatorDefaults');
  });

  /** Shows a manifest with this spec. */
  const show = async (spec: string) => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: HEAD + spec });
    await vscode.window.showTextDocument(document);
  };
  const kept = () => kubectl('get', 'installation', 'default', '-o', 'jsonpath-as-json={.metadata}');
  const texts = async () => {
    const { before, after } = await shownDifference(VIEW);
    return { before, after };
  };

  describe('with an Installation that kubectl has applied', () => {
    before(freshInstallation);

    it('says in a line what differs, and leaves out what nobody wrote', async () => {
      const editor = await openExample('without-non-privileged.yaml');
      await insert(editor, '  controlPlaneReplicas: 2', '  controlPlaneReplicas: 3');
      await command('diffWithCluster');
      assert.match(
        said(hook),
        /^Installation default in embedded \(http:.*\): 1 field differs: spec\.controlPlaneReplicas 2 → 3\. \d+ defaults are hidden\.$/,
      );
      const { before, after } = await texts();
      assert.match(after, /^ {2}controlPlaneReplicas: 3$/m);
      assert.equal(after.replace('Replicas: 3', 'Replicas: 2'), before);
      assert.doesNotMatch(before, /logging|flexVolumePath|status|managedFields|resourceVersion|last-applied/);
    });

    it('shows defaults by a button, in what is on the screen and from then on', async () => {
      const editor = await openExample('without-non-privileged.yaml');
      await insert(editor, '  controlPlaneReplicas: 2', '  controlPlaneReplicas: 3');
      await command('diffWithCluster');
      await shownDifference(VIEW);
      await command('showOperatorDefaults');
      await until(async () => /flexVolumePath/.test((await texts()).before));
      const { before, after } = await texts();
      assert.match(before, /^ {2}logging:$/m);
      // Keys are in the same order on both sides.
      const keys = (text: string) => text.split('\n').map((line) => line.split(':')[0]);
      const one = keys(before);
      assert.deepEqual(
        keys(after).filter((key) => one.includes(key)),
        one.filter((key) => keys(after).includes(key)),
      );
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.window.showTextDocument(editor.document);
      await command('diffWithCluster');
      assert.match((await texts()).before, /flexVolumePath/);
      await command('hideOperatorDefaults');
      await until(async () => !/flexVolumePath/.test((await texts()).before));
    });

    it('finds no difference where only what the operator fills in is missing', async () => {
      await openExample('without-non-privileged.yaml');
      await command('diffWithCluster');
      assert.match(said(hook), /^No differences: Installation default in embedded .* is the same/);
      await command('applyInstallation');
      assert.match(
        said(hook),
        /\nNothing to apply: Installation default in embedded .* is already up to date/,
      );
    });

    it('has the same button where a change waits for its answer', async () => {
      const editor = await openExample('without-non-privileged.yaml');
      await insert(editor, '  controlPlaneReplicas: 2', '  controlPlaneReplicas: 3');
      const applying = command('applyInstallation');
      const { before } = await shownDifference(CHANGE);
      assert.doesNotMatch(before, /flexVolumePath/);
      await command('showOperatorDefaults');
      await until(async () => /flexVolumePath/.test((await shownDifference(CHANGE)).before));
      await command('discardChange');
      await applying;
      assert.equal(await liveField('controlPlaneReplicas'), '2');
    });
  });

  describe('with an Installation that is managed by others', () => {
    beforeEach(async () => {
      await freshInstallation();
      await kubectl(
        'annotate',
        'installation',
        'default',
        'kubectl.kubernetes.io/last-applied-configuration-',
      );
      await patch('kubectl-edit', { controlPlaneReplicas: 4, calicoNetwork: { mtu: 1430 } });
    });

    const SPEC = '  controlPlaneReplicas: 3\n  calicoNetwork:\n    mtu: 1400\n';

    it('lists the fields with their owners, and takes over those that are picked', async () => {
      let offered: readonly Choice<unknown>[] = [];
      hook.chooseMany = (title, choices) => {
        assert.match(title, /^Installation default: 2 fields are managed by others\./);
        offered = choices;
        return ['spec.calicoNetwork.mtu'];
      };
      await show(SPEC);
      const applying = command('applyInstallation');
      const { before, after } = await shownDifference(CHANGE);
      assert.deepEqual(
        offered.map(({ label, description, detail }) => `${label} ${description} ${detail}`),
        [
          'spec.controlPlaneReplicas managed by kubectl-edit 4 → 3',
          'spec.calicoNetwork.mtu managed by kubectl-edit 1430 → 1400',
        ],
      );
      assert.match(before, /controlPlaneReplicas: 4/);
      assert.match(after, /controlPlaneReplicas: 4/);
      assert.match(after, /mtu: 1400/);
      await command('applyChange');
      await applying;
      assert.match(said(hook), /was changed in embedded/);
      assert.deepEqual(
        [await liveField('calicoNetwork.mtu'), await liveField('controlPlaneReplicas')],
        ['1400', '4'],
      );
    });

    it('has nothing left to apply where every field is left to its owner', async () => {
      hook.chooseMany = () => [];
      await show(SPEC);
      await command('applyInstallation');
      assert.match(said(hook), /^Nothing to apply/);
      assert.equal(await liveField('calicoNetwork.mtu'), '1430');
    });

    it('writes nothing where the user turns away from the list', async () => {
      hook.chooseMany = () => undefined;
      await show(SPEC);
      await command('applyInstallation');
      assert.equal(said(hook), '');
      assert.equal(await liveField('calicoNetwork.mtu'), '1430');
    });

    it('tells of them in a difference, too', async () => {
      await show(SPEC);
      await command('diffWithCluster');
      assert.match(
        said(hook),
        /2 fields differ: .*mtu 1430 → 1400.* Managed by others: spec\.controlPlaneReplicas \(kubectl-edit\), spec\.calicoNetwork\.mtu \(kubectl-edit\)\./,
      );
    });
  });

  describe('with an Installation that Argo CD keeps', () => {
    const ID = 'argocd.argoproj.io/tracking-id=calico:operator.tigera.io/Installation:/default';
    beforeEach(async () => {
      await freshInstallation();
      await kubectl('annotate', 'installation', 'default', ID);
      const editor = await openExample('without-non-privileged.yaml');
      await insert(editor, '  controlPlaneReplicas: 2', '  controlPlaneReplicas: 3');
    });

    it('warns, and points to the Application', async () => {
      await command('applyInstallation');
      assert.match(
        said(hook),
        /^Apply Installation default to embedded \(http:\S+\) anyway\? A sync by Argo CD \(Application calico, by its annotation argocd\.argoproj\.io\/tracking-id=.*\) would overwrite this change of Installation default\. Change what the Application deploys instead\.$/,
      );
      const { buttons } = hook.asked[0]!;
      assert.deepEqual(buttons.slice(-1), ['Apply Anyway']);
      assert.equal(await liveField('controlPlaneReplicas'), '2');
    });

    it('opens the Application where the workspace has it', async function () {
      // The oldest release is tested without its search program.
      const isSearchable = await vscode.workspace.findFiles('*.yaml').then(
        ({ length }) => length > 0,
        () => false,
      );
      if (!isSearchable) {
        this.test!.title += ' (skipped: this VS Code was installed without a file search)';
        this.skip();
      }
      hook.answer = () => 'Open Source File';
      await command('applyInstallation');
      const { document, selection } = vscode.window.activeTextEditor!;
      assert.match(document.uri.path, /argo-cd-application\.yaml$/);
      assert.equal(document.lineAt(selection.active.line).text, 'kind: Application');
      assert.equal(await liveField('controlPlaneReplicas'), '2');
    });

    it('applies all the same where that is wanted', async () => {
      hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Apply Anyway');
      const applying = command('applyInstallation');
      await shownDifference(CHANGE);
      await command('applyChange');
      await applying;
      assert.equal(await liveField('controlPlaneReplicas'), '3');
      assert.match(await kept(), /tracking-id/);
    });
  });
});

function patch(manager: string, spec: object): Promise<string> {
  const argv = ['patch', 'installation', 'default', '--type=merge', `--field-manager=${manager}`];
  return kubectl(...argv, '-p', JSON.stringify({ spec }));
}

async function insert(editor: vscode.TextEditor, old: string, fresh: string): Promise<void> {
  const { document } = editor;
  const start = document.getText().indexOf(old);
  assert.notEqual(start, -1);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + old.length));
  assert.ok(await editor.edit((edit) => edit.replace(range, fresh)));
}
