import { execId, execProcStatus } from '../commands/exec-id.ts';
import { type ClusterError, isError } from '../errors/error.ts';
import { explainError } from '../errors/remedy.ts';
import type { Result } from '../errors/result.ts';
import type { Kubectl, RunOptions } from '../kubectl/kubectl.ts';

/** Whom a container said it runs as; `uid` is undefined where it could not be asked, and `how` says why. */
export interface InsideAnswer {
  readonly uid: number | undefined;
  /** `id -u`, `/proc/1/status`, or why neither. */
  readonly how: string;
}

/** Which pods are asked: of many, some of the first and some all over. */
export type AskInside = 'sample' | 'all';

const SAMPLE = 10;
const AT_ONCE = 4;

/**
 * Runs `id -u` in the container calico-node of pods, a few at a time; the first alone, since it may ask the user to log
 * in. What cannot be asked is told as such, and is no fault. An error that all the others would meet ends the asking.
 */
export async function askInside(
  kubectl: Kubectl,
  pods: readonly string[],
  which: AskInside,
  options: RunOptions,
): Promise<ReadonlyMap<string, InsideAnswer>> {
  const asked = which === 'all' ? pods : spread(pods, SAMPLE);
  const answers = new Map<string, InsideAnswer>();
  let hopeless: string | undefined;
  const ask = async (pod: string) => {
    if (options.signal?.aborted) return;
    const answer = hopeless === undefined ? await askOne(kubectl, pod, options) : undefined;
    if (answer && !answer.ok && isError(answer.error, 'hopeless')) hopeless = why(answer.error);
    if (answer?.ok) answers.set(pod, answer.value);
    else answers.set(pod, { uid: undefined, how: answer ? why(answer.error) : (hopeless ?? '') });
  };
  const [first, ...rest] = asked;
  if (first !== undefined) await ask(first);
  const waiting = [...rest];
  const work = async () => {
    for (let pod = waiting.shift(); pod !== undefined; pod = waiting.shift()) await ask(pod);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

async function askOne(kubectl: Kubectl, pod: string, options: RunOptions): Promise<Result<InsideAnswer>> {
  const id = await kubectl.run(execId, { pod }, options);
  if (id.ok) return { ...id, value: { uid: id.value, how: 'id -u' } };
  if (!isProgramMissing(id.error)) return id;
  const status = await kubectl.run(execProcStatus, { pod }, options);
  return status.ok ? { ...status, value: { uid: status.value, how: '/proc/1/status' } } : status;
}

/** The container's runtime, not kubectl, says that the image lacks the program. */
function isProgramMissing({ kind, detail }: ClusterError): boolean {
  return (
    kind === 'bad-output' ||
    /executable file not found|no such file or directory|exit code 12[67]/i.test(detail)
  );
}

function why(error: ClusterError): string {
  return isProgramMissing(error) ? 'the image has neither `id` nor `grep`' : explainError(error).happened;
}

function spread(pods: readonly string[], most: number): readonly string[] {
  if (pods.length <= most) return pods;
  return Array.from({ length: most }, (_, index) => pods[Math.floor((index * pods.length) / most)]!);
}
