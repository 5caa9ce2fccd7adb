import { list, object, string } from '../field.ts';

export const tlsCipherSuites = list({
  doc: 'TODO tlsCipherSuites.',
  versions: '3.31.0..',
  items: object({
    doc: 'TODO tlsCipherSuites[].',
    properties: {
      name: string({
        doc: 'TODO name.',
        values: {
          TLS_AES_256_GCM_SHA384: 'TODO.',
          TLS_CHACHA20_POLY1305_SHA256: 'TODO.',
          TLS_AES_128_GCM_SHA256: 'TODO.',
          TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384: 'TODO.',
          TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384: 'TODO.',
          TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256: 'TODO.',
          TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256: 'TODO.',
          TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256: 'TODO.',
          TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256: 'TODO.',
          TLS_RSA_WITH_AES_256_GCM_SHA384: 'TODO.',
          TLS_RSA_WITH_AES_128_GCM_SHA256: 'TODO.',
          TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA: 'TODO.',
          TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA: 'TODO.',
          TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA: 'TODO.',
        },
      }),
    },
  }),
});
