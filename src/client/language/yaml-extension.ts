/**
 * Living with Red Hat's YAML extension, without VS Code: what it is told about our documents.
 *
 * It asks contributors for a schema per file, not per document. A contributor with a label (a regular expression) is
 * the only one asked where the label is found in the text, so ours goes before Kubernetes Tools', which has none. Our
 * schema then says nothing of Installations, and of other documents what the others would have said.
 */

/** What the extension exports, as far as we use it. */
export interface YamlExtension {
  registerContributor(
    schema: string,
    requestSchema: (resource: string) => string | undefined,
    requestSchemaContent: (uri: string) => Promise<string> | string,
    label?: string,
  ): boolean;
}

/** What the client knows of a file. */
export interface YamlHost {
  /** The text of a file that is open. */
  textOf(resource: string): string | undefined;
  /** False where both shall speak of our documents: the setting `coexistence` is `both`. */
  isSilenced(resource: string): boolean;
  /** Addresses of the schemas that the user's settings give the file; see `configuredSchemas`. */
  configuredSchemas(resource: string): readonly string[];
}

export const CONTRIBUTOR = 'calico-installation';

/**
 * A text with a document that is an Installation, and not one with an Installation in a patch or a scalar, whose own
 * schema stays. The colon is in disguise: a label with one would be taken for a key and its value.
 */
export const LABEL =
  '^(?=[^]*operator[.]tigera[.]io/)[^]*(^|\\n)(kind|[ \\t{]*"kind")[ \\t]*\\x3a[ \\t]*["\']?Installation(List)?\\b';

const HAS_LABEL = new RegExp(LABEL);
const PREFIX = `${CONTRIBUTOR}://schema/`;

/** Hands the extension our schema. False where it has one of ours already, or is of another make. */
export function contributeSchema(extension: YamlExtension, host: YamlHost): boolean {
  if (typeof extension?.registerContributor !== 'function') return false;
  return extension.registerContributor(
    CONTRIBUTOR,
    // Asked for every file, its label notwithstanding; an answer would take the file's own schemas from it.
    (resource) =>
      HAS_LABEL.test(host.textOf(resource) ?? '') ? PREFIX + encodeURIComponent(resource) : undefined,
    (uri) => {
      const resource = decodeURIComponent(uri.slice(PREFIX.length));
      const contributed = contributedSchemas(extension, resource);
      const others = contributed.length > 0 ? contributed : host.configuredSchemas(resource);
      return JSON.stringify(schemaBeside(others, host.isSilenced(resource)));
    },
    LABEL,
  );
}

/** A schema that passes and explains nothing of an Installation, and leaves other documents to the schemas named. */
export function schemaBeside(others: readonly string[], isSilenced: boolean): object {
  const theirs = others.length > 0 ? { allOf: others.map(($ref) => ({ $ref })) } : {};
  if (!isSilenced) return theirs;
  return {
    if: {
      type: 'object',
      required: ['apiVersion', 'kind'],
      properties: {
        apiVersion: { type: 'string', pattern: '^operator\\.tigera\\.io/' },
        // Values in a list would be offered and explained.
        kind: { type: 'string', pattern: '^Installation(List)?$' },
      },
    },
    else: theirs,
  };
}

/** What the other contributors say of a file. The extension keeps them in a field that it does not document. */
export function contributedSchemas(extension: YamlExtension, resource: string): string[] {
  const kept = (extension as unknown as Record<string, unknown>)._customSchemaContributors;
  if (kept === null || typeof kept !== 'object') return [];
  return Object.entries(kept as Record<string, Partial<YamlContributor>>).flatMap(([name, contributor]) => {
    if (name === CONTRIBUTOR || typeof contributor?.requestSchema !== 'function') return [];
    try {
      return contributor.requestSchema(resource) ?? [];
    } catch {
      return [];
    }
  });
}

interface YamlContributor {
  requestSchema(resource: string): string | undefined;
}

/** The version that the extension takes where `yaml.kubernetesVersion` names none. */
const KUBERNETES = 'v1.34.1';

/**
 * The addresses in the setting `yaml.schemas` (schema to patterns) whose patterns fit a file, as `isMatch` tells; the
 * word `kubernetes` stands for the schema of all its kinds.
 */
export function configuredSchemas(
  schemas: unknown,
  isMatch: (pattern: string) => boolean,
  kubernetesVersion = KUBERNETES,
): string[] {
  if (schemas === null || typeof schemas !== 'object') return [];
  return Object.entries(schemas).flatMap(([schema, patterns]) => {
    const list = (Array.isArray(patterns) ? patterns : [patterns]).filter((one) => typeof one === 'string');
    const isExcluded = list.some((one) => one.startsWith('!') && isMatch(one.slice(1)));
    if (isExcluded || !list.some((one) => !one.startsWith('!') && isMatch(one))) return [];
    if (schema.trim().toLowerCase() !== 'kubernetes') return [schema];
    const folder = 'https://raw.githubusercontent.com/yannh/kubernetes-json-schema/master';
    return [`${folder}/${kubernetesVersion}-standalone-strict/all.json`];
  });
}

export type Coexistence = 'auto' | 'ours' | 'both';

export interface Shares {
  /** Red Hat's extension says nothing of our documents. */
  readonly isSilenced: boolean;
  /** We report what is wrong with the YAML itself. */
  readonly syntax: boolean;
  /** We give YAML files an outline, folding, selection and links. */
  readonly structure: boolean;
}

/**
 * Who does what. `auto`: Red Hat's extension, where it is active, does for YAML what it always does, and nothing for
 * our documents beyond that. `ours`: we do all for them, as if it were not there. `both`: it goes on as without us.
 */
export function sharesOf(coexistence: Coexistence, isYamlActive: boolean): Shares {
  const isAlone = coexistence === 'ours' || !isYamlActive;
  return { isSilenced: coexistence !== 'both', syntax: isAlone, structure: isAlone };
}
