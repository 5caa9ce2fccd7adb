import { checkRule } from '../check-rule.ts';
import { podSpec } from './nested.ts';

const affinity = (lines: string) => podSpec('typhaDeployment', `affinity:\n${lines.replace(/^\n/, '')}`);

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

checkRule('override-affinity', [
  {
    name: 'no terms',
    version: '3.24.0',
    yaml: affinity(`
  nodeAffinity:
    ${REQUIRED}:
      nodeSelectorTerms: []
      ^^^^^^^^^^^^^^^^^ override-affinity`),
  },
  {
    name: 'conditions on nodes',
    version: '3.29.7',
    yaml: affinity(`
  nodeAffinity:
    ${REQUIRED}:
      nodeSelectorTerms:
        - matchExpressions:
            - { key: pool, operator: exists }
                                     ^^^^^^ override-affinity
            - { key: pool, operator: In, values: [] }
                                         ^^^^^^ override-affinity
            - { key: pool, operator: Exists, values: [a] }
                                             ^^^^^^ override-affinity
            - { key: pool, operator: Gt, values: ["1", "2"] }
                                         ^^^^^^ override-affinity
            - { key: "", operator: Exists }
                     ^^ override-affinity
            - { key: pool, operator: NotIn, values: [any value] }
          matchFields:
            - { key: metadata.name, operator: Exists }
                                              ^^^^^^ override-affinity
            - { key: metadata.uid, operator: In, values: [a] }
                     ^^^^^^^^^^^^ override-affinity
            - { key: metadata.name, operator: In, values: [a, b] }
                                                  ^^^^^^ override-affinity
            - { key: metadata.name, operator: In, values: [Node_1] }
                                                           ^^^^^^ override-affinity`),
    fixes: {
      'Set operator to Exists': affinity(`
  nodeAffinity:
    ${REQUIRED}:
      nodeSelectorTerms:
        - matchExpressions:
            - { key: pool, operator: Exists }
            - { key: pool, operator: In, values: [] }
            - { key: pool, operator: Exists, values: [a] }
            - { key: pool, operator: Gt, values: ["1", "2"] }
            - { key: "", operator: Exists }
            - { key: pool, operator: NotIn, values: [any value] }
          matchFields:
            - { key: metadata.name, operator: Exists }
            - { key: metadata.uid, operator: In, values: [a] }
            - { key: metadata.name, operator: In, values: [a, b] }
            - { key: metadata.name, operator: In, values: [Node_1] }`),
    },
  },
  {
    name: 'weights',
    version: '3.29.7',
    yaml: affinity(`
  nodeAffinity:
    ${PREFERRED}:
      - { weight: 0, preference: {} }
                  ^ override-affinity
  podAffinity:
    ${PREFERRED}:
      - { weight: 101, podAffinityTerm: { topologyKey: zone } }
                  ^^^ override-affinity`),
    fixes: {
      'Set weight to 1': affinity(`
  nodeAffinity:
    ${PREFERRED}:
      - { weight: 1, preference: {} }
  podAffinity:
    ${PREFERRED}:
      - { weight: 101, podAffinityTerm: { topologyKey: zone } }`),
    },
  },
  {
    name: 'terms on pods',
    version: '3.29.7',
    yaml: affinity(`
  podAntiAffinity:
    ${REQUIRED}:
      - topologyKey: ""
                     ^^ override-affinity
        namespaces: [calico-system, Calico]
                                    ^^^^^^ override-affinity
        labelSelector:
          matchLabels: { k8s-app: calico typha }
                                  ^^^^^^^^^^^^ override-affinity
          matchExpressions:
            - { key: k8s-app, operator: Gt, values: ["1"] }
                                        ^^ override-affinity`),
  },
  {
    name: 'values in selectors of pods, from 3.27 on',
    version: '3.27.0',
    yaml: affinity(`
  podAffinity:
    ${REQUIRED}:
      - topologyKey: zone
        labelSelector:
          matchExpressions: [{ key: a, operator: In, values: [calico typha] }]
                                                              ^^^^^^^^^^^^ override-affinity`),
  },
  {
    name: 'nobody looked at them before',
    version: '3.26.5',
    yaml: affinity(`
  podAffinity:
    ${REQUIRED}:
      - topologyKey: zone
        labelSelector:
          matchExpressions: [{ key: a, operator: In, values: [calico typha] }]`),
  },
]);
