/**
 * Requests of our own between client and server, beside those of LSP. Positions and ranges are LSP's:
 * both from 0, characters in UTF-16 units.
 */

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

/** `calicoInstallation/installationAt`: the Installation under a position, or the file's only one. */
export const INSTALLATION_AT = 'calicoInstallation/installationAt';

export interface InstallationAtParams {
  textDocument: { uri: string };
  position: Position;
}

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
  errors: string[];
}

export type TargetVersionSource = 'comment' | 'setting' | 'cluster' | 'chart' | 'newest';

/** `calicoInstallation/nonPrivilegedEdit`: the edit that enables or removes `spec.nonPrivileged` there. */
export const NON_PRIVILEGED_EDIT = 'calicoInstallation/nonPrivilegedEdit';

export interface NonPrivilegedEditParams {
  textDocument: { uri: string };
  position: Position;
  action: 'enable' | 'remove';
}

/** Edits to apply (none when it is so already), and what the user should know first. */
export interface NonPrivilegedEditResult {
  edits: { range: Range; newText: string }[];
  /** Why the mode will not work here (withdrawn, broken, unsupported), in words; empty when nothing speaks against it. */
  caveats: string[];
  /** All that it takes, where the field alone will not do: to be shown part by part before it is made. */
  plan?: {
    /** `Enable nonPrivileged and set linuxDataplane to Iptables: 2 changes` */
    title: string;
    parts: { label: string; edits: { range: Range; newText: string }[] }[];
  };
}

/** `calicoInstallation/targetVersionEdit`: the edit that makes a comment of the document name this Calico version. */
export const TARGET_VERSION_EDIT = 'calicoInstallation/targetVersionEdit';

export interface TargetVersionEditParams {
  textDocument: { uri: string };
  position: Position;
  /** `3.29.7`. */
  version: string;
}

export interface TargetVersionEditResult {
  edits: { range: Range; newText: string }[];
}

/** `calicoInstallation/releases`, without parameters: the Calico releases known, newest first (`3.32.1`). */
export const RELEASES = 'calicoInstallation/releases';

export type ReleasesResult = string[];

/** `calicoInstallation/ping`, without parameters: null, as a sign that the server is not stuck. */
export const PING = 'calicoInstallation/ping';

/** `calicoInstallation/page`: what is to be said about a rule, by its id, which is the code of its findings. */
export const PAGE = 'calicoInstallation/page';

export interface PageParams {
  id: string;
}

export interface PageResult {
  markdown: string;
}

/** `calicoInstallation/effective`: the Installation there with the operator's defaults filled in. */
export const EFFECTIVE = 'calicoInstallation/effective';

export interface EffectiveParams {
  textDocument: { uri: string };
  position: Position;
}

export interface EffectiveResult {
  /** `metadata.name`, or `default` when the source has none. */
  name: string;
  targetVersion: string;
  /** YAML; every value that nobody wrote has the comment `# default`. */
  text: string;
  /** The same object without what was filled in: the left side of a diff. */
  written: string;
  /** What was taken to hold of the cluster, in sentences. */
  assumptions: string[];
}

/** `calicoInstallation/compareVersions`: what changes for the Installation there between two Calico releases. */
export const COMPARE_VERSIONS = 'calicoInstallation/compareVersions';

