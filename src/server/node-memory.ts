import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the process small. Left alone, V8 lets garbage grow to several times of what lives here, since it takes a
 * program for a busy server; ours rests between keystrokes. Both flags are read anew with each collection. Not in
 * Electron, which may have sealed its flags; its client gives them on the command line.
 */
export function keepMemorySmall(): void {
  if (process.versions.electron) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=50');
}
