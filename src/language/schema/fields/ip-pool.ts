import { boolean, integer, list, type ObjectField, object, string } from '../field.ts';
import { reference } from './reference.ts';

const LINK = reference('ippool');

const LATER_ONLY = `Restarts nothing. It concerns addresses given from then on; pods keep the address that they have. Up to
3.27 the operator does not carry changes of a pool to a running cluster.`;

const AT_ONCE = `Restarts nothing: calico-node on every node takes it up within seconds. Up to 3.27 the operator does not
carry changes of a pool to a running cluster: change the IPPool itself.`;

const REPLACED = `Another pool for the operator: from 3.28 it creates the new one and deletes the old one, for which the
Calico API server must run. Pods keep addresses of a pool that is gone, and such addresses are no longer masqueraded or
tunnelled as before: recreate those pods. The gentle way is to add the new pool, set \`disableNewAllocations\` on the old one,
recreate the pods, and only then take the old one out.`;

export const ipPool: ObjectField = object({
  doc: `One range of addresses for pods, with how packets to and from them travel.

It becomes an IPPool resource, whose fields differ in name and type (\`natOutgoing\` is a boolean there; \`ipipMode\` and
\`vxlanMode\` are \`encapsulation\` here). From 3.28 on, edit it
here: what is changed in the resource is put back.`,
  example: '{ cidr: 192.168.0.0/16, encapsulation: VXLANCrossSubnet }',
  link: LINK,
  properties: {
    name: string({
      doc: `The name of the IPPool resource.

Names must differ within the list, generated ones included. Pods and namespaces that ask for a pool by annotation ask for it
by this name.`,
      versions: '3.28.0..',
      effect: 'Names a new pool; an IPPool that exists cannot be renamed.',
      default: `the name of an existing pool with the same CIDR; else \`default-ipv4-ippool\` or \`default-ipv6-ippool\` for
a pool that stands alone or beside a single one of the other family; else the CIDR with \`-\` for \`/\`, as in
\`10.1.0.0-16\` (IPv6: all eight groups, with \`.\` for \`:\`)`,
      format: 'a DNS label: small letters, digits, `-` and `.`',
      example: 'default-ipv4-ippool',
      link: LINK,
    }),
    cidr: string({
      doc: `The range of addresses.

It must not overlap with the network of the nodes, the Services or another pool, which nobody checks before it hurts. On a
first installation with kubeadm or OpenShift it must lie inside the cluster's own pod network. Clear the host bits
(\`192.168.0.0/16\`, not \`192.168.0.1/16\`): the API of Calico refuses others later. It must hold at least one block of
\`blockSize\`.`,
      required: true,
      effect: REPLACED,
      format: 'an IPv4 or IPv6 CIDR; IPv6 in quotes where it begins with `::`',
      example: '192.168.0.0/16',
      link: LINK,
    }),
    encapsulation: string({
      doc: `How a packet for a pod on another node is wrapped, if at all.

Write it: the default \`IPIP\` needs \`bgp: Enabled\`, and is refused on the operator's second look where BGP is off, for
load-balancer pools and with Windows nodes. IPv6 pools know VXLAN (from 3.23) and \`None\` only. With host-local IPAM there is
no VXLAN; with another CNI plugin nothing but \`None\`. Networks that drop unknown protocols, Azure for one, pass VXLAN (UDP
port 4789) and not IPIP (protocol 4).`,
      effect: `${AT_ONCE} Nodes change over one by one, and pods on different nodes lose packets meanwhile. The MTU changes as
well, for new pods.`,
      default: `with Calico CNI \`IPIP\` for IPv4 and \`None\` for IPv6 (\`VXLAN\` in the default pool on EKS); with other
CNI plugins \`None\``,
      link: reference('encapsulationtype'),
      values: {
        IPIPCrossSubnet:
          'IPIP between nodes of different subnets, plain packets within one. Routes come by BGP.',
        IPIP: 'IPIP between all nodes. Routes come by BGP.',
        VXLAN: 'VXLAN between all nodes. Needs no BGP.',
        VXLANCrossSubnet: `VXLAN between nodes of different subnets, plain packets within one: the network must not check
source addresses there. The usual choice.`,
        None: 'Plain packets: the network itself must know the way to every pod, by BGP or from the platform.',
      },
    }),
    natOutgoing: string({
      doc: `Whether packets from these pods to somewhere outside all pools leave under the address of their node.

Turn it off only where the network outside knows the way back to the pods. In the IPPool resource this is \`true\` or
\`false\`, here it is a word.`,
      effect: `${AT_ONCE} Connections that are open may break, since their address outside changes.`,
      default: '`Enabled` for IPv4, `Disabled` for IPv6',
      link: reference('natoutgoingtype'),
      values: {
        Enabled: 'Masqueraded behind the node.',
        Disabled: 'Pods are seen outside under their own address.',
      },
    }),
    nodeSelector: string({
      doc: `The nodes whose pods get addresses from this pool, in Calico's own selector language.

\`rack == 'a'\`, \`has(gpu)\`, \`zone in {'a', 'b'}\`, joined by \`&&\`, \`||\` and \`!\`: not the syntax of Kubernetes. Nobody
checks it in advance, and on a node that no pool selects, pods do not start. With another CNI plugin, and for load-balancer
pools, it must be \`all()\`.`,
      effect: LATER_ONLY,
      default: '`all()`',
      format: 'a Calico selector, in quotes where it contains `:`, `#` or braces',
      example: 'all()',
      link: LINK,
    }),
    blockSize: integer({
      doc: `The prefix length of the blocks in which nodes draw addresses from the pool: 26 means 64 addresses at a time.

Small blocks waste less and make more routes; a node takes further blocks when one is used up. The pool must hold one, and
should hold one per node. A frequent slip is the IPv4 value on an IPv6 pool.`,
      effect: `Cannot be changed on a pool that exists: the API of Calico refuses it and the TigeraStatus \`ippools\` goes
Degraded. Move to a new pool instead.`,
      default: '26 for IPv4, 122 for IPv6 (64 addresses either way)',
      format: 'prefix length: 20 to 32 for IPv4, 116 to 128 for IPv6',
      example: '26',
      link: LINK,
    }),
    disableBGPExport: boolean({
      doc: `Keeps the routes to this pool out of BGP.

For pools that only the cluster itself needs to reach, by VXLAN. A load-balancer pool must export.`,
      versions: '3.24.0..',
      effect: `${AT_ONCE} Set to \`true\`, peers forget the pool's routes, other nodes included where they rely on BGP.`,
      default: '`false`, filled in by the API server',
      example: 'true',
      link: LINK,
    }),
    disableNewAllocations: boolean({
      doc: `Takes no more addresses from this pool; those in use stay valid.

The first step when a pool is to be emptied. At least one pool must remain open: with none, the operator waits for one,
says so in its status and applies nothing else.`,
      versions: '3.29.0..',
      effect: 'Restarts nothing. Pods that start from then on get their address from another pool.',
      default: '`false`',
      example: 'true',
      link: LINK,
    }),
    allowedUses: list({
      doc: `What addresses of this pool may be used for.

\`LoadBalancer\` (from 3.30) stands alone: it goes with neither of the others, and needs \`encapsulation: None\` written, all
nodes, and BGP export. The CRD takes any word here; the API of Calico does not.`,
      versions: '3.28.0..',
      effect: `${LATER_ONLY} A pool for load balancers cannot be turned into one for pods.`,
      default: '`[Workload, Tunnel]`',
      example: '[Workload, Tunnel]',
      link: LINK,
      items: string({
        doc: 'One use.',
        link: reference('ippoolalloweduse'),
        suggestions: {
          Workload: 'Addresses of pods.',
          Tunnel: "Addresses of the nodes' own tunnel interfaces.",
          LoadBalancer: { doc: 'Addresses of Services of type LoadBalancer.', versions: '3.30.0..' },
        },
      }),
    }),
    assignmentMode: string({
      doc: `Whether addresses of this pool are given out unasked.

The CRD takes any word here; the API of Calico does not.`,
      versions: '3.30.0..',
      effect: LATER_ONLY,
      default: '`Automatic`',
      link: reference('assignmentmode'),
      suggestions: {
        Automatic: 'To any pod or Service that the pool fits.',
        Manual: 'Only to those that ask for the pool or for an address of it, by annotation.',
      },
    }),
  },
});
