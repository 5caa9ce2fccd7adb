import { object, string } from '../field.ts';

export const windowsNodes = object({
  doc: 'TODO windowsNodes.',
  versions: '3.27.0..',
  properties: {
    cniBinDir: string({ doc: 'TODO cniBinDir.' }),
    cniConfigDir: string({ doc: 'TODO cniConfigDir.' }),
    cniLogDir: string({ doc: 'TODO cniLogDir.' }),
    vxlanAdapter: string({ doc: 'TODO vxlanAdapter.' }),
    vxlanMACPrefix: string({ doc: 'TODO vxlanMACPrefix.', pattern: '^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$' }),
  },
});
