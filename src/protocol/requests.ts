import { request } from './request.ts';
import type { AtPosition, InText, Position, Range, TextEdit } from './text.ts';

/**
 * Requests of our own that a client may send, beside those of LSP. Every value that this file exports is one: the
 * server has an answer to each (`server/requests/answers.ts`), and our client a method of the same name.
 */

/** The Installation under a position, or the file's only one. */
export const installationAt = request<AtPosition, InstallationAtResult | null>(
  'calicoInstallation/installationAt',
);

export interface InstallationAtResult {
  /** `metadata.name`, or `default` when the source has none (Helm values, patches). */
  name: string;
  /** Where it stands in the document. */
  range: Range;
  /** A manifest of its own, ready for `kubectl apply -f`: apiVersion, kind, metadata, spec; comments kept where it is a whole document. */
  manifest: string;
  /** False for patches and other partial sources, which cannot be applied as they stand. */
  whole: boolean;
  /** The version it is judged at (`3.29.7`) and where that comes from. */
  targetVersion: string;
  targetVersionSource: TargetVersionSource;
  /** What keeps the API server or the operator from taking it: messages of its error findings. */
  errors: readonly string[];
}

export type TargetVersionSource = 'comment' | 'setting' | 'cluster' | 'chart' | 'newest';

/** The edit that enables or removes `spec.nonPrivileged` there. */
export const nonPrivilegedEdit = request<
  AtPosition & { action: 'enable' | 'remove' },
  NonPrivilegedEditResult | null
>('calicoInstallation/nonPrivilegedEdit');

/** Edits to apply (none when it is so already), and what the user should know first. */
export interface NonPrivilegedEditResult {
  edits: TextEdit[];
  /** Why the mode will not work here (withdrawn, broken, unsupported), in words; empty when nothing speaks against it. */
  caveats: readonly string[];
  /** All that it takes, where the field alone will not do: to be shown part by part before it is made. */
  plan?: {
    /** `Enable nonPrivileged and set linuxDataplane to Iptables: 2 changes` */
    title: string;
    parts: { label: string; edits: TextEdit[] }[];
  };
}

/** The edit that makes a comment of the document name this Calico version (`3.29.7`). */
export const targetVersionEdit = request<AtPosition & { version: string }, { edits: TextEdit[] } | null>(
  'calicoInstallation/targetVersionEdit',
);

/** The Calico releases known, newest first (`3.32.1`). */
export const releases = request<NoParams, string[]>('calicoInstallation/releases');

/** Nothing is said. */
type NoParams = object;

/** Null, as a sign that the server is not stuck. */
export const ping = request<NoParams, null>('calicoInstallation/ping');

/** What is to be said about a rule, by its id, which is the code of its findings. */
export const page = request<{ id: string }, { markdown: string } | null>('calicoInstallation/page');

/** The Installation there with the operator's defaults filled in. */
export const effective = request<AtPosition, EffectiveResult | null>('calicoInstallation/effective');

export interface EffectiveResult {
  /** `metadata.name`, or `default` when the source has none. */
  name: string;
  targetVersion: string;
  /** YAML; every value that nobody wrote has the comment `# default`. */
  text: string;
  /** The same object without what was filled in: the left side of a diff. */
  written: string;
  /** What was taken to hold of the cluster, in sentences. */
  assumptions: readonly string[];
}

/** What changes for the Installation there between two Calico releases. */
export const compareVersions = request<AtPosition & CompareVersionsParams, CompareVersionsResult | null>(
  'calicoInstallation/compareVersions',
);

export interface CompareVersionsParams {
  /** `3.29.7`; the Installation's target version when absent. */
  from?: string;
  to: string;
}

export interface CompareVersionsResult {
  from: string;
  to: string;
  /** Findings, defaults and fields that differ. */
  markdown: string;
}

/** How the mode stands for the Installation there, and all that goes with it. */
export const nonPrivileged = request<AtPosition, { markdown: string } | null>(
  'calicoInstallation/nonPrivileged',
);

/**
 * What a status item tells of a document; null where it holds no Installation. The position is the cursor, where one
 * is known: of several Installations the one under it is told of.
 */
export const status = request<InText & { position?: Position }, StatusResult | null>(
  'calicoInstallation/status',
);

