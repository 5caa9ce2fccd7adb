import type { JsonObject } from '../objects/object.ts';
import { isObject, textAt } from '../objects/object.ts';
import { forbidden, unauthorized } from './api-error.ts';
import type { ResourceKind } from './kinds.ts';

/** Something that the user may not do; a field that is absent stands for everything. */
export interface Denial {
  readonly verb?: string;
  readonly group?: string;
  readonly resource?: string;
  readonly namespace?: string;
}

export interface Attempt {
  readonly verb: string;
  readonly kind: ResourceKind;
  readonly namespace: string;
  readonly name: string;
}

/** Who may do what: everybody everything, but for the denials and, when tokens are set, only with one of them. */
export class Access {
  denied: readonly Denial[] = [];
  /** The bearer tokens that are valid; undefined: none is asked for. */
  tokens: readonly string[] | undefined;

  /** Throws 401. */
  authenticate(authorization: string | undefined): void {
    if (!this.tokens) return;
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    if (!token || !this.tokens.includes(token)) throw unauthorized();
  }

  /** Throws 403. */
  authorize({ verb, kind, namespace, name }: Attempt): void {
    if (!this.allows(verb, kind.group, kind.plural, namespace)) throw forbidden(kind, verb, namespace, name);
  }

  /** Answers a SelfSubjectAccessReview. */
  review(body: JsonObject): JsonObject {
    const asked = isObject(body.spec) ? body.spec.resourceAttributes : undefined;
    const [verb, group, resource, namespace] = ['verb', 'group', 'resource', 'namespace'].map((key) =>
      textAt(asked, key),
    );
    return { ...body, status: { allowed: this.allows(verb!, group!, resource!, namespace!) } };
  }

  /** Answers a SelfSubjectRulesReview. It can only say what is allowed; a denial shows as an incomplete answer. */
  rules(body: JsonObject): JsonObject {
    const everything = { verbs: ['*'], apiGroups: ['*'], resources: ['*'] };
    const restricted = this.denied.length > 0;
    return {
      ...body,
      status: { resourceRules: restricted ? [] : [everything], nonResourceRules: [], incomplete: restricted },
    };
  }

  private allows(verb: string, group: string, resource: string, namespace: string): boolean {
    const same = (denied: string | undefined, asked: string) => denied === undefined || denied === asked;
    return !this.denied.some(
      (one) =>
        same(one.verb, verb) &&
        same(one.group, group) &&
        same(one.resource, resource) &&
        same(one.namespace, namespace),
    );
  }
}
