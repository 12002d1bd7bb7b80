import { join } from 'node:path';
import { bundleDirectory } from './build-functions.ts';

/** Where the built console is: beside the function that publishes it, with which it is deployed. */
export const consoleDirectory = join(bundleDirectory, 'publish-console', 'console');