export interface StatusResult {
  targetVersion: string;
  targetVersionSource: TargetVersionSource;
  /** A sentence on how the version was read, where it does not simply name a known release. */
  targetVersionNote?: string;
  /** How the Installation is written down, in words: `manifest`, `patch`, `Helm values`. */
  form: string;
  /** How `spec.nonPrivileged` stands, in words: `off`, `on but doubtful`. */
  nonPrivileged: string;
  /** How many Installations the document holds. */
  installations: number;
  /** The cluster whose own definition decides on the structure; absent where the built-in one does. */
  clusterSchema?: { context: string; hash: string };
}

/** A question of the cluster layer about Calico; null stands for undefined, which JSON has not. */
export const calicoFacts = request<CalicoFactsParams, CalicoFactsAnswer | null>(
  'calicoInstallation/knowledge',
);

/** Each question with what is given to it and what it is answered with. Versions are `3.29.7`. */
export interface CalicoFactsQuestions {
  /** The Calico release that an operator's tag (`v1.36.16`) installs. */
  releaseOfOperator: { given: [tag: string]; answer: string | undefined };
  /** What the API server and the operator would say of manifests, on a cluster of which these facts are known. */
  judge: {
    given: [text: string, calicoVersion: string, facts: { readonly [fact: string]: unknown }];
    answer: readonly {
      code: string;
      severity: 'error' | 'warning' | 'information';
      message: string;
      /** `spec.calicoNetwork.bgp`. */
      path: string;
    }[];
  };
  /** How `nonPrivileged: Enabled` stands at a version, whatever else the spec says. */
  mode: {
    given: [calicoVersion: string];
    answer: {
      mode: 'on' | 'on-but-doubtful' | 'known-broken' | 'withdrawn' | 'ignored-value';
      /** Sentences. */
      reasons: readonly string[];
      /** The rule that says so; empty where none speaks against it. */
      code: string;
      /** Architectures of nodes on which it does not work although the release has it, and why. */
      brokenOn: readonly { architecture: string; reason: string }[];
    };
  };
  /** What calico-node runs with when the mode is on; undefined where no release of that version renders it. */
  rendering: {
    given: [calicoVersion: string];
    answer:
      | {
          runAsUser: number;
          runAsNonRoot: boolean | undefined;
          capabilities: { add: readonly string[]; drop: readonly string[] };
          initContainer: { name: string };
        }
      | undefined;
  };
  /** The rules that a message of the operator leads to, the most specific first. */
  codesOfMessage: { given: [message: string]; answer: readonly string[] };
}

/** One of the questions, with what it takes. */
export type CalicoFactsParams<Question extends keyof CalicoFactsQuestions = keyof CalicoFactsQuestions> = {
  [Asked in Question]: { question: Asked; arguments: CalicoFactsQuestions[Asked]['given'] };
}[Question];

export type CalicoFactsAnswer<Question extends keyof CalicoFactsQuestions = keyof CalicoFactsQuestions> =
  CalicoFactsQuestions[Question]['answer'];

/** The value of a YAML text as the API server reads it; of several documents the first. */
export const readObject = request<ReadObjectParams, ReadObjectResult>('calicoInstallation/readObject');

export interface ReadObjectParams {
  text: string;
  /** It comes from a cluster, where what looks like a template is text like any other. */
  literal?: boolean;
}

export interface ReadObjectResult {
  /** Null where there is nothing that could be read. */
  value: unknown;
  /** What is wrong with the text as YAML, in words. */
  problems: readonly string[];
}

/**
 * Where fields of an object of any kind stand in a text. One for each field, null where there is none; `exact` is
 * false where the key of the nearest written parent stands for it. A value of several lines is where its key is.
 */
export const fieldPlaces = request<
  FieldPlacesParams,
  ({ key: Range; value: Range; exact: boolean } | null)[]
>('calicoInstallation/fieldPlaces');

export interface FieldPlacesParams {
  text: string;
  /** As the API server names them: `spec.calicoNetwork.ipPools[0].cidr`, `metadata.labels[a/b]`. */
  fields: string[];
  /** Of a List, the item of this name. */
  name?: string;
}

/** The edits that set or remove fields of the first document of a text; none where it cannot be done, or is so already. */
export const editObject = request<EditObjectParams, { edits: TextEdit[] }>('calicoInstallation/editObject');

export interface EditObjectParams {
  text: string;
  /** Without a value the field is taken out. */
  changes: { path: readonly (string | number)[]; value?: unknown }[];
}
