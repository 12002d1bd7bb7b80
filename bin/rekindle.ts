import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Annotations, App } from 'aws-cdk-lib';
import { buildConsole } from '../lib/build-console.ts';
import { buildFunctions } from '../lib/build-functions.ts';
import { ConfigError } from '../lib/config/config-error.ts';
import { warningsOf } from '../lib/config/deployment-config.ts';
import { readConfig } from '../lib/config/read-config.ts';
import { zoneOfRegion } from '../lib/config/time-zone.ts';
import { RekindleStack } from '../lib/rekindle-stack.ts';

const app = new App();

/** Before anything is built: what cannot be deployed ends here, in words. */
const { config, notices } = await readConfig({
  folder: join(dirname(fileURLToPath(import.meta.url)), '..'),
  file: process.env['REKINDLE_CONFIG'],
  context: app.node.getAllContext(),
}).catch((error: unknown) => {
  if (!(error instanceof ConfigError)) throw error;
  console.error(`\n${error.message}\n`);
  return process.exit(1);
});
for (const notice of [...notices, ...warningsOf(config)]) console.error(`\n!! ${notice}\n`);

await Promise.all([buildFunctions(), buildConsole()]);
const stack = new RekindleStack(app, 'Rekindle', {
  env: { account: process.env['CDK_DEFAULT_ACCOUNT'], region: config.region },
  ...config,
  timeZone: config.timeZone ?? zoneOfRegion(config.region),
});
for (const [index, warning] of warningsOf(config).entries())
  Annotations.of(stack).addWarningV2(`rekindle:config${index}`, warning);
