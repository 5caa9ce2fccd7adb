import { integer, intOrString, list, object } from '../../field.ts';
import { topologySpreadConstraint } from '../kubernetes/topology-spread-constraint.ts';
import { containers, initContainers } from './containers.ts';
import { workload } from './workload.ts';

export const typhaDeployment = workload({
  doc: 'x',
  effect: 'x',
  versions: '3.24.0..',
  subject: 'the Deployment calico-typha',
  spec: {
    strategy: object({
      doc: 'x',
      versions: '3.24.6..',
      properties: {
        rollingUpdate: object({
          doc: 'x',
          properties: { maxSurge: intOrString({ doc: 'x' }), maxUnavailable: intOrString({ doc: 'x' }) },
        }),
      },
    }),
  },
  pod: {
    containers: containers({ 'calico-typha': 'x' }),
    initContainers: initContainers({ 'typha-certs-key-cert-provisioner': 'x' }),
    terminationGracePeriodSeconds: integer({ doc: 'x', versions: '3.24.6..', bits: 64 }),
    topologySpreadConstraints: list({
      doc: 'x',
      versions: '3.25.0..',
      items: topologySpreadConstraint(),
    }),
  },
});
