import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('logging-maxsize', [
  {
    version: '3.26.0',
    yaml: installation(`
      logging:
        cni:
          logFileMaxSize: 100M
          #               ^^^^ logging-maxsize
    `),
    fixes: { 'Change to 100Mi': installation('logging:\n  cni:\n    logFileMaxSize: 100Mi') },
  },
  {
    name: 'a number of bytes that is a round one',
    version: '3.32.1',
    yaml: installation(`
      logging:
        cni:
          logFileMaxSize: 104857600
          #               ^^^^^^^^^ logging-maxsize
    `),
    fixes: { 'Change to 100Mi': installation('logging:\n  cni:\n    logFileMaxSize: 100Mi') },
  },
  {
    name: 'another number',
    version: '3.32.1',
    yaml: installation(`
      logging:
        cni:
          logFileMaxSize: 100
          #               ^^^ logging-maxsize
    `),
    fixes: {},
  },
  {
    name: 'nothing',
    version: '3.30.6',
    yaml: installation(`
      logging:
        cni:
          logSeverity: Info
          logFileMaxSize: "0"
          #               ^^^ logging-maxsize
    `),
    fixes: { 'Remove logFileMaxSize': installation('logging:\n  cni:\n    logSeverity: Info') },
  },
  {
    name: 'nothing, in binary',
    version: '3.30.6',
    yaml: installation(`
      logging:
        cni:
          logFileMaxSize: 0Mi
          #               ^^^ logging-maxsize
    `),
  },
  ...['100Mi', '1.5Gi', '512Ki'].map((size) => ({
    name: size,
    version: '3.32.1',
    yaml: installation(`logging:\n  cni:\n    logFileMaxSize: ${size}`),
  })),
  {
    name: 'what the API server refuses',
    version: '3.32.1',
    yaml: installation('logging:\n  cni:\n    logFileMaxSize: 50MB'),
  },
  {
    name: 'a foreign plugin, which is refused for the block anyway',
    version: '3.32.1',
    yaml: installation('cni:\n  type: GKE\nlogging:\n  cni:\n    logFileMaxSize: 100M'),
  },
]);
