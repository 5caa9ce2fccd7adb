export { type Hints, isSameHints } from '../documents/read.ts';
