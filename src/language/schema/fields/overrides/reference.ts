/** The reference page of the operator's API; types have anchors there, in small letters. */
export function reference(type: string): string {
  return `https://docs.tigera.io/calico/latest/reference/installation/api#${type.toLowerCase()}`;
}
