import { publishConsole } from '../../app/kernel/publish-console.ts';
import { bundledFiles } from '../../platform/bundled-files.ts';
import { customResource } from '../../platform/custom-resource.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { openObjectStore } from '../../platform/object-store.ts';
import { configSchema } from './config.ts';

const config = loadConfig(configSchema);

export const handler = customResource(
  publishConsole({
    objects: openObjectStore(() => new Date()),
    bucket: config.CONSOLE_BUCKET,
    files: bundledFiles('console'),
  }),
);
