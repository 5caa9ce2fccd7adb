import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { type Bench, kubectls, kubectlsOnApiServers, startBench } from '../embedded-cluster/kubectl.ts';

const EXAMPLE = path.resolve('examples/installation.yaml');

for (const [name, kubectl, start] of kubectlsOnApiServers()) {
  describe(`${name}: every verb that we use`, () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = await startBench(kubectl, {}, start);
    });
    afterEach(() => bench.stop());

    const file = (text: string): string => {
      const target = path.join(bench.folder, 'installation.yaml');
      writeFileSync(target, text);
      return target;
    };
    const live = () => bench.out('get', 'installation', 'default', '-o', 'yaml');

    it('asks for the versions and the kinds', async () => {
      assert.match(await bench.out('version'), /Server Version.*1\.\d+/);
      const kinds = await bench.out('api-resources', '-o', 'name');
      for (const kind of ['installations.operator.tigera.io', 'tigerastatuses.operator.tigera.io']) {
        assert.ok(kinds.includes(kind), kind);
      }
      assert.match(await bench.out('explain', 'installation.spec.calicoNetwork'), /linuxDataplane/);
    });

    it('gets every kind', async () => {
      const kinds = [
        'installation',
        'tigerastatus',
        'felixconfigurations.crd.projectcalico.org',
        'ippools.crd.projectcalico.org',
        'clusterinformations.crd.projectcalico.org',
        'daemonsets',
        'deployments',
        'pods',
        'namespaces',
        'nodes',
        'events',
        'customresourcedefinitions',
      ];
      const { items } = JSON.parse(await bench.out('get', kinds.join(','), '-A', '-o', 'json'));
      const found = new Set(items.map(({ kind }: { kind: string }) => kind));
      assert.deepEqual(
        ['Installation', 'TigeraStatus', 'DaemonSet', 'Pod', 'Node', 'CustomResourceDefinition'].filter(
          (kind) => !found.has(kind),
        ),
        [],
      );
    });

    it('applies client-side, and a dry run changes nothing', async () => {
      await bench.out('apply', '--dry-run=server', '-f', EXAMPLE);
      assert.equal(await bench.installation('{.spec.nonPrivileged}'), 'Disabled');
      await bench.out('apply', '-f', EXAMPLE);
      assert.equal(await bench.installation('{.spec.nonPrivileged}'), 'Enabled');
    });

    it('applies server-side, with conflicts by field', async () => {
      const { code, err } = await bench.run(['apply', '--server-side', '-f', EXAMPLE]);
      assert.equal(code, 1);
      assert.match(err, /conflict.*"operator"[\s\S]*\.spec\.nonPrivileged/);
      await bench.out('apply', '--server-side', '--force-conflicts', '-f', EXAMPLE);
      assert.equal(await bench.installation('{.spec.nonPrivileged}'), 'Enabled');
    });

    it('shows the difference', async () => {
      const { code, out } = await bench.run(['diff', '-f', EXAMPLE]);
      assert.equal(code, 1);
      assert.match(out, /^-\s+nonPrivileged: Disabled$/m);
      assert.match(out, /^\+\s+nonPrivileged: Enabled$/m);
    });

    it('patches, and a stale resourceVersion is a conflict', async () => {
      const patch = (metadata: object) =>
        bench.run([
          'patch',
          'installation',
          'default',
          '--type=merge',
          '-p',
          JSON.stringify({ metadata, spec: { controlPlaneReplicas: 3 } }),
        ]);
      assert.match((await patch({ resourceVersion: '1' })).err, /Conflict|object has been modified/);
      assert.equal((await patch({})).code, 0);
      assert.equal(await bench.installation('{.spec.controlPlaneReplicas}'), '3');
    });

    it('replaces, deletes and says that something is not there', async () => {
      await bench.out('replace', '-f', file((await live()).replace('Replicas: 2', 'Replicas: 4')));
      assert.equal(await bench.installation('{.spec.controlPlaneReplicas}'), '4');
      await bench.out('delete', 'ippools.crd.projectcalico.org', 'default-ipv4-ippool');
      const { err } = await bench.run(['get', 'ippools.crd.projectcalico.org', 'default-ipv4-ippool']);
      assert.match(err, /NotFound/);
    });

    it('refuses what the CRD refuses', async () => {
      const { code, err } = await bench.run([
        'apply',
        '-f',
        file(readFileSync(EXAMPLE, 'utf8').replace('bgp: Enabled', 'bgp: Perhaps')),
      ]);
      assert.equal(code, 1);
      assert.match(err, /spec\.calicoNetwork\.bgp.*Perhaps/);
    });

    it('edits, and opens the editor again on an invalid edit', async () => {
      const editor = path.join(bench.folder, 'editor');
      const rounds = path.join(bench.folder, 'rounds');
      writeFileSync(
        editor,
        `#!/bin/sh
if [ -e "$ROUNDS" ]; then sed -i 's/bgp: Perhaps/bgp: Enabled/; s/Replicas: 2/Replicas: 5/' "$1"
else sed -i 's/bgp: Enabled/bgp: Perhaps/' "$1"; fi
echo round >> "$ROUNDS"
`,
      );
      chmodSync(editor, 0o755);
      const env = { KUBE_EDITOR: `'${editor}'`, ROUNDS: rounds };
      const { code, err } = await bench.run(['edit', 'installation', 'default'], env);
      assert.equal(code, 0, err);
      assert.equal(readFileSync(rounds, 'utf8'), 'round\nround\n');
      assert.equal(await bench.installation('{.spec.controlPlaneReplicas}'), '5');
    });

    it('watches', async () => {
      const change = ['patch', 'installation', 'default', '--type=merge', '-p'];
      await bench.until(
        ['get', 'installation', 'default', '-w', '-o', 'jsonpath={.spec.controlPlaneReplicas};'],
        (printed) => {
          if (printed === '2;') void bench.out(...change, '{"spec":{"controlPlaneReplicas":7}}');
          return printed.includes('7;');
        },
      );
    });
  });
}

