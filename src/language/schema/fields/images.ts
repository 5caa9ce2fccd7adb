import { list, string } from '../field.ts';
import { ROLLS_EVERYTHING } from './effects.ts';
import { localObjectReference } from './kubernetes/local-object-reference.ts';
import { reference } from './reference.ts';

const LINK = reference('installationspec');

const NEW_IMAGES = `${ROLLS_EVERYTHING} Where an image cannot be pulled, the roll halts at the first node, whose
calico-node then is down: see that the images are there first.`;

export const registry = string({
  commonName: true,
  doc: `The registry that all images of Calico are pulled from: the first part of \`registry/imagePath/imagePrefix+name\`.

End it with a slash. Up to 3.30 the operator adds one that is missing; from 3.31 it leaves the value as written and puts
the parts together all the same. The image of the operator itself is not meant: it stands in the operator's own
Deployment.`,
  effect: NEW_IMAGES,
  default: '`docker.io/` up to 3.30.3, `quay.io/` from 3.30.4 (and in all of 3.31)',
  format: 'host with optional port and path, ending in `/`; or `UseDefault`',
  example: 'registry.example.com:5000/',
  link: LINK,
  suggestions: { UseDefault: 'The registry that the operator would use anyway, said aloud.' },
});

export const imagePath = string({
  commonName: true,
  doc: `The path within the registry under which the images of Calico lie, in the place of \`calico\`.

Set it when a mirror has another layout than the public registry: with \`imagePath: mirrors/calico\`, the image is
\`<registry>mirrors/calico/node\`.`,
  effect: NEW_IMAGES,
  default: 'the path that each image has in the public registry, such as `calico`',
  format: 'path without a slash at either end; or `UseDefault`',
  example: 'mirrors/calico',
  link: LINK,
  suggestions: { UseDefault: 'The path that each image has in the public registry.' },
});

export const imagePrefix = string({
  commonName: true,
  doc: `A text put before the name of each image, for registries that allow no paths: \`calico-\` makes \`calico-node\`
of \`node\`.`,
  effect: NEW_IMAGES,
  default: 'no prefix',
  format: 'the beginning of an image name; or `UseDefault`',
  example: 'calico-',
  link: LINK,
  suggestions: { UseDefault: 'No prefix.' },
});

export const imagePullPolicy = string({
  commonName: true,
  doc: `When the nodes pull images of Calico's components: at each start of a container, or only when they are missing.

Applies to every container of every pod that the operator renders, over what the operator itself would choose. \`Never\` is
for nodes without a registry, where images are loaded beforehand; a node that misses one cannot start its pod.`,
  versions: '3.33.0-unreleased..',
  effect: ROLLS_EVERYTHING,
  default: '`IfNotPresent`, except where the operator has a policy of its own for a container',
  link: LINK,
  values: {
    Always:
      'Asks the registry each time a container starts. A registry that is down keeps calico-node from starting.',
    IfNotPresent: 'Pulls what the node does not have.',
    Never: 'Pulls nothing; the images must be on the node.',
  },
});

export const imagePullSecrets = list({
  commonName: true,
  doc: `Secrets with the credentials for the registry.

Each is of type \`kubernetes.io/dockerconfigjson\` and lies in the operator's namespace, \`tigera-operator\`; the
operator copies it to where Calico runs. A secret that is not there makes the operator Degraded, and an entry without a
name counts as one that is not there.`,
  effect: `${ROLLS_EVERYTHING} A new content of a secret that is already named reaches the copies without a roll.`,
  default: 'none: the images are pulled without credentials',
  example: '[{ name: registry-credentials }]',
  link: LINK,
  items: localObjectReference({
    doc: 'Names one secret in the namespace `tigera-operator`.',
    example: '{ name: registry-credentials }',
  }),
});
