import { list, type ObjectField, object, type StringField, string } from '../../field.ts';

const LINK = 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy';
const VERSIONS = '3.31.0..';

/** tigera/operator pkg/controller/utils/merge.go, v1.40.0 to v1.42.3, leaves it out of the merge. */
const IN_AN_OVERLAY = `In an overlay it is lost when the base has anything below \`spec.template.spec\`: write it in the base.`;

/** How calico-node resolves names. */
export function dnsPolicy(): StringField {
  return string({
    doc: `How the calico-node pods resolve names.

They use the network of the host, so \`ClusterFirst\` acts like \`Default\` there. calico-node needs names for what
its configuration names so, the API server's host name for instance. With the cluster's DNS it depends on the very
network that it builds; with the node's it cannot resolve Services.

${IN_AN_OVERLAY}`,
    default: 'the policy of the Deployment `tigera-operator` itself',
    link: LINK,
    versions: VERSIONS,
    values: {
      '': 'As if not given, to Kubernetes: `ClusterFirst`. Better leave the field out.',
      Default: "The node's own resolver configuration.",
      ClusterFirst: "The cluster's DNS, but for pods on the host's network, such as these, the node's.",
      ClusterFirstWithHostNet: "The cluster's DNS, for pods on the host's network too.",
      None: 'Only what `dnsConfig` says, which must then name at least one server.',
    },
  });
}

/** Resolver settings of calico-node. */
export function dnsConfig(): ObjectField {
  return object({
    doc: `Resolver settings of the calico-node pods, beside what \`dnsPolicy\` yields.

Servers, search domains and options are added to those of the policy; with \`dnsPolicy: None\` they are all there is.
The block replaces the operator's own whole. The API server checks it when the operator applies the DaemonSet, so a
mistake shows as a failure to update the resource.

${IN_AN_OVERLAY}`,
    default: 'that of the Deployment `tigera-operator` itself, if it has one',
    example: '{ nameservers: [10.96.0.10], searches: [example.com], options: [{ name: ndots, value: "2" }] }',
    link: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config',
    versions: VERSIONS,
    properties: {
      nameservers: list({
        doc: 'Addresses of DNS servers; at most three, those of the policy included.',
        example: '[10.96.0.10]',
        items: string({ doc: 'Address of a DNS server.', format: 'an IPv4 or IPv6 address' }),
      }),
      options: list({
        doc: 'Options of the resolver; one of the same name as an option of the policy replaces it.',
        example: '[{ name: ndots, value: "2" }]',
        items: object({
          doc: 'One option of the resolver.',
          properties: {
            name: string({
              doc: 'Name of the option, as in `resolv.conf`; Kubernetes requires it.',
              example: 'ndots',
            }),
            value: string({
              doc: 'Value of the option; absent for those that are only switched on.',
              format: 'text; numbers in quotes',
              example: '"2"',
            }),
          },
        }),
      }),
      searches: list({
        doc: 'Domains in which names without a dot at the end are looked up.',
        example: '[example.com]',
        items: string({ doc: 'A domain.', format: 'a DNS name' }),
      }),
    },
  });
}
