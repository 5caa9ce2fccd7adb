import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  filesAround,
  filesToAsk,
  hintsAround,
  type Workspace,
} from '../../../../../src/language/documents/workspace/scope.ts';
import { type FileSurvey, surveyFile } from '../../../../../src/language/documents/workspace/survey.ts';
import { installation } from '../../../../../src/language/rules/sample.ts';

const ONE = installation('variant: Calico');
const PATCH =
  'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec: {calicoNetwork: {mtu: 1400}}\n';
const felix = (name = 'default') =>
  `apiVersion: projectcalico.org/v3\nkind: FelixConfiguration\nmetadata: {name: ${name}}\nspec: {bpfEnabled: true}\n`;
const pool = (name: string) =>
  `apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata: {name: ${name}}\nspec: {cidr: 10.0.0.0/8}\n`;
const pod = (annotation = 'cni.projectcalico.org/allowedSourcePrefixes') =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations: {${annotation}: '["10.0.0.0/8"]'}\n`;
const kustomization = (lists: Record<string, unknown>) => JSON.stringify(lists);

function workspace(files: Record<string, string>, roots = ['/w']): Workspace {
  const surveyed = Object.entries(files).flatMap(([path, text]): [string, FileSurvey][] => {
    const survey = surveyFile(`/w/${path}`, text);
    return survey ? [[`/w/${path}`, survey]] : [];
  });
  return { files: new Map(surveyed), roots };
}

/** The files whose objects count for one, without `/w/`. */
function around(path: string, files: Record<string, string>): string {
  const found = [...filesAround(`/w/${path}`, workspace(files)).keys()];
  return found
    .map((one) => one.slice('/w/'.length))
    .sort()
    .join(' ');
}

/** What there is, for which file it is asked, and which files count. */
const CASES: readonly [string, Record<string, string>, string, string][] = [
  [
    'the files beside it',
    { 'a/i.yaml': ONE, 'a/f.yaml': felix(), 'a/p.yaml': pool('x'), 'a/pod.yaml': pod() },
    'a/i.yaml',
    'a/f.yaml a/p.yaml a/pod.yaml',
  ],
  [
    'not those of another folder',
    { 'a/i.yaml': ONE, 'b/f.yaml': felix(), 'f.yaml': felix(), 'a/c/f.yaml': felix() },
    'a/i.yaml',
    '',
  ],
  [
    'not a pod without the annotation',
    { 'a/i.yaml': ONE, 'a/pod.yaml': pod('allowedSourcePrefixes.example.com') },
    'a/i.yaml',
    '',
  ],
  [
    'none where the folder is of several clusters',
    { 'a/one.yaml': ONE, 'a/two.yaml': ONE, 'a/f.yaml': felix() },
    'a/one.yaml',
    '',
  ],
  [
    'all the same where the other Installation is the overlay',
    { 'a/one.yaml': ONE, 'a/two.yaml': ONE.replace('name: default', 'name: overlay'), 'a/f.yaml': felix() },
    'a/one.yaml',
    'a/f.yaml',
  ],
  [
    'none of several that are called the same',
    { 'a/i.yaml': ONE, 'a/f1.yaml': felix(), 'a/f2.yaml': felix(), 'a/p.yaml': pool('x') },
    'a/i.yaml',
    'a/p.yaml',
  ],
  [
    'none that the file itself calls the same',
    { 'a/i.yaml': `${ONE}---\n${felix()}`, 'a/f.yaml': felix() },
    'a/i.yaml',
    '',
  ],
  [
    'what a kustomization puts together with it, wherever that is',
    {
      'a/kustomization.yaml': kustomization({ resources: ['i.yaml', '../shared/f.yaml'] }),
      'a/i.yaml': ONE,
      'shared/f.yaml': felix(),
      'a/p.yaml': pool('x'),
    },
    'a/i.yaml',
    'shared/f.yaml',
  ],
  [
    'what folders that are named put together',
    {
      'a/kustomization.yml': kustomization({ resources: ['.././base', 'f.yaml'] }),
      'a/f.yaml': felix(),
      'base/kustomization.yaml': kustomization({ resources: ['i.yaml', 'p.yaml'] }),
      'base/i.yaml': ONE,
      'base/p.yaml': pool('x'),
      'base/other.yaml': pool('y'),
    },
    'a/f.yaml',
    'base/p.yaml',
  ],
  [
    'not what an overlay that is elsewhere adds',
    {
      'a/kustomization.yaml': kustomization({ resources: ['../base', 'f.yaml'] }),
      'a/f.yaml': felix(),
      'base/kustomization.yaml': kustomization({ resources: ['i.yaml'] }),
      'base/i.yaml': ONE,
    },
    'base/i.yaml',
    '',
  ],
  [
    'of a patch, what it is a patch of',
    {
      'a/kustomization.yaml': kustomization({
        resources: ['../base', 'f.yaml'],
        patches: [{ path: 'mtu.yaml' }],
      }),
      'a/mtu.yaml': PATCH,
      'a/f.yaml': felix(),
      'base/kustomization.yaml': kustomization({ resources: ['i.yaml'] }),
      'base/i.yaml': ONE,
    },
    'a/mtu.yaml',
    'a/f.yaml',
  ],
  [
    'what a kustomization of a folder around puts together',
    {
      'kustomization.yaml': kustomization({ resources: ['calico/i.yaml', 'felix/f.yaml'] }),
      'calico/i.yaml': ONE,
      'calico/p.yaml': pool('x'),
      'felix/f.yaml': felix(),
    },
    'calico/i.yaml',
    'felix/f.yaml',
  ],
  [
    'nothing of a kustomization of several clusters',
    {
      'kustomization.yaml': kustomization({ resources: ['a', 'b'] }),
      'a/kustomization.yaml': kustomization({ resources: ['i.yaml'] }),
      'b/kustomization.yaml': kustomization({ resources: ['i.yaml', 'f.yaml'] }),
      'a/i.yaml': ONE,
      'b/i.yaml': ONE,
      'b/f.yaml': felix(),
    },
    'a/i.yaml',
    '',
  ],
  [
    'not what is beside it and belongs to a kustomization that it is not in',
    {
      'a/kustomization.yaml': kustomization({ resources: ['f.yaml'] }),
      'a/i.yaml': ONE,
      'a/f.yaml': felix(),
      'a/p.yaml': pool('x'),
    },
    'a/i.yaml',
    'a/p.yaml',
  ],
  [
    'nothing through kustomizations that name each other',
    {
      'a/kustomization.yaml': kustomization({ resources: ['../b', 'i.yaml'] }),
      'b/kustomization.yaml': kustomization({ resources: ['../a'] }),
      'a/i.yaml': ONE,
    },
    'a/i.yaml',
    '',
  ],
  [
    'nothing of other machines',
    {
      'a/kustomization.yaml': kustomization({
        resources: ['i.yaml', 'https://example.com/f.yaml', '/f.yaml', 'git@example.com:x/y'],
      }),
      'a/i.yaml': ONE,
      'f.yaml': felix(),
    },
    'a/i.yaml',
    '',
  ],
  [
    'nothing by a Kustomization of Flux',
    {
      'a/kustomization.yaml':
        'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nresources: [i.yaml]\n',
      'a/i.yaml': ONE,
      'a/f.yaml': felix(),
    },
    'a/i.yaml',
    'a/f.yaml',
  ],
  [
    'not what a wrapper holds, nor the values of a chart',
    {
      'a/i.yaml': ONE,
      'a/v.yaml': 'defaultFelixConfiguration: {enabled: true, bpfEnabled: true}\n',
      'a/cm.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  f: |\n${felix().replace(/^/gm, '    ')}\n`,
    },
    'a/i.yaml',
    '',
  ],
];

