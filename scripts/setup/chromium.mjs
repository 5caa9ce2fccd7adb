import { aptInstall, canUseApt, Missing, which } from './run.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of a Chromium, Chrome or Edge; installed with apt where that is possible. */
export async function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    const found = which(asked);
    if (found) return found;
    throw new Missing(`CHROMIUM_PATH names ${asked}, and that is no program.`);
  }
  const found = which(...NAMES);
  if (found) return found;
  if (canUseApt()) {
    console.log('Installing Chromium (apt-get install chromium)');
    try {
      await aptInstall('chromium');
    } catch (error) {
      throw new Missing(`Chromium is missing, and apt-get could not install it.\n${error.message}`);
    }
    const installed = which(...NAMES);
    if (installed) return installed;
  }
  throw new Missing(
    'Chromium, Chrome or Edge is missing. Install one (on Debian: `sudo apt-get install chromium`), ' +
      'or name its program in the environment variable CHROMIUM_PATH.',
  );
}
