/** A server that can nothing but end with its client; `thread` among the arguments: as where there is no shell. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { endWith, endWithByThread, followParent } from '../../../src/server/parent-watch.ts';

const watch = process.argv.includes('thread') ? endWithByThread : endWith;
createConnection(ProposedFeatures.all, { messageStrategy: followParent(watch) }).listen();
