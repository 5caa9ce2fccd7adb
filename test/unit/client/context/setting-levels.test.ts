import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { joined, strictest } from '../../../../src/client/context/setting-levels.ts';

const KEY = { key: 'calicoInstallation.setting' };

describe('a list that protects', () => {
  const user = { ...KEY, defaultValue: [], globalValue: ['prod-*'] };
  const CASES: readonly (readonly [name: string, levels: readonly object[], globs: readonly string[]])[] = [
    ['is empty where nobody says anything', [{ ...KEY, defaultValue: [] }], []],
    ['is the user’s', [user], ['prod-*']],
    ['is the user’s where the workspace has none', [{ ...user, workspaceValue: [] }], ['prod-*']],
    ['has what the workspace adds', [{ ...user, workspaceValue: ['live'] }], ['prod-*', 'live']],
    [
      'has what each folder adds, and each once',
      [
        { ...user, workspaceValue: ['live'] },
        { ...user, workspaceValue: ['live'], workspaceFolderValue: [] },
        { ...user, workspaceValue: ['live'], workspaceFolderValue: ['eu', 'prod-*'] },
      ],
      ['prod-*', 'live', 'eu'],
    ],
    [
      'has what the user says here and on the remote machine',
      [{ ...KEY, defaultValue: [], globalValue: [], globalLocalValue: ['prod-*'], globalRemoteValue: [] }],
      ['prod-*'],
    ],
    [
      'has what is said for a language',
      [{ ...user, globalLanguageValue: ['yaml-*'], workspaceLanguageValue: [] }],
      ['prod-*', 'yaml-*'],
    ],
    [
      'leaves out what is no text, and takes a text for a list of it',
      [{ ...KEY, globalValue: 'prod', workspaceValue: [1, null, ['x'], 'live'] }],
      ['prod', 'live'],
    ],
  ];
  for (const [name, levels, globs] of CASES) {
    it(name, () => assert.deepEqual(joined(levels), globs));
  }

  it('is empty where the setting is not known', () => assert.deepEqual(joined([undefined]), []));
});

describe('a setting that guards', () => {
  const CASES: readonly (readonly [
    name: string,
    levels: { readonly user?: unknown; readonly workspace?: unknown; readonly folder?: unknown },
    value: string,
  ])[] = [
    ['has its default', {}, 'off'],
    ['is what the user says', { user: 'all' }, 'all'],
    ['is not made laxer by a workspace', { workspace: 'all' }, 'off'],
    ['is not made laxer by a workspace, step by step', { user: 'sample', workspace: 'all' }, 'sample'],
    ['is not made laxer by a folder', { workspace: 'off', folder: 'all' }, 'off'],
    ['is made stricter by a workspace', { user: 'all', workspace: 'sample' }, 'sample'],
    ['is made stricter by a folder', { user: 'all', workspace: 'sample', folder: 'off' }, 'off'],
    ['is made no laxer again by a folder', { user: 'all', workspace: 'off', folder: 'all' }, 'off'],
    ['is as strict as can be where the user’s value is none', { user: 'everything' }, 'off'],
  ];
  for (const [name, { user, workspace, folder }, value] of CASES) {
    it(name, () => {
      const levels = {
        ...KEY,
        defaultValue: 'off',
        globalValue: user,
        workspaceValue: workspace,
        workspaceFolderValue: folder,
      };
      assert.equal(strictest(levels, ['all', 'sample', 'off']), value);
    });
  }

  it('is as strict as can be where the setting is not known', () => {
    assert.equal(strictest(undefined, [false, true]), true);
  });
});

describe('the settings of the package', () => {
  const { capabilities, contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { properties } = contributes.configuration;
  /** What an extension does with them cannot harm: they decide what is said of texts, and how it is shown. */
  const OF_TEXTS = [
    'calicoVersion',
    'rules',
    'workspaceNeighbours',
    'codeLens.enabled',
    'inlayHints.enabled',
    'coexistence',
  ].map((name) => `calicoInstallation.${name}`);

  it('are of texts alone, or of the machine, or say what a workspace can do, and wait for trust', () => {
    for (const [name, { scope, markdownDescription }] of Object.entries<Record<string, string>>(properties)) {
      if (OF_TEXTS.includes(name)) continue;
      if (scope !== 'machine') {
        assert.match(markdownDescription!, /[Aa] workspace can/, name);
        assert.ok(capabilities.untrustedWorkspaces.restrictedConfigurations.includes(name), name);
      }
    }
  });
});
