import type { Request } from '../../protocol/request.ts';
import * as requests from '../../protocol/requests.ts';
import type { Context, RequestHandler } from '../context.ts';
import { calicoFacts } from './calico-facts.ts';
import { compareVersions } from './compare-versions.ts';
import { effective } from './effective.ts';
import { installationAt } from './installation-at.ts';
import { nonPrivileged } from './non-privileged.ts';
import { nonPrivilegedEdit } from './non-privileged-edit.ts';
import { editObject, fieldPlaces } from './object-text.ts';
import { page } from './page.ts';
import { readObject } from './read-object.ts';
import { releases } from './releases.ts';
import { status } from './status.ts';
import { targetVersionEdit } from './target-version-edit.ts';

type Answers = { readonly [Name in keyof typeof requests]: RequestHandler<(typeof requests)[Name]> };

/** The answer to each of our own requests, by its name in `protocol/requests.ts`. */
const ANSWERS: Answers = {
  installationAt,
  effective,
  compareVersions,
  nonPrivileged,
  nonPrivilegedEdit,
  targetVersionEdit,
  status,
  releases,
  page,
  ping: () => null,
  readObject,
  fieldPlaces,
  editObject,
  calicoFacts,
};

/** Lets the server answer all of them. */
export function answerRequests(context: Context): void {
  const answers: Readonly<Record<string, RequestHandler<Request<never, unknown>>>> = ANSWERS;
  for (const [name, { method }] of Object.entries(requests)) {
    context.connection.onRequest(method, (params: never) => answers[name]!(context, params));
  }
}
