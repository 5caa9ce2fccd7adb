import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sourceIn } from '../../../src/cluster/apply/source-text.ts';
import { parseSnapshot } from '../../../src/cluster/change/snapshot.ts';
import { listWorkloads } from '../../../src/cluster/commands/list-workloads.ts';
import { lineBeforeStripping, restored, withoutHead } from '../../../src/cluster/edit/edit-file.ts';
import { editReason, reasonsOf } from '../../../src/cluster/edit/edit-reason.ts';
import {
  classify,
  detailOf,
  warningsOf,
  withoutQuotedObjects,
} from '../../../src/cluster/errors/classify.ts';
import { conflictsIn } from '../../../src/cluster/errors/conflicts.ts';
import { explainError } from '../../../src/cluster/errors/remedy.ts';
import { calicoVersion } from '../../../src/cluster/facts/calico-version.ts';
import { commandLine } from '../../../src/cluster/kubectl/command-line.ts';
import { parseGoJson } from '../../../src/cluster/kubectl/go-json.ts';
import { jsonStream, lineStream } from '../../../src/cluster/kubectl/json-stream.ts';
import { logLine } from '../../../src/cluster/kubectl/log-line.ts';
import { liveAddress } from '../../../src/cluster/live/address.ts';
import { fieldErrors, unknownFields } from '../../../src/cluster/live/field-errors.ts';
import { toYamlText } from '../../../src/cluster/object/yaml-text.ts';
import { orderOf } from '../../../src/cluster/rollout/pod-state.ts';
import { block, code, inline, prose, table } from '../../../src/cluster/text/markdown.ts';

const LENGTH = 80_000;

/** In milliseconds of this process, of which going through such a text a few times takes a hundredth. */
const MOST_WORK = 500;

/**
 * What a reading costs at least, in milliseconds: garbage of other tests may be collected meanwhile, but not each time,
 * and what goes through a text again and again does so each time.
 */
async function workOf(read: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && least >= MOST_WORK; attempt++) {
    const before = process.cpuUsage();
    await read();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const about = { effect: 'reads', context: 'c', program: 'kubectl' } as const;
const OWNERS = [{ source: { kind: 'Application', namespace: 'a', name: 'b' } }] as never;

/** What reads words of a cluster, of a credential plugin, of kubectl's file, or of files of a workspace. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  classify,
  detailOf,
  warningsOf,
  withoutQuotedObjects,
  conflictsIn,
  fieldErrors,
  unknownFields,
  editReason,
  reasonsOf,
  withoutHead: (text) => withoutHead({ given: text, text }),
  restored: (text) => restored(text, { given: text, text }),
  lineBeforeStripping: (text) => lineBeforeStripping(text, 100_000),
  'an error in words': (text) =>
    (['login-needed', 'not-found', 'unreachable'] as const).map((kind) =>
      explainError({ kind, detail: text, ...about }),
    ),
  'a line of the log': (text) =>
    logLine({
      program: text,
      argv: [text, `--patch=${text}`],
      milliseconds: 1,
      error: { kind: 'invalid', detail: text, ...about },
      warnings: [],
    }),
  commandLine: (text) => commandLine(text, [text]),
  parseGoJson: (text) => parseGoJson(`"${text}`),
  jsonStream: (text) => [...jsonStream()(Buffer.from(`{${text}`))],
  lineStream: (text) => [...lineStream()(Buffer.from(text))],
  listWorkloads: (text) => listWorkloads.parse(`prefixes\tPod\ta\tb\t\t${JSON.stringify(text)}`),
  calicoVersion: (text) =>
    calicoVersion(
      {
        operatorImage: text,
        nodeImage: text,
        clusterInformation: undefined,
        installation: undefined,
      } as never,
      {
        releaseOfOperator: async () => '',
      } as never,
    ),
  toYamlText: (text) => toYamlText({ [text]: text, list: [text, { a: text }] }),
  'words in Markdown': inline,
  'a sentence in Markdown': prose,
  'code in Markdown': code,
  'a block in Markdown': block,
  'a table in Markdown': (text) => table([text], [[text]]),
  orderOf,
  parseSnapshot,
  liveAddress: (text) => liveAddress(`/${text}/installation/${text}.yaml`),
  sourceIn: (text) => sourceIn(text, 'values.yaml', OWNERS),
};

/** Repeated, these are what an expression may look at again from each of its places. */
const WORDS = [
  ...[
    'a',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '\u2028',
    '#',
    '# ',
    '-',
    '[',
    ']',
    '{',
    '.a',
    ': .a',
    ':',
    '_',
    '"',
    "'",
    '\\',
    '\\"',
    '{}',
  ],
  ...[
    '"{',
    '"{\\',
    '"a',
    '\\x',
    '1',
    '/',
    '@sha256:',
    ':a',
    'https://',
    '* ',
    '# * ',
    '---\n',
    'kind: Application\n',
    'metadata:\n',
  ],
  ...[
    'calico-installation-a',
    'calico-installation-abcdef/manifest.yaml',
    'Value: map[',
    'value: {',
    'value: "',
  ],
  ...[
    'ValidationError(',
    'ValidationError(a',
    'unknown field "',
    'strict decoding error: ',
    ' is invalid: spec[',
    'spec[',
    'spec.a',
  ],
  ...[
    'Apply failed with 1 conflict',
    'conflict with "',
    'exec: executable ',
    'stat ',
    'fork/exec ',
    'cluster "',
    'yaml: line 1',
  ],
  ...[
    'error: ',
    'error: a forbidden',
    'Error from server ',
    'Warning: ',
    'tls: ',
    '#client-go-credential-plugins ',
    'EOF',
    'tigera-operator: ',
  ],
];

/** What a word of interest stands behind. */
const BEGINNINGS = ['', 'The Installation "default" is invalid: ', '# Please edit\n#\n# * '];

describe('long words', function () {
  this.timeout(120_000);
  for (const [name, read] of Object.entries(READERS)) {
    it(`are gone through, and not again and again: ${name}`, async () => {
      for (const beginning of BEGINNINGS) {
        for (const word of WORDS) {
          const text = `${beginning}${word.repeat(LENGTH / word.length)}!`;
          const work = await workOf(() => read(text));
          assert.ok(work < MOST_WORK, `${JSON.stringify(beginning + word)}…: ${Math.round(work)} ms`);
        }
      }
    });
  }
});