describe('the files for the same cluster', () => {
  for (const [name, files, path, expected] of CASES) {
    it(name, () => assert.equal(around(path, files), expected));
  }
});

describe('what is known of a file by what stands beside it', () => {
  const hints = (path: string, files: Record<string, string>) => hintsAround(`/w/${path}`, workspace(files));
  const chart = (extra: string) => ({ 'c/Chart.yaml': `apiVersion: v2\n${extra}` });

  it('a patch, or a resource', () => {
    const files = {
      'a/kustomization.yaml': kustomization({
        resources: ['whole.yaml', 'both.yaml'],
        patches: [{ path: 'one.yaml' }, { patch: 'x' }, { path: 'both.yaml' }, { path: 'sub/two.yaml' }],
        patchesStrategicMerge: ['./three.yaml', '- inline: |\n  x'],
        patchesJson6902: [{ path: 'four.yaml' }],
      }),
    };
    const of = (name: string) => hints(`a/${name}.yaml`, files).completeness;
    assert.deepEqual(['one', 'sub/two', 'three', 'four', 'whole', 'both', 'other'].map(of), [
      'partial',
      'partial',
      'partial',
      'partial',
      'whole',
      'whole',
      undefined,
    ]);
  });

  it('the version of the chart that it is values of', () => {
    const of = (extra: string) => hints('c/values.yaml', chart(extra)).chartVersion;
    assert.equal(of('name: tigera-operator\nversion: v3.29.7'), 'v3.29.7');
    assert.equal(of('name: tigera-operator\nversion: 0.1.0-mine\nappVersion: v3.28.5'), 'v3.28.5');
    assert.equal(
      of('name: mine\nversion: 1.2.3\ndependencies:\n- {name: tigera-operator, alias: net, version: 3.29.7}'),
      '3.29.7',
    );
    assert.equal(of('name: mine\ndependencies:\n- {name: rke2-calico, version: v3.29.301}'), 'v3.29.301');
    assert.equal(of('name: mine\ndependencies:\n- {name: tigera-operator, version: ">=3.29"}'), undefined);
    assert.equal(of('name: mine\nversion: v3.29.7'), undefined);
    assert.equal(
      hints('d/values.yaml', chart('name: tigera-operator\nversion: v3.29.7')).chartVersion,
      undefined,
    );
  });

  it('the version of the chart for which a kustomization names it', () => {
    const helmCharts = [
      {
        name: 'tigera-operator',
        version: 'v3.28.5',
        valuesFile: 'v.yaml',
        additionalValuesFiles: ['w.yaml'],
      },
    ];
    const files = { 'a/kustomization.yaml': kustomization({ helmCharts }) };
    assert.equal(hints('a/v.yaml', files).chartVersion, 'v3.28.5');
    assert.equal(hints('a/w.yaml', files).chartVersion, 'v3.28.5');
    assert.equal(hints('a/x.yaml', files).chartVersion, undefined);
  });

  it('hangs on files up to the folder that is open, and no further', () => {
    const asked = filesToAsk('/w/a/b/i.yaml', ['/w', '/w/a/bc']);
    assert.deepEqual(
      asked.filter((path) => !/\.yml$|\/Kustomization$/.test(path)),
      ['/w/a/b/Chart.yaml', '/w/a/b/kustomization.yaml', '/w/a/kustomization.yaml', '/w/kustomization.yaml'],
    );
    assert.equal(filesToAsk('/elsewhere/i.yaml', ['/w']).length, 4);
  });
});

describe('a file that is looked at', () => {
  it('is never the end of anything, whatever it is', () => {
    for (const text of [
      '',
      '{',
      '- a',
      'resources: 3',
      'resources: [null, {}, 3]',
      'patches: x',
      '\0',
      '---\n---\n',
      'a: *b',
    ]) {
      for (const name of ['kustomization.yaml', 'Kustomization', 'Chart.yaml', 'x.yaml'])
        assert.equal(surveyFile(`/w/${name}`, text), undefined, `${name}: ${text}`);
    }
    assert.deepEqual(hintsAround('/i.yaml', { files: new Map(), roots: [] }), {});
    assert.equal(
      around('a/i.yaml', { 'a/kustomization.yaml': kustomization({ resources: ['../../../../../i.yaml'] }) }),
      '',
    );
  });
});
