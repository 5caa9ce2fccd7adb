import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  allFields,
  availabilityAt,
  fieldAt,
  fieldsUnder,
} from '../../../../src/language/schema/catalogue.ts';
import { parsePath } from '../../../../src/language/text/path.ts';
import { formatRange } from '../../../../src/language/versions/version-range.ts';

describe('catalogue', () => {
  describe('the field at a path', () => {
    const kinds: Record<string, string | undefined> = {
      '': 'object',
      spec: 'object',
      'spec.nonPrivileged': 'string',
      'spec.calicoNetwork.ipPools': 'list',
      'spec.calicoNetwork.ipPools[3]': 'object',
      'spec.calicoNetwork.ipPools[3].cidr': 'string',
      'spec.controlPlaneNodeSelector["a/b"]': 'string',
      'spec.controlPlaneNodeSelector.constructor': 'string',
      'status.computed.cni.type': 'string',
      'spec.calicoNetwork.ipPools.cidr': undefined,
      'spec[0]': undefined,
      'spec.constructor': undefined,
      'spec.nonPrivileged.more': undefined,
      'spec.cni.none.at.all': undefined,
    };
    for (const [path, kind] of Object.entries(kinds)) {
      it(`${path || 'root'}: ${kind ?? 'none'}`, () => {
        assert.equal(fieldAt(parsePath(path)!)?.kind, kind);
      });
    }
  });

  describe('the releases that have a path', () => {
    const ranges: Record<string, string> = {
      spec: 'all versions',
      'spec.csiNodeDriverDaemonSet.spec.minReadySeconds': 'from 3.26.0',
      'spec.typhaDeployment.spec.template.spec.containers[0].resources.claims':
        '3.26.0 to before 3.26.2, from 3.27.0',
      'spec.calicoNodeWindowsDaemonSet.spec.template.spec.containers[0].resources.claims': 'from 3.27.0',
      'spec.calicoNodeDaemonSet.spec.template.spec.containers[0].livenessProbe': 'from the unreleased 3.33.0',
      'spec.none': '',
    };
    for (const [path, range] of Object.entries(ranges)) {
      it(`${path}: ${range || 'none'}`, () => {
        assert.equal(formatRange(availabilityAt(parsePath(path)!)), range);
      });
    }
  });

  describe('all fields', () => {
    it('have paths as the facts write them, parents before children', () => {
      const paths = allFields().map(({ path }) => path);
      for (const path of [
        'apiVersion',
        'spec.calicoNetwork.ipPools[].cidr',
        'spec.controlPlaneNodeSelector{}',
        'spec.calicoNodeDaemonSet.spec.template.spec.containers[].resources.limits{}',
        'status.computed.calicoNetwork.bgp',
      ]) {
        assert.ok(paths.includes(path), path);
      }
      assert.equal(new Set(paths).size, paths.length);
      const seen = new Set<string>(['']);
      for (const { path, steps } of allFields()) {
        const last = steps.at(-1)!;
        const parent = path.slice(0, -last.length).replace(/\.$/, '');
        assert.ok(seen.has(parent), path);
        seen.add(path);
      }
    });

    it('agree with the releases that a walk finds', () => {
      for (const { path, versions } of fieldsUnder('spec')) {
        const concrete = parsePath(path.replaceAll('[]', '[0]').replaceAll('{}', '.x'))!;
        assert.deepEqual(versions, availabilityAt(concrete), path);
      }
    });

    it('are made once', () => {
      assert.equal(fieldsUnder('spec'), fieldsUnder('spec'));
      assert.deepEqual(fieldsUnder('none'), []);
    });
  });
});
