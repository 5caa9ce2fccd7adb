/**
 * One thing that kubectl can be asked. Flags that a user's kuberc file could change are in `argv` explicitly, and in
 * a spelling that kubectl 1.20 knows as well as the newest. kuberc itself stays in force: it may also hold the
 * user's list of credential plugins that are allowed to run.
 */
export interface ClusterCommand<Input, Output> {
  /** Kebab-case: `get-installation`. */
  readonly id: string;
  readonly effect: 'reads' | 'writes';
  /** `kubeconfig`: answered from the user's files alone. `cluster`: needs a context. */
  readonly scope: 'kubeconfig' | 'cluster';
  /** `file` is the path of the text that `manifest` gave. Context and time limit are not in here. */
  argv(input: Input, file: string): readonly string[];
  /** The text to hand over as a private file, which is gone when kubectl has ended. */
  manifest?(input: Input): string;
  /** Without a time limit, for a command that waits for a person. */
  readonly unhurried?: boolean;
  /** Undefined where the output is not what kubectl should have printed. */
  parse(stdout: string): Output | undefined;
  /** For output of thousands of lines, which is then never held as a whole; `parse` stands for the same. */
  readonly lines?: () => LineReader<Output>;
}

export interface LineReader<Output> {
  take(line: string): void;
  /** Undefined where a line was not what kubectl should have printed. */
  end(): Output | undefined;
}

/** `parse` and `lines` of a command that prints a line for each thing, from what a line says. Empty ones do not count. */
export function byLines<Item>(
  itemOf: (line: string) => Item | undefined,
): Required<Pick<ClusterCommand<never, readonly Item[]>, 'parse' | 'lines'>> {
  const lines = (): LineReader<readonly Item[]> => {
    const items: Item[] = [];
    let isSound = true;
    return {
      take(line) {
        if (line === '') return;
        const item = itemOf(line);
        if (item === undefined) isSound = false;
        else items.push(item);
      },
      end: () => (isSound ? items : undefined),
    };
  };
  return {
    lines,
    parse(stdout) {
      const reader = lines();
      for (const line of stdout.split('\n')) reader.take(line);
      return reader.end();
    },
  };
}

/** Of a line of a Go template, which has these words where an object lacks something. */
export function columnsOf(line: string): string[] {
  return line.split('\t').map((column) => (column === '<no value>' ? '' : column));
}

/** A watch: kubectl prints what is there, and goes on with what changes until it is ended or the server ends it. */
export interface WatchCommand<Input> {
  readonly id: string;
  /** Where nothing is printed in time, the server does not answer: there is always something to print. */
  readonly neverEmpty: boolean;
  argv(input: Input): readonly string[];
}

/**
 * The full name, since other operators have a kind called Installation too. With the version: without one kubectl
 * first takes `operator` for it, finds nothing, and asks the server for all its kinds again at every call.
 */
export const INSTALLATIONS = 'installations.v1.operator.tigera.io';

export const TIGERA_STATUSES = 'tigerastatuses.v1.operator.tigera.io';

/** One object as kubectl takes it. A name is never an argument of its own, which kubectl could take for a flag. */
export function installationArgument(name: string): string {
  return `${INSTALLATIONS}/${name}`;
}
