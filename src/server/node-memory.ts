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
  compileAfter(4_000_000);
  setFlagsFromString('--optimize-for-size');
}

/** How much of a function runs before it is compiled. Newer V8 count calls instead, and complain of the flag. */
function compileAfter(budget: number): void {
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString(`--interrupt-budget=${budget}`);
}

/** In characters; about 250 lines, 2,500, and 50,000. */
const NOT_SMALL = 8 * 1024;
const LARGE = 64 * 1024;
const HUGE = 1024 * 1024;

/**
 * Told of each text that is opened. One that is not small keeps the server at work for longer at each key, and compiled
 * code is worth its memory then: a third less time for 600 lines, for 10 MiB. What is kept of a large one is large, and
 * to look through it for garbage at every second keystroke would be felt; so from then on there is room for garbage, as
 * V8 has it by itself. Each state of a huge one is garbage of megabytes at the next keystroke: that goes whole, at the
 * keystroke, which takes longer anyway, and not bit by bit while somebody waits for a hover.
 */
export function makeRoomFor(length: number): void {
  if (!ours || length < NOT_SMALL) return;
  compileAfter(500_000);
  setFlagsFromString('--no-optimize-for-size');
  if (length < LARGE) return;
  setFlagsFromString('--semi-space-growth-factor=2');
  setFlagsFromString('--heap-growing-percent=100');
  if (length > HUGE) setFlagsFromString('--gc-global');
}
