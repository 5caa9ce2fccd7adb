import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the process small; imported for that, before all else. Left alone, V8 lets garbage grow to several times of
 * what lives here and compiles for endurance what runs a few times, since it takes a program for a busy server; ours
 * rests between keystrokes. All of these flags are read anew when they matter. Not in Electron, which may have sealed
 * its flags; its client can give them on the command line.
 */
if (!process.versions.electron) {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--interrupt-budget=4000000');
  setFlagsFromString('--optimize-for-size');
}
