import { object, string } from '../field.ts';

export const certificateManagement = object({
  doc: 'TODO certificateManagement.',
  properties: {
    caCert: string({ doc: 'TODO caCert.', required: true, byteFormat: true }),
    keyAlgorithm: string({
      doc: 'TODO keyAlgorithm.',
      values: {
        '': 'TODO.',
        RSAWithSize2048: 'TODO.',
        RSAWithSize4096: 'TODO.',
        RSAWithSize8192: 'TODO.',
        ECDSAWithCurve256: 'TODO.',
        ECDSAWithCurve384: 'TODO.',
        ECDSAWithCurve521: 'TODO.',
      },
    }),
    signatureAlgorithm: string({
      doc: 'TODO signatureAlgorithm.',
      values: {
        '': 'TODO.',
        SHA256WithRSA: 'TODO.',
        SHA384WithRSA: 'TODO.',
        SHA512WithRSA: 'TODO.',
        ECDSAWithSHA256: 'TODO.',
        ECDSAWithSHA384: 'TODO.',
        ECDSAWithSHA512: 'TODO.',
      },
    }),
    signerName: string({ doc: 'TODO signerName.', required: true }),
  },
});
