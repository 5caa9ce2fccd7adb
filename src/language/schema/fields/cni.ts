import { object, string } from '../field.ts';

export const cni = object({
  doc: 'TODO cni.',
  properties: {
    binDir: string({ doc: 'TODO binDir.', versions: '3.31.0..' }),
    confDir: string({ doc: 'TODO confDir.', versions: '3.31.0..' }),
    installMode: string({
      doc: 'TODO installMode.',
      versions: '3.33.0-unreleased..',
      values: { All: 'TODO.', CalicoOnly: 'TODO.' },
    }),
    ipam: object({
      doc: 'TODO ipam.',
      properties: {
        type: string({
          doc: 'TODO type.',
          required: true,
          values: { Calico: 'TODO.', HostLocal: 'TODO.', AmazonVPC: 'TODO.', AzureVNET: 'TODO.' },
        }),
      },
    }),
    specVersion: string({
      doc: 'TODO specVersion.',
      versions: '3.31.7..3.32.0, 3.33.0-unreleased..',
      values: { Auto: 'TODO.', '0.3.1': 'TODO.', '0.4.0': 'TODO.', '1.0.0': 'TODO.' },
    }),
    type: string({
      doc: 'TODO type.',
      required: true,
      values: { Calico: 'TODO.', GKE: 'TODO.', AmazonVPC: 'TODO.', AzureVNET: 'TODO.' },
    }),
  },
});
