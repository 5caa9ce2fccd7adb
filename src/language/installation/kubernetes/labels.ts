const NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/**
 * What Kubernetes has against a label key, taint key or extended resource name (apimachinery `IsQualifiedName`), in
 * words that follow the key; undefined for nothing.
 */
export function qualifiedNameFault(key: string): string | undefined {
  const parts = key.split('/');
  if (parts.length > 2) return 'has more than one slash';
  const name = parts.at(-1)!;
  if (parts.length === 2) {
    const prefix = parts[0]!;
    if (prefix === '') return 'has nothing before its slash';
    if (prefix.length > 253) return 'has a prefix of more than 253 characters';
    if (!SUBDOMAIN.test(prefix)) return 'has a prefix that is not a DNS name in lower case';
  }
  if (name === '') return parts.length === 2 ? 'has nothing after its slash' : 'is empty';
  if (name.length > 63) return 'has a name of more than 63 characters';
  return NAME.test(name)
    ? undefined
    : "may hold only letters, digits, '-', '_' and '.', and must start and end with a letter or digit";
}

/** The same of a label's value (apimachinery `IsValidLabelValue`); an empty one is fine. */
export function labelValueFault(value: string): string | undefined {
  if (value === '') return undefined;
  if (value.length > 63) return 'has more than 63 characters';
  return NAME.test(value)
    ? undefined
    : "may hold only letters, digits, '-', '_' and '.', and must start and end with a letter or digit";
}
