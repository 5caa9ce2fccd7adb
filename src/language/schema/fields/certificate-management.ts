import { object, string } from '../field.ts';
import { reference } from './reference.ts';

const LINK = reference('certificatemanagement');

const EFFECT = `Rolls calico-node, Typha and whatever else holds a certificate: each pod gets an init container that requests
one, and waits until it is signed. Without a signer that answers, the roll halts at the first node.`;

export const certificateManagement = object({
  commonName: true,
  doc: `Has Calico's components obtain their TLS certificates by signing request, from an authority of yours.

Without it the operator is the authority and keeps the keys in secrets; with it a key never leaves its pod. You need
something in the cluster that approves and signs requests for \`signerName\`, at any time: every pod asks anew when it starts,
also in the night when a node comes up.`,
  effect: EFFECT,
  default: 'absent: the operator issues the certificates itself',
  example: '{ caCert: LS0tLS1CRUdJTi4uLg==, signerName: example.com/calico }',
  link: LINK,
  properties: {
    caCert: string({
      doc: `Your authority's certificate, by which the components trust each other.

PEM, base64-encoded once more, as in a Secret (\`base64 -w0 ca.crt\`). The API server checks the encoding; that there is a
certificate inside shows only when the operator renders.`,
      required: true,
      effect: EFFECT,
      format: 'base64 of a certificate in PEM',
      example: 'LS0tLS1CRUdJTi4uLg==',
      link: LINK,
      byteFormat: true,
    }),
    signerName: string({
      doc: `The signer that the requests name (\`spec.signerName\` of a CertificateSigningRequest).

Kubernetes' own signers (\`kubernetes.io/…\`) do not sign for this purpose.`,
      required: true,
      effect: EFFECT,
      format: 'domain/name',
      example: 'example.com/calico',
      link: LINK,
    }),
    keyAlgorithm: string({
      doc: 'The kind of key pair that a component makes for itself; it must go with `signatureAlgorithm`.',
      effect: EFFECT,
      default: '`RSAWithSize2048`',
      link: LINK,
      values: {
        '': 'Not said: RSA with 2048 bits.',
        RSAWithSize2048: 'RSA, 2048 bits.',
        RSAWithSize4096: 'RSA, 4096 bits.',
        RSAWithSize8192: 'RSA, 8192 bits. Slow to generate: pods start late.',
        ECDSAWithCurve256: 'Elliptic curve P-256.',
        ECDSAWithCurve384: 'Elliptic curve P-384.',
        ECDSAWithCurve521: 'Elliptic curve P-521.',
      },
    }),
    signatureAlgorithm: string({
      doc: 'How a component signs its request; RSA keys take an RSA signature, elliptic curves an ECDSA one.',
      effect: EFFECT,
      default: '`SHA256WithRSA`',
      link: LINK,
      values: {
        '': 'Not said: SHA-256 with RSA.',
        SHA256WithRSA: 'SHA-256, RSA keys.',
        SHA384WithRSA: 'SHA-384, RSA keys.',
        SHA512WithRSA: 'SHA-512, RSA keys.',
        ECDSAWithSHA256: 'SHA-256, elliptic-curve keys.',
        ECDSAWithSHA384: 'SHA-384, elliptic-curve keys.',
        ECDSAWithSHA512: 'SHA-512, elliptic-curve keys.',
      },
    }),
  },
});
