#!/usr/bin/env node
import { installDependencies } from './setup/dependencies.mjs';
/** `npm run build`: bundles the programs and packs them. */
import { root } from './setup.mjs';

await installDependencies(root);
const { bundle } = await import('./bundle.mjs');
const { pack } = await import('./package.mjs');
await bundle();
process.exitCode = await pack();
