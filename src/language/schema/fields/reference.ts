const PAGE = 'https://docs.tigera.io/calico/latest/reference/installation/api';

/** The reference page of the API at the section of a type, which is the type's Go name in small letters. */
export function reference(type: string): string {
  return `${PAGE}#${type}`;
}
