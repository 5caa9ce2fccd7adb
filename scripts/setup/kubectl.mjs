import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aptInstall, aptUpdate, canUseApt, Missing, run, which } from './run.mjs';

/** The path of kubectl; installed with apt where that is possible. */
export async function findKubectl() {
  const found = which('kubectl');
  if (found) return found;
  if (canUseApt()) {
    console.log('Installing kubectl (apt-get install kubernetes-client)');
    try {
      await aptInstall('kubernetes-client');
    } catch (error) {
      throw new Missing(`kubectl is missing, and apt-get could not install it.\n${error.message}`);
    }
    const installed = which('kubectl');
    if (installed) return installed;
  }
  throw new Missing(
    'kubectl is missing. Install it (on Debian: `sudo apt-get install kubernetes-client`; everywhere: ' +
      'https://kubernetes.io/docs/tasks/tools/) so that it is on the PATH.',
  );
}

/**
 * The kubectl of the Debian package, which is old, unpacked under `hosts` beside whatever is installed; undefined
 * where apt cannot give it. The cluster tests run with both.
 */
export async function findDebianKubectl(hosts) {
  const folder = path.join(hosts, 'kubectl-debian');
  const program = path.join(folder, 'usr/bin/kubectl');
  if (which(program)) return program;
  if (!canUseApt()) return undefined;
  console.log('Unpacking the kubectl of Debian (apt-get download kubernetes-client)');
  const scratch = mkdtempSync(path.join(tmpdir(), 'calico-kubectl-'));
  try {
    await aptUpdate();
    await run('apt-get', ['download', 'kubernetes-client'], { cwd: scratch });
    mkdirSync(folder, { recursive: true });
    const [archive] = readdirSync(scratch);
    await run('dpkg-deb', ['--extract', path.join(scratch, archive), folder]);
    return which(program);
  } catch {
    // A second kubectl is a gain where it is to be had, and no loss where it is not.
    return undefined;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
