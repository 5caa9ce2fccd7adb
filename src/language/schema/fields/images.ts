import { list, string } from '../field.ts';
import { localObjectReference } from './kubernetes/local-object-reference.ts';

export const registry = string({ doc: 'Where images are pulled from.' });
export const imagePath = string({ doc: 'The path of images in the registry.' });
export const imagePrefix = string({ doc: 'What image names begin with.' });
export const imagePullPolicy = string({
  doc: 'When images are pulled.',
  versions: '3.33.0-unreleased..',
  values: { Always: 'Pull.', IfNotPresent: 'Pull if needed.', Never: 'Do not pull.' },
});
export const imagePullSecrets = list({ doc: 'Credentials of the registry.', items: localObjectReference() });
