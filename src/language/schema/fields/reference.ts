const PAGE = 'https://docs.tigera.io/calico/latest/reference/installation/api';

/** The reference page of the operator's API at the section of a Go type; the anchors are in small letters. */
export function reference(type: string): string {
  return `${PAGE}#${type.toLowerCase()}`;
}
