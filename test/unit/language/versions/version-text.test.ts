import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createLanguageService, type Settings } from '../../../../src/language/service.ts';
import { RELEASES, readVersion } from '../../../../src/language/versions/releases.ts';
import { runCli } from '../../cli/run-cli.ts';

/** What is written, the Calico that it means, and what is said of it. */
const TABLE: readonly (readonly [written: string, version: string | undefined, note: RegExp | undefined])[] =
  [
    ['v3.29.7', '3.29.7', undefined],
    ['3.29', '3.29.7', undefined],
    ['3.33.0-unreleased', '3.33.0-unreleased', undefined],
    [
      'v1.36.16',
      '3.29.7',
      /`v1\.36\.16` is a version of the operator, .* Calico 3\.29\.7, .* operator v1\.36\.16/,
    ],
    ['1.36.16', '3.29.7', /`1\.36\.16` is a version of the operator/],
    ['v1.36', '3.29.7', /`v1\.36` is a version of the operator/],
    ['v1.36.3', '3.29.1', /read as Calico 3\.29\.1, which operator v1\.36\.2 installs/],
    ['v1.42.99', '3.32.1', /operator v1\.42\.3/],
    [
      'v1.22.0',
      undefined,
      /neither a Calico release nor a known tag of the operator; .* v1\.23\.0 to v1\.42\.3/,
    ],
    ['v1.99.0', undefined, /neither/],
    ['1.0.0', undefined, /neither/],
    ['2.6.0', undefined, /neither/],
    ['0.1', undefined, /neither/],
    ['3.19.0', '3.19.0', /known from 3\.21\.0 on; findings for 3\.19\.0 are extrapolated/],
    ['3.19', '3.19.0', /known from 3\.21\.0 on/],
    ['3.29.99', '3.29.99', /3\.29\.99 is not a known release/],
    ['3.40', '3.40.0', /3\.40\.0 is newer than 3\.32\.1/],
    ['4.0.0', '4.0.0', /newer/],
    ['v9.9.9', '9.9.9', /newer/],
    ['3.32.0-rc1', '3.32.0-rc1', /is not a known release/],
    ['banana', undefined, /`banana` is not a Calico version/],
    ['latest', undefined, /is not a Calico version/],
    ['3', undefined, /is not a Calico version/],
  ];
const YAML =
  'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\nspec:\n  nonPrivileged: Enabled\n  typo: 1\n';

describe('what somebody wrote for a version', () => {
  const service = createLanguageService();
  const check = (text: string, settings: Partial<Settings> = {}) =>
    service.check(text, { calicoVersion: '', ...settings }).found;

  for (const [written, version, note] of TABLE) {
    describe(written, () => {
      it('means', () => {
        const read = readVersion(written);
        assert.equal(read.version?.text, version);
        if (note) assert.match(read.note!, note);
        else assert.equal(read.note, undefined);
      });

      it('in a comment', () => {
        for (const [head, at] of [
          [`# calico-version: ${written}\n`, 18],
          [`---\n# calico-version: ${written}\n---\n`, 22],
        ] as const) {
          const found = check(head + YAML);
          const said = found.filter(({ code }) => code === 'target-version');
          assert.equal(said.length, note ? 1 : 0);
          if (!note) continue;
          assert.match(said[0]!.message, note);
          assert.equal(said[0]!.severity, version ? 'information' : 'warning');
          assert.deepEqual(said[0]!.span, { start: at, end: at + written.length });
        }
      });

      it('as the setting', () => {
        const typo = check(YAML, { calicoVersion: written }).find(({ code }) => code === 'unknown-field')!;
        if (note) assert.match(typo.message, note);
        if (!version) assert.match(typo.message, /Checked for Calico 3\.32\.1, the newest known release/);
        else if (!note) assert.doesNotMatch(typo.message, /\(/);
      });

      it('of a cluster', () => {
        const clusterVersion = { version: written, isLive: false };
        const typo = check(YAML, { clusterVersion }).find(({ code }) => code === 'unknown-field')!;
        if (note && version) assert.match(typo.message, note);
      });

      it('on the command line', async () => {
        for (const command of ['check', 'fix', 'effective']) {
          const { code, err } = await runCli(command, '--calico-version', written, 'examples/empty.yaml');
          if (note) assert.match(err, note);
          else assert.doesNotMatch(err, /--calico-version/);
          if (!version) assert.equal(code, 2);
        }
      });
    });
  }

  it('is never silently fine for the tag of an operator', () => {
    for (const { calico, operator } of RELEASES) {
      const codes = (found: ReturnType<typeof check>) =>
        found.map(({ code, severity }) => `${code} ${severity}`);
      assert.deepEqual(
        codes(check(YAML, { calicoVersion: operator })),
        codes(check(YAML, { calicoVersion: calico.text })),
      );
    }
  });

  it('is not judged where a template will write it', () => {
    for (const written of ['{{', '$(VERSION)', '<version>']) {
      const found = check(`# calico-version: ${written} .Values.x }}\n${YAML}`);
      assert.ok(found.every(({ code }) => code !== 'target-version'));
    }
  });

  it('is no matter in a text without an Installation', () => {
    assert.deepEqual(check('# calico-version: banana\nkind: ConfigMap\n'), []);
  });

  it('changes what is said when only the way of writing changes', () => {
    const open = { uri: 'file:///a.yaml', version: 1, text: YAML };
    const said = (calicoVersion: string) =>
      service.diagnostics(open, { calicoVersion }).find(({ code }) => code === 'unknown-field')!.message;
    assert.match(said('v1.36.16'), /operator/);
    assert.doesNotMatch(said('v3.29.7'), /v1\.36\.16/);
  });
});
