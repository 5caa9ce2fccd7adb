import { object, string } from '../field.ts';
import { reference } from './reference.ts';

const LINK = reference('proxy');

const EFFECT =
  'Rolls the few Deployments that reach out of the cluster. calico-node and Typha are left alone.';

export const proxy = object({
  commonName: true,
  doc: `The web proxy for those components of Calico that talk to the world outside the cluster.

They get it as environment variables. calico-node, Typha and kube-controllers talk to the cluster only and do not get it;
pulling images is the affair of the container runtime. Nobody checks the addresses.`,
  versions: '3.30.0..',
  effect: EFFECT,
  default: 'none: connections are direct',
  example: '{ httpsProxy: "http://proxy.example.com:3128", noProxy: ".svc,.cluster.local,10.96.0.0/12" }',
  link: LINK,
  properties: {
    httpProxy: string({
      doc: 'The proxy for plain HTTP: the variable `HTTP_PROXY`.',
      effect: EFFECT,
      default: 'no proxy for HTTP',
      format: 'URL of the proxy',
      example: '"http://proxy.example.com:3128"',
      link: LINK,
    }),
    httpsProxy: string({
      doc: 'The proxy for HTTPS: the variable `HTTPS_PROXY`. The proxy itself is mostly an `http://` address.',
      effect: EFFECT,
      default: 'no proxy for HTTPS',
      format: 'URL of the proxy',
      example: '"http://proxy.example.com:3128"',
      link: LINK,
    }),
    noProxy: string({
      doc: `What is reached without the proxy: the variable \`NO_PROXY\`.

Name the Services and the API server here, by suffix and by range, or traffic within the cluster goes to the proxy and is
lost there.`,
      effect: EFFECT,
      default: 'no exceptions',
      format: 'host names, suffixes, addresses and CIDRs, separated by commas',
      example: '.svc,.cluster.local,10.96.0.0/12',
      link: LINK,
    }),
  },
});
