import { at, recordsAt, textAt } from '../object/at.ts';
import { isRecord, type Json } from '../object/live-object.ts';

/** How calico-node is run by a pod or a pod template, as far as that tells the mode. */
export interface NodeMarks {
  readonly privileged: boolean;
  /** Undefined where nothing is said: the image's user. */
  readonly runAsUser: number | undefined;
  readonly runAsNonRoot: boolean | undefined;
  readonly hostpathInit: boolean;
  readonly image: string;
}

/** `spec` is that of a pod or of a template. Undefined where it has no container calico-node. */
export function nodeMarks(spec: Json | undefined): NodeMarks | undefined {
  const container = recordsAt(spec, 'containers').find(({ name }) => name === 'calico-node');
  if (!container) return undefined;
  const context = at(container, 'securityContext');
  const { runAsUser, runAsNonRoot, privileged } = isRecord(context) ? context : {};
  return {
    privileged: privileged === true,
    runAsUser: typeof runAsUser === 'number' ? runAsUser : undefined,
    runAsNonRoot: typeof runAsNonRoot === 'boolean' ? runAsNonRoot : undefined,
    hostpathInit: recordsAt(spec, 'initContainers').some(({ name }) => name === 'hostpath-init'),
    image: textAt(container, 'image'),
  };
}

/** `non-privileged` and `privileged` are what the operator renders; anything else is somebody's own. */
export type NodeMode = 'non-privileged' | 'privileged' | 'mixed';

export function nodeMode({ privileged, hostpathInit }: NodeMarks): NodeMode {
  if (privileged === hostpathInit) return 'mixed';
  return privileged ? 'privileged' : 'non-privileged';
}

/** Equal for marks that are equal: of thousands of pods each is held against the template often. */
export function marksKey(marks: NodeMarks): string {
  return JSON.stringify(marks);
}
