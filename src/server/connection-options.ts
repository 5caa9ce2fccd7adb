import { type ConnectionOptions, LSPErrorCodes } from 'vscode-languageserver';
import { wellFormed } from './malformed.ts';

/** A question that is taken back before its turn has come is not worked on, nor is one that is none. */
export const CONNECTION_OPTIONS: ConnectionOptions = {
  connectionStrategy: {
    cancelUndispatched: (message) => ({
      jsonrpc: message.jsonrpc,
      // The library puts the question's own in its place.
      id: null,
      error: { code: LSPErrorCodes.RequestCancelled, message: 'Cancelled before it was looked at.' },
    }),
  },
  messageStrategy: wellFormed,
};
