#!/usr/bin/env node
// `npx rekindle ...`: the command line by its name, also where a shell takes the `--` of `npm run rekindle --` for itself.
import { fileURLToPath } from 'node:url';

process.argv.splice(2, 0, fileURLToPath(new URL('../cli/rekindle.ts', import.meta.url)));
await import('./run.mjs');
