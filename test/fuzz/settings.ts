import { readFileSync } from 'node:fs';
import {
  type ClusterFacts,
  createLanguageService,
  readClusterSchema,
  type Settings,
} from '../../src/language/service.ts';
import { type Dice, pick } from '../unit/language/syntax/random-manifest.ts';

const VERSIONS = ['', '3.21.0', '3.23.5', '3.26.5', '3.29.7', 'v3.31.7', '3.32.1', '3.99.0'];
const CLUSTERS: readonly ClusterFacts[] = [
  { detectedProvider: 'EKS', awsNode: true },
  { detectedProvider: 'OpenShift', openshiftClusterNetwork: ['10.128.0.0/14'] },
  { kubeadmPodSubnet: ['10.244.0.0/16'], defaulted: true, kubeProxy: null, apiServerAvailable: true },
  { existingIPPools: [{ cidr: '192.168.0.0/16', ipipMode: 'Always' }], calicoNodeDaemonSet: true },
];
const NEIGHBOURS = `apiVersion: projectcalico.org/v3
kind: FelixConfiguration
metadata:
  name: default
spec:
  bpfEnabled: true
---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
`;

/** Objects that are compared by their identity, so made once. */
function readSurroundings() {
  const crd = JSON.parse(readFileSync('test/fixtures/crd/installations-3.29.7.json', 'utf8'));
  const schema = crd.spec.versions[0].schema.openAPIV3Schema;
  const beside = { uri: 'file:///felix.yaml', version: 1, text: NEIGHBOURS };
  const contents = createLanguageService().survey(beside, { calicoVersion: '' })?.survey?.neighbours;
  return {
    clusterSchema: readClusterSchema({ context: 'kind-a', hash: 'abc', calicoVersion: '3.29.7', schema }),
    elsewhere: contents ? [{ uri: beside.uri, contents }] : [],
  };
}

let surroundings: ReturnType<typeof readSurroundings> | undefined;

/** What else a text may be judged in. Half of the time, a version and nothing more. */
export function randomSettings(dice: Dice): Settings {
  surroundings ??= readSurroundings();
  const calicoVersion = pick(dice, VERSIONS);
  if (dice(2) === 0) return { calicoVersion };
  return {
    calicoVersion,
    rules: dice(4) === 0 ? { 'schema-enum': 'off', 'unknown-field': 'information' } : undefined,
    syntax: dice(4) === 0 ? 'theirs' : 'ours',
    cluster: dice(3) === 0 ? pick(dice, CLUSTERS) : undefined,
    clusterSchema: dice(3) === 0 ? surroundings.clusterSchema : undefined,
    clusterVersion: dice(4) === 0 ? { version: '3.29.7', isLive: dice(2) === 0 } : undefined,
    elsewhere: dice(3) === 0 ? surroundings.elsewhere : undefined,
    hints: dice(4) === 0 ? { completeness: 'partial', chartVersion: pick(dice, ['', 'v3.28.1']) } : undefined,
  };
}
