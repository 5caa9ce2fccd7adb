import { readdirSync, readFileSync } from 'node:fs';
import { until } from './window.ts';

/** The number of the window's language server, once there is one besides those that are passed over; Linux only. */
export async function serverProcess(...passedOver: number[]): Promise<number> {
  let found: number | undefined;
  await until(() => {
    found = readdirSync('/proc')
      .map(Number)
      .find((pid) => pid > 0 && !passedOver.includes(pid) && isServer(pid));
    return found !== undefined;
  });
  return found!;
}

/** False when it has ended. */
export function isServer(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const isOurs = Number(stat[1]) === process.pid && stat[0] !== 'Z';
    return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dist/server.js');
  } catch {
    return false;
  }
}
