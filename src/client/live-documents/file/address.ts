import * as vscode from 'vscode';
import { type LiveAddress, liveAddress, livePath } from '../../../cluster/live/address.ts';

/** Live Installations as files: `calico-installation:/CONTEXT/installation/default.yaml`. */
export const LIVE_SCHEME = 'calico-installation';

export function liveUri(address: LiveAddress): vscode.Uri {
  return vscode.Uri.from({ scheme: LIVE_SCHEME, path: livePath(address) });
}

export function addressOf(uri: vscode.Uri): LiveAddress | undefined {
  return uri.scheme === LIVE_SCHEME ? liveAddress(uri.path) : undefined;
}
