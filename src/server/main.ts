/** The language server's entry for Node: `node dist/server.js --stdio`, or over IPC from the extension. */

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { CONNECTION_OPTIONS } from './connection-options.ts';
import { inTurn, wellFormed } from './malformed.ts';
import { makeRoomFor } from './node-memory.ts';
import { endWith, followParent } from './parent-watch.ts';
import { startServer } from './server.ts';
import { nodeFiles } from './workspace/node-files.ts';

startServer(
  createConnection(ProposedFeatures.all, {
    ...CONNECTION_OPTIONS,
    messageStrategy: inTurn(wellFormed, followParent(endWith)),
  }),
  {
    onOpen: makeRoomFor,
    files: nodeFiles,
  },
);
