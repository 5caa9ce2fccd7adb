/**
 * The editor that kubectl starts (`KUBE_EDITOR`): hands the file to the VS Code window that started kubectl, and
 * waits. Exit code 0: kubectl may go on with what is in the file now; 1: it must not.
 */
import { connect } from 'node:net';
import path from 'node:path';
import { encodeMessage, onMessage, SOCKET, TOKEN } from './wire.ts';

const socket = process.env[SOCKET];
const file = process.argv[2];

if (!socket || !file) {
  console.error('This program is for kubectl, when it is started by the Calico Installation extension.');
  process.exit(1);
}

const connection = connect(socket);
connection.setEncoding('utf8');
connection.once('connect', () => {
  connection.write(encodeMessage({ token: process.env[TOKEN] ?? '', file: path.resolve(file) }));
});
onMessage(connection, ({ proceed }) => process.exit(proceed === true ? 0 : 1));
connection.once('error', (error) => {
  console.error(`The VS Code window that kubectl was to edit in is gone (${error.message}).`);
  console.error('Open a new terminal, or set KUBE_EDITOR to another editor.');
  process.exit(1);
});
connection.once('close', () => process.exit(1));
