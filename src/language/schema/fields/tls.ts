import { list, object, string } from '../field.ts';
import { ROLLS_EVERYTHING } from './effects.ts';
import { reference } from './reference.ts';

const LINK = reference('tlsciphersuite');

export const tlsCipherSuites = list({
  commonName: true,
  doc: `The TLS cipher suites that Calico's components may use.

Handed to every Deployment and DaemonSet of the operator in the environment variable \`TLS_CIPHER_SUITES\`. Both ends must
have a suite in common: keep one that your scrapers and other clients know.`,
  versions: '3.31.0..',
  effect: ROLLS_EVERYTHING,
  default: 'the choice of each component',
  example: '[{ name: TLS_AES_256_GCM_SHA384 }, { name: TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 }]',
  link: LINK,
  items: object({
    doc: 'One cipher suite; an object with its name, not the name alone.',
    example: '{ name: TLS_AES_256_GCM_SHA384 }',
    link: LINK,
    properties: {
      name: string({
        doc: 'The name of the suite, as IANA has it.',
        link: reference('tlscipher'),
        values: {
          TLS_AES_256_GCM_SHA384: 'TLS 1.3, AES-256-GCM.',
          TLS_CHACHA20_POLY1305_SHA256: 'TLS 1.3, ChaCha20: quick without AES in hardware.',
          TLS_AES_128_GCM_SHA256: 'TLS 1.3, AES-128-GCM.',
          TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384:
            'TLS 1.2, forward secrecy, AES-256-GCM, ECDSA certificates.',
          TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384: 'TLS 1.2, forward secrecy, AES-256-GCM, RSA certificates.',
          TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256:
            'TLS 1.2, forward secrecy, ChaCha20, RSA certificates.',
          TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256:
            'TLS 1.2, forward secrecy, ChaCha20, ECDSA certificates.',
          TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256: 'TLS 1.2, forward secrecy, AES-128-GCM, RSA certificates.',
          TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256:
            'TLS 1.2, forward secrecy, AES-128-GCM, ECDSA certificates.',
          TLS_RSA_WITH_AES_256_GCM_SHA384: 'TLS 1.2, AES-256-GCM, without forward secrecy.',
          TLS_RSA_WITH_AES_128_GCM_SHA256: 'TLS 1.2, AES-128-GCM, without forward secrecy.',
          TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA:
            'Old: CBC with SHA-1, ECDSA certificates. For old clients only.',
          TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA: 'Old: CBC with SHA-1, RSA certificates. For old clients only.',
          TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA: 'Old: AES-128-CBC with SHA-1, RSA. For old clients only.',
        },
      }),
    },
  }),
});
