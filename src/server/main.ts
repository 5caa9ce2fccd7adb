/** The language server's entry for Node: `node dist/server.js --stdio`, or over IPC from the extension. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { keepMemorySmall } from './node-memory.ts';
import { startServer } from './server.ts';

keepMemorySmall();
startServer(createConnection(ProposedFeatures.all));
