import { string } from '../field.ts';

export const flexVolumePath = string({ doc: 'TODO flexVolumePath.' });

export const kubeletVolumePluginPath = string({ doc: 'TODO kubeletVolumePluginPath.', versions: '3.24.0..' });

export const calicoRunHostPath = string({
  doc: 'TODO calicoRunHostPath.',
  versions: '3.33.0-unreleased..',
  maxLength: 1024,
});

export const calicoLibHostPath = string({
  doc: 'TODO calicoLibHostPath.',
  versions: '3.33.0-unreleased..',
  maxLength: 1024,
});
