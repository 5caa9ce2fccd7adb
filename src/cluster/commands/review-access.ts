import type { ClusterCommand } from '../kubectl/command.ts';
import { jsonStream } from '../kubectl/json-stream.ts';
import { isRecord, type Json, parseJson } from '../object/live-object.ts';

/** Something that the user must be allowed to do. */
export interface Access {
  readonly verb: string;
  /** `''` for the core group. */
  readonly group: string;
  readonly resource: string;
  /** `''` for the whole cluster. */
  readonly namespace: string;
}

export interface AccessAnswer extends Access {
  readonly allowed: boolean;
}

/**
 * What `kubectl auth can-i` asks, for all questions in one call: each call of kubectl may cost the user's login plugin
 * a second or two. The API server stores no review, so this is a read.
 */
export const reviewAccess: ClusterCommand<{ readonly asked: readonly Access[] }, readonly AccessAnswer[]> = {
  id: 'review-access',
  effect: 'reads',
  scope: 'cluster',
  argv: (_input, file) => [
    'create',
    `--filename=${file}`,
    '--output=json',
    '--dry-run=none',
    '--validate=false',
    '--save-config=false',
    '--edit=false',
    '--recursive=false',
    '--field-manager=kubectl-create',
  ],
  manifest: ({ asked }) => asked.map((access) => `${JSON.stringify(review(access))}\n`).join(''),
  parse(stdout) {
    const reviews = [...jsonStream()(Buffer.from(stdout))].map((text) => parseJson(text) ?? null);
    const answers = reviews.map(answerOf);
    return answers.length > 0 && answers.every((answer) => answer !== undefined)
      ? (answers as AccessAnswer[])
      : undefined;
  },
};

function review({ verb, group, resource, namespace }: Access): Json {
  return {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { verb, group, resource, namespace } },
  };
}

function answerOf(reviewed: Json): AccessAnswer | undefined {
  if (!isRecord(reviewed) || !isRecord(reviewed.status) || !isRecord(reviewed.spec)) return undefined;
  const asked = reviewed.spec.resourceAttributes;
  if (!isRecord(asked)) return undefined;
  const text = (key: string) => (typeof asked[key] === 'string' ? (asked[key] as string) : '');
  return {
    verb: text('verb'),
    group: text('group'),
    resource: text('resource'),
    namespace: text('namespace'),
    allowed: reviewed.status.allowed === true,
  };
}
