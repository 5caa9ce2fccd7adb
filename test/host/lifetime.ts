/**
 * Ends something with this process, however the process ends: a child that outlived us would hold its port and its
 * files. Returns a function that lifts the arrangement.
 */
export function endWithUs(end: () => void): () => void {
  if (process.listenerCount('SIGTERM') === 0) process.once('SIGTERM', () => process.exit(143));
  process.once('exit', end);
  return () => process.off('exit', end);
}
