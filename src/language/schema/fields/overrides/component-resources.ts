import { list, object, string } from '../../field.ts';
import { resourceRequirements } from '../kubernetes/resource-requirements.ts';

export const componentResources = list({
  doc: 'x',
  deprecated: { versions: '3.24.0..', instead: 'x' },
  items: object({
    doc: 'x',
    properties: {
      componentName: string({
        doc: 'x',
        required: true,
        values: {
          Node: 'x',
          Typha: 'x',
          KubeControllers: 'x',
          NodeWindows: { doc: 'x', versions: '3.32.0..' },
          FelixWindows: { doc: 'x', versions: '3.32.0..' },
          ConfdWindows: { doc: 'x', versions: '3.32.0..' },
        },
      }),
      resourceRequirements: resourceRequirements({ required: true }),
    },
  }),
});
