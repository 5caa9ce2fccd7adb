import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the process small; imported for that, before all else. Left alone, V8 lets garbage grow to several times of
 * what lives here and compiles for endurance what runs a few times, since it takes a program for a busy server; ours
 * rests between keystrokes. All of these flags are read anew when they matter. Not in Electron, which may have sealed
 * its flags; its client can give them on the command line.
 */
const ours = !process.versions.electron;
if (ours) {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
  // Newer ones count calls instead, and complain of the flag on standard error.
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=4000000');
  setFlagsFromString('--optimize-for-size');
}

/** In characters; about 2,500 lines, and 50,000. */
const LARGE = 64 * 1024;
const HUGE = 1024 * 1024;

/**
 * Told of each text that is opened. What is kept of a large one is large, and to look through it for garbage at every
 * second keystroke would be felt; so from then on there is room for garbage, as V8 has it by itself. Each state of a
 * huge one is garbage of megabytes at the next keystroke: that goes whole, at the keystroke, which takes longer anyway,
 * and not bit by bit while somebody waits for a hover.
 */
export function makeRoomFor(length: number): void {
  if (!ours || length < LARGE) return;
  setFlagsFromString('--semi-space-growth-factor=2');
  setFlagsFromString('--heap-growing-percent=100');
  if (length > HUGE) setFlagsFromString('--gc-global');
}
