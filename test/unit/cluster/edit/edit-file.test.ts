import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lineBeforeStripping, restored, withoutHead } from '../../../../src/cluster/edit/edit-file.ts';
import { reasonsOf } from '../../../../src/cluster/edit/edit-reason.ts';

const HEAD = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`;
const REASON = '# installations.operator.tigera.io "default" was not valid:\n# * spec.a: no\n#\n';

describe('the file of kubectl edit', () => {
  const given = `${HEAD}kind: X\nspec:\n  a: 1\n`;
  const mine = `${HEAD}# calico-version: v3.29\nkind: X\n# why\nspec:\n  # inner\n  a: 2 # tail\n  b: |\n    # no comment\n`;
  const stripped = 'kind: X\nspec:\n  a: 2 # tail\n  b: |\n';

  it('has the comments again that kubectl drops between its rounds, below its new head', () => {
    assert.equal(
      restored(`${HEAD}${REASON}${stripped}`, { given, text: mine }),
      `${HEAD}${REASON}${mine.slice(HEAD.length)}`,
    );
  });

  it('a third round has no second head', () => {
    const second = `${HEAD}${REASON}${stripped}`;
    const text = restored(second, { given, text: mine })!;
    const other = REASON.replace('spec.a: no', 'spec.b: no');
    assert.equal(
      restored(`${HEAD}${other}${stripped}`, { given: second, text }),
      `${HEAD}${other}${mine.slice(HEAD.length)}`,
    );
  });

  it('is left alone where it is another text than that of the round before', () => {
    assert.equal(restored(`${HEAD}${REASON}kind: Y\n`, { given, text: mine }), undefined);
    assert.equal(restored(given, { given, text: mine }), undefined);
  });

  it('may have the line ends of Windows', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    assert.equal(
      restored(crlf(`${HEAD}${REASON}${stripped}`), { given: crlf(given), text: crlf(mine) }),
      crlf(`${HEAD}${REASON}${mine.slice(HEAD.length)}`),
    );
  });

  it('is the text of the user without its head, in whatever state that is', () => {
    const shorter = mine.replace(/^.*\n/, '');
    assert.equal(withoutHead({ given, text: shorter }), mine.slice(HEAD.length));
    assert.equal(withoutHead({ given: '', text: '# mine\na: 1\n' }), '# mine\na: 1\n');
    assert.equal(withoutHead({ given: HEAD, text: HEAD }), '');
  });

  it('numbers its lines without comments where kubectl does', () => {
    assert.equal(mine.split('\n')[lineBeforeStripping(mine, 3)!], '  a: 2 # tail');
    assert.equal(lineBeforeStripping(mine, 99), undefined);
  });
});

describe('the reasons for another round, one by one', () => {
  const said = (...lines: string[]) =>
    reasonsOf(`${HEAD}${lines.map((line) => `# ${line}\n`).join('')}#\nkind: X\n`).map(
      ({ headLine: _, ...reason }) => reason,
    );
  const subject = 'installations.operator.tigera.io "default" was not valid:';
  const name = 'default';

  const table: readonly [title: string, lines: string[], reasons: object[]][] = [
    ['none', [], []],
    [
      'fields of the API server',
      [
        subject,
        '* spec.calicoNetwork.ipPools[0].cidr: Invalid value: "integer": must be of type string: "integer"',
        '* metadata.labels[a.b/c:d]: Invalid value',
      ],
      [
        {
          name,
          field: 'spec.calicoNetwork.ipPools[0].cidr',
          message: 'Invalid value: "integer": must be of type string: "integer"',
        },
        { name, field: 'metadata.labels[a.b/c:d]', message: 'Invalid value' },
      ],
    ],
    [
      'unknown fields, as the API server names them',
      [
        subject,
        '* patch: Invalid value: "{\\"a\\":1}": strict decoding error: unknown field "spec.a", unknown field "spec.b"',
      ],
      [
        { name, field: 'spec.a', message: 'unknown field "spec.a"', onKey: true },
        { name, field: 'spec.b', message: 'unknown field "spec.b"', onKey: true },
      ],
    ],
    [
      'the check of an older kubectl',
      [
        subject,
        '* <nil>: Invalid value: "The edited file failed validation": [ValidationError(Installation.spec.calicoNetwork): unknown field "hostPortz" in io.tigera.operator.v1.Installation.spec.calicoNetwork, ValidationError(Installation.spec.n): invalid type for io.tigera.operator.v1.Installation.spec.n: got "string", expected "integer"]',
      ],
      [
        { name, field: 'spec.calicoNetwork.hostPortz', message: 'unknown field "hostPortz"', onKey: true },
        { name, field: 'spec.n', message: 'invalid type: got "string", expected "integer"' },
      ],
    ],
    [
      'a fault of the YAML',
      [
        subject,
        '* <nil>: Invalid value: "The edited file failed validation": yaml: line 12: mapping values are not allowed in this context',
      ],
      [
        {
          name,
          line: 12,
          message:
            '<nil>: Invalid value: "The edited file failed validation": yaml: line 12: mapping values are not allowed in this context',
        },
      ],
    ],
    [
      'no place at all, in several lines',
      [
        'The edited file had a syntax error: unable to decode',
        'the rest',
        subject,
        '* one',
        'two',
        '* spec.x: y',
      ],
      [
        { message: 'The edited file had a syntax error: unable to decode' },
        { message: 'the rest' },
        { name, message: 'one\ntwo' },
        { name, field: 'spec.x', message: 'y' },
      ],
    ],
  ];
  for (const [title, lines, reasons] of table) {
    it(title, () => assert.deepEqual(said(...lines), reasons));
  }

  it('know the line that they are written on', () => {
    assert.deepEqual(
      reasonsOf(`${HEAD}${REASON}a: 1`).map(({ headLine }) => headLine),
      [5],
    );
  });
});
