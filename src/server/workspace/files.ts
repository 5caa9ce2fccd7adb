/** The files of a machine, as far as the server looks at them. Paths are absolute, with `/` between the steps. */
export interface Files {
  /** Undefined for what is no file of this machine. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
  /** The YAML files below a folder, those nearest to it first; folders of packages and of tools are passed over. */
  below(root: string, signal: AbortSignal): AsyncIterable<string>;
  /** The YAML files of one folder. */
  in(folder: string): Promise<string[]>;
  /** Undefined for what is not there, is no text, or is longer than any manifest that one writes. */
  read(path: string): Promise<string | undefined>;
}

/** Names of the files that are looked at. */
export const IS_YAML = /\.ya?ml$|^Kustomization$/;

/** The same as patterns of file watchers. */
export const YAML_GLOBS: readonly string[] = ['**/*.{yaml,yml}', '**/Kustomization'];
