/** The texts that the language server got stuck with, so that it does not get stuck with them for ever. */
export interface StuckFiles {
  /** The server got stuck with a text and is started anew; what is said of it, with the name that the text has. */
  stuck(uri: string, name: string): string;
  /** True where the server must not see a text. */
  isLeftAlone(uri: string): boolean;
  /** A text has been edited: false where the server must not see it, `reopen` where it is to see it anew. */
  edited(uri: string): boolean | 'reopen';
  /** It begins from the start when it is opened again. */
  closed(uri: string): void;
}

interface Stuck {
  times: number;
  isLeftAlone: boolean;
}

/** Once may be chance: a completion that nobody asks for again. Twice is the text, three times its next state, too. */
export function createStuckFiles(): StuckFiles {
  const known = new Map<string, Stuck>();
  return {
    stuck(uri, name) {
      const times = (known.get(uri)?.times ?? 0) + 1;
      known.set(uri, { times, isLeftAlone: times > 1 });
      const happened = `The Calico language server did not answer while checking ${name}`;
      if (times === 1) return `${happened} and was restarted.`;
      const until = times === 2 ? 'you edit it' : 'it is closed and opened again';
      return `${happened} again and was restarted. ${name} is not checked until ${until}.`;
    },
    isLeftAlone: (uri) => known.get(uri)?.isLeftAlone ?? false,
    edited(uri) {
      const one = known.get(uri);
      if (!one?.isLeftAlone) return true;
      if (one.times > 2) return false;
      one.isLeftAlone = false;
      return 'reopen';
    },
    closed: (uri) => void known.delete(uri),
  };
}