for (const [name, kubectl] of kubectls()) {
  describe(`${name}: faults to order`, () => {
    let bench: Bench;
    before(async () => {
      bench = await startBench(kubectl);
      await bench.out('get', 'installation');
    });
    afterEach(() => bench.cluster.control.clearFaults());
    after(() => bench.stop());

    it('says what one may do', async () => {
      const can = ['auth', 'can-i', 'patch', 'installations.operator.tigera.io'];
      assert.match((await bench.run(can)).out, /yes/);
      bench.cluster.control.deny([{ verb: 'patch', resource: 'installations' }]);
      assert.match((await bench.run(can)).out, /no/);
      bench.cluster.control.deny([]);
    });

    const get = ['get', '--raw', '/apis/operator.tigera.io/v1/installations/default'];
    const table: [number, RegExp][] = [
      [401, /Unauthorized|must be logged in|provide credentials/i],
      [403, /Forbidden/i],
      [409, /Conflict/i],
      [500, /Internal ?Error/i],
    ];
    for (const [code, says] of table) {
      it(`${code}`, async () => {
        bench.cluster.control.fault({ effect: { kind: 'status', code } as never, path: 'installations' });
        const result = await bench.run(get);
        assert.equal(result.code, 1);
        assert.match(result.err, says);
      });
    }

    it('a dropped connection', async () => {
      bench.cluster.control.fault({ effect: { kind: 'drop', when: 'before' }, path: 'installations' });
      const result = await bench.run(get);
      assert.equal(result.code, 1);
      assert.match(result.err, /EOF|connection/i);
    });

    it('latency, which a time-out of kubectl cuts short', async () => {
      bench.cluster.control.fault({ effect: { kind: 'latency', ms: 5000 }, path: 'installations' });
      const result = await bench.run([...get, '--request-timeout=1s']);
      assert.equal(result.code, 1);
      assert.match(result.err, /timeout|deadline|canceled/i);
    });
  });
}
