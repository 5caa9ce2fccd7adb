import { listInstallations } from '../commands/list-installations.ts';
import {
  watchCalicoNode,
  watchInstallation,
  watchNodePods,
  watchTigeraStatus,
} from '../commands/watch-objects.ts';
import type { ClusterError } from '../errors/error.ts';
import { isKindUnknown } from '../errors/remedy.ts';
import { isFatal } from '../facts/gather.ts';
import type { WatchCommand } from '../kubectl/command.ts';
import { follow, type ObjectEvent } from '../kubectl/follow.ts';
import type { Kubectl } from '../kubectl/kubectl.ts';
import type { Picture, Section } from './picture.ts';

export interface WatchPictureOptions {
  readonly signal: AbortSignal;
  /** How long the cluster may stay out of reach, in milliseconds. */
  readonly patienceMs: number;
  /** The cluster has answered: there is something to show. */
  readonly onBegin: () => void;
  /** Told after each change; whoever shows it lets some time pass. */
  readonly onChange: () => void;
}

/**
 * Keeps a picture as the cluster is until the signal comes: then undefined. Otherwise the error that ends all of it;
 * one that concerns a single part is in the picture, and the others go on. The first call tells whether the cluster
 * answers, knows Installations, and wants a login.
 */
export async function watchPicture(
  kubectl: Kubectl,
  picture: Picture,
  { signal, patienceMs, onBegin, onChange }: WatchPictureOptions,
): Promise<ClusterError | undefined> {
  const { context } = picture.target;
  const names = await kubectl.run(listInstallations, undefined, { context, signal });
  if (signal.aborted) return undefined;
  if (!names.ok && (isFatal(names) || isKindUnknown(names.error))) return names.error;
  picture.isLive = true;
  onBegin();
  const doubtsOf = (section: Section) => doubtsIn(picture, section, onChange);
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  let fatal: ClusterError | undefined;
  const watch = async <Input>(
    section: Section,
    [command, input]: readonly [WatchCommand<Input>, Input],
    hear: (event: ObjectEvent) => void,
    onRestart = () => {},
  ) => {
    const doubts = doubtsOf(section);
    doubts.begin();
    // An empty list prints nothing, and is no reason to give up here.
    const ended = await follow(kubectl, { ...command, neverEmpty: false }, input, {
      context,
      signal: either,
      patienceMs,
      onEvent: (event) => {
        doubts.heard();
        picture.setFault(section, undefined);
        hear(event);
        onChange();
      },
      onRestart: () => {
        doubts.begin();
        onRestart();
      },
    });
    doubts.end();
    if (either.aborted || ended.ok) return;
    if (isFatal(ended)) {
      fatal ??= ended.error;
      failed.abort();
    } else {
      picture.setFault(section, ended.error);
      onChange();
    }
  };
  /** Of a list that has become empty a watch prints nothing; so this one is asked for. */
  const lookForInstallation = async () => {
    const now = await kubectl.run(listInstallations, undefined, { context, signal: either });
    if (now.ok && !now.value.includes(NAME) && !either.aborted) {
      picture.settle('installation');
      onChange();
    }
  };
  if (names.ok && !names.value.includes(NAME)) {
    picture.doubt('installation');
    picture.settle('installation');
  }
  await Promise.all([
    watch(
      'installation',
      [watchInstallation, { name: NAME }],
      picture.onInstallation,
      () => void lookForInstallation(),
    ),
    watch('statuses', [watchTigeraStatus, undefined], picture.onStatus),
    watch('coverage', [watchCalicoNode, undefined], picture.onDaemonSet),
    watch('nodes', [watchNodePods, undefined], picture.onPod),
  ]);
  picture.isLive = false;
  return signal.aborted ? undefined : fatal;
}

const NAME = 'default';

/** What a watch has to tell again after it was lost: some time after the first of it all of it was told. */
function doubtsIn(picture: Picture, section: Section, onSettled: () => void) {
  let settling: NodeJS.Timeout | undefined;
  let isWaiting = false;
  return {
    begin() {
      clearTimeout(settling);
      isWaiting = true;
      picture.doubt(section);
    },
    heard() {
      if (!isWaiting) return;
      isWaiting = false;
      settling = setTimeout(() => {
        picture.settle(section);
        onSettled();
      }, SETTLE_MS);
    },
    end: () => clearTimeout(settling),
  };
}

/** kubectl prints a list as fast as it can: after this time all of it is there; in milliseconds. */
const SETTLE_MS = 5000;
