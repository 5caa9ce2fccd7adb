import { aptInstall, canUseApt, Missing, which } from './setup-run.mjs';

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
