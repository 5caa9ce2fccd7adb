/** What a change has done. */
export const DONE_WORDS = {
  enable: 'non-privileged mode enabled',
  disable: 'non-privileged mode disabled',
  remove: 'nonPrivileged removed',
} as const;

/** `on 24 Nov 2026, 13:05` */
export function timeInWords(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return `on ${time.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}`;
}
