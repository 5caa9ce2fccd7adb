import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  labelValueFault,
  qualifiedNameFault,
} from '../../../../../src/language/installation/kubernetes/labels.ts';

describe('label keys and values', () => {
  for (const key of ['a', 'kubernetes.io/os', 'a.b/c_d.E-f', 'x'.repeat(63)]) {
    it(`takes the key ${key.slice(0, 20)}`, () => assert.equal(qualifiedNameFault(key), undefined));
  }
  for (const key of [
    '',
    '/a',
    'a/',
    'a/b/c',
    'A.b/c',
    '-a',
    'a_',
    'a b',
    'x'.repeat(64),
    `${'x'.repeat(254)}/a`,
  ]) {
    it(`refuses the key ${key.slice(0, 20)}`, () => assert.ok(qualifiedNameFault(key)));
  }
  for (const value of ['', 'a', 'A_b.c-9']) {
    it(`takes the value ${value || 'nothing'}`, () => assert.equal(labelValueFault(value), undefined));
  }
  for (const value of ['a/b', '-a', 'a.', 'x'.repeat(64), 'ü']) {
    it(`refuses the value ${value.slice(0, 20)}`, () => assert.ok(labelValueFault(value)));
  }
});