export interface CompareVersionsParams {
  textDocument: { uri: string };
  position: Position;
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

/** `calicoInstallation/nonPrivileged`: how the mode stands for the Installation there, and all that goes with it. */
export const NON_PRIVILEGED = 'calicoInstallation/nonPrivileged';

export interface NonPrivilegedParams {
  textDocument: { uri: string };
  position: Position;
}

export interface NonPrivilegedResult {
  markdown: string;
}

/** `calicoInstallation/status`: what a status item tells of a document; null where it holds no Installation. */
export const STATUS = 'calicoInstallation/status';

export interface StatusParams {
  textDocument: { uri: string };
  /** The cursor, where one is known: of several Installations the one under it is told of. */
  position?: Position;
}

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

/** `calicoInstallation/knowledge`: a question of the cluster layer (`CalicoKnowledge`); null for no answer. */
export const KNOWLEDGE = 'calicoInstallation/knowledge';

export interface KnowledgeParams {
  question: 'releaseOfOperator' | 'judge' | 'mode' | 'rendering' | 'codesOfMessage';
  arguments: readonly unknown[];
}

/**
 * `calicoInstallation/cluster`, a notification: what the client knows of a cluster, or null when it no longer follows
 * one. Each replaces the one before it of the same address.
 */
export const CLUSTER = 'calicoInstallation/cluster';

export interface ClusterParams {
  /** The document that it is for: a live object, whose cluster says the version whatever the text and the settings
   * say. All others when absent; there a comment and the setting come before the cluster's version. */
  uri?: string;
  cluster: KnownCluster | null;
}

export interface KnownCluster {
  context: string;
  /** `3.29.7`; empty where nothing has told. */
  calicoVersion: string;
  /** What a verdict hangs on beyond the text, in the form of `--cluster-facts`; what is not said is assumed. */
  facts?: { readonly [fact: string]: unknown };
  /** The cluster's own definition of the Installation, which decides on the structure in place of ours. */
  crd?: KnownCrd;
}

export interface KnownCrd {
  /** Tells one state of the definition from another. */
  hash: string;
  /** The OpenAPI v3 schema of the version `v1`, as the CustomResourceDefinition has it. */
  schema: unknown;
}

/** `calicoInstallation/readObject`: the value of a YAML text as the API server reads it; of several documents the first. */
export const READ_OBJECT = 'calicoInstallation/readObject';

export interface ReadObjectParams {
  text: string;
  /** It comes from a cluster, where what looks like a template is text like any other. */
  literal?: boolean;
}

export interface ReadObjectResult {
  /** Null where there is nothing that could be read. */
  value: unknown;
  /** What is wrong with the text as YAML, in words. */
  problems: string[];
}

/** `calicoInstallation/fieldPlaces`: where fields of an object of any kind stand in a text. */
export const FIELD_PLACES = 'calicoInstallation/fieldPlaces';

export interface FieldPlacesParams {
  text: string;
  /** As the API server names them: `spec.calicoNetwork.ipPools[0].cidr`, `metadata.labels[a/b]`. */
  fields: string[];
  /** Of a List, the item of this name. */
  name?: string;
}

/**
 * One for each field, null where there is none; `exact` is false where the key of the nearest written parent stands
 * for it. A value of several lines is where its key is.
 */
export type FieldPlacesResult = ({ key: Range; value: Range; exact: boolean } | null)[];

/** `calicoInstallation/editObject`: the edits that set or remove fields of the first document of a text. */
export const EDIT_OBJECT = 'calicoInstallation/editObject';

export interface EditObjectParams {
  text: string;
  /** Without a value the field is taken out. */
  changes: { path: (string | number)[]; value?: unknown }[];
}

/** None where it cannot be done, or is so already. */
export interface EditObjectResult {
  edits: { range: Range; newText: string }[];
}

/** The commands that lenses call where `clientCommands` says that they exist; arguments: uri, position. */
export const LENS_COMMANDS = {
  target: 'calicoInstallation.setTargetVersion',
  compatibility: 'calicoInstallation.compareVersions',
  mode: 'calicoInstallation.explainNonPrivileged',
  apply: 'calicoInstallation.applyInstallation',
  diff: 'calicoInstallation.diffWithCluster',
  'check-cluster': 'calicoInstallation.checkCluster',
} as const;

/** `calicoInstallation/syntaxDiagnostics`, a notification: who reports the YAML's own faults has changed. */
export const SYNTAX_DIAGNOSTICS = 'calicoInstallation/syntaxDiagnostics';

export interface SyntaxDiagnosticsParams {
  enabled: boolean;
}

/** `initializationOptions`; a client may leave each of them out. */
export interface InitializationOptions {
  /** What the address of a rule's page starts with; its id follows. Without it codes are no links. */
  rulePageBase?: string;
  /** The client has the commands of `LENS_COMMANDS`. Without it lenses only tell. */
  clientCommands?: boolean;
  /** The client's own command that opens the list of completions, to choose a value right behind its key. */
  suggestCommand?: string;
  /**
   * `push`: diagnostics are published although the client could ask for them (VS Code asks with a delay). Otherwise a
   * client that can ask is not told unasked.
   */
  diagnostics?: 'push';
  /** False where another extension reports what is wrong with the YAML itself; see `SYNTAX_DIAGNOSTICS`. */
  syntaxDiagnostics?: boolean;
  /** Nobody else gives YAML files an outline, folding, selection and links, so we do. */
  ownStructure?: boolean;
}
