import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, it } from 'mocha';
import { createUi, type TalkingWindow, type Ui } from '../../../../src/client/window/ui.ts';

/** What was shown, and the answer that VS Code would give; one that never comes is a notification that went away. */
interface Shown {
  readonly how: string;
  readonly message: unknown;
  readonly rest: readonly unknown[];
  answer(value: unknown): void;
}

describe('what is said and asked in the window', () => {
  let shown: Shown[];
  let faults: unknown[];
  let ui: Ui;

  beforeEach(() => {
    shown = [];
    faults = [];
    const show =
      (how: string) =>
      (message: unknown, ...rest: unknown[]) =>
        new Promise<unknown>((answer) => shown.push({ how, message, rest, answer }));
    const names = ['InformationMessage', 'WarningMessage', 'ErrorMessage', 'QuickPick', 'InputBox'];
    const window = Object.fromEntries(names.map((name) => [`show${name}`, show(name)]));
    ui = createUi(window as unknown as TalkingWindow, (error) => faults.push(error));
  });

  it('says something in a notification, and nothing waits for it', async () => {
    let runs = 0;
    const offers = [{ title: 'Show Output', run: async () => void runs++ }];
    // @ts-expect-error Nothing can be made of what it returns.
    const answer: string | undefined = await ui.tell({ severity: 'warning', message: 'It failed.', offers });
    assert.equal(answer, undefined);
    assert.deepEqual(
      shown.map(({ how, message, rest }) => [how, message, ...rest]),
      [['WarningMessage', 'It failed.', 'Show Output']],
    );
    shown[0]!.answer('Show Output');
    await new Promise(setImmediate);
    assert.equal(runs, 1);
    assert.deepEqual(faults, []);
  });

  it('does nothing where a notification has gone, and tells of an offer that fails', async () => {
    const fault = new Error('Oh');
    const offers = [{ title: 'Try Again', run: () => Promise.reject(fault) }];
    ui.tell({ severity: 'error', message: 'It failed.', offers });
    ui.tell({ severity: 'information', message: 'Done.' });
    assert.deepEqual(
      shown.map(({ how }) => how),
      ['ErrorMessage', 'InformationMessage'],
    );
    shown[1]!.answer(undefined);
    await new Promise(setImmediate);
    assert.deepEqual(faults, []);
    shown[0]!.answer('Try Again');
    await new Promise(setImmediate);
    assert.deepEqual(faults, [fault]);
  });

  it('asks in a dialog, which stays until it is answered', async () => {
    const asked = ui.ask({ message: 'Write?', detail: 'It is `prod`.', answers: ['Write There'] });
    const [{ how, message, rest }] = shown as [Shown];
    assert.deepEqual(
      [how, message, rest[0]],
      ['WarningMessage', 'Write?', { modal: true, detail: 'It is prod.' }],
    );
    shown[0]!.answer(rest[1]);
    assert.equal(await asked, 'Write There');
  });

  it('takes turning away for no answer, whatever its button says', async () => {
    const asked = ui.ask({ message: 'Finish?', answers: ['Finish Edit'], dismiss: 'Keep Editing' });
    const [, , dismiss] = shown[0]!.rest as [unknown, unknown, { title: string; isCloseAffordance: boolean }];
    assert.equal(dismiss.title, 'Keep Editing');
    assert.equal(dismiss.isCloseAffordance, true);
    shown[0]!.answer(dismiss);
    assert.equal(await asked, undefined);
    const again = ui.ask({ message: 'Finish?', answers: ['Finish Edit'] });
    shown[1]!.answer(undefined);
    assert.equal(await again, undefined);
  });

  it('keeps what can be picked or typed open when the focus goes elsewhere', () => {
    void ui.pick('Which?', []);
    void ui.pickMany('Which?', []);
    void ui.type({ title: 'Write', prompt: 'Type prod.', word: 'prod' });
    const options = [shown[0]!.rest[0], shown[1]!.rest[0], shown[2]!.message];
    assert.deepEqual(
      options.map((one) => (one as { ignoreFocusOut: boolean }).ignoreFocusOut),
      [true, true, true],
    );
  });

  it('draws no marks of code, which notifications show as they are', () => {
    ui.tell({ severity: 'information', message: 'Write `bgp: Disabled`, or ` alone.' });
    assert.equal(shown[0]!.message, 'Write bgp: Disabled, or ` alone.');
  });

  it('is the only part of the client that shows messages, picks and words', () => {
    const folder = path.resolve('src/client');
    const talks =
      /\b(show(Information|Warning|Error)Message|showQuickPick|createQuickPick|showInputBox|createInputBox)\b/;
    const files = readdirSync(folder, { recursive: true }).map(String);
    assert.deepEqual(
      files.filter(
        (file) => file.endsWith('.ts') && talks.test(readFileSync(path.join(folder, file), 'utf8')),
      ),
      [path.join('window', 'ui.ts')],
    );
  });

  it('leaves notifications with a button that cancels to what goes on, and never to a question alone', () => {
    const folder = path.resolve('src/client');
    const files = readdirSync(folder, { recursive: true }).map(String);
    assert.deepEqual(
      files
        .filter(
          (file) =>
            file.endsWith('.ts') && readFileSync(path.join(folder, file), 'utf8').includes('withProgress('),
        )
        .sort(),
      [path.join('window', 'progress.ts')],
    );
  });
});
