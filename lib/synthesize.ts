import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { buildConsole } from './build-console.ts';
import { buildFunctions } from './build-functions.ts';
import { RekindleStack } from './rekindle-stack.ts';
import { stackName } from './stack-name.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Feature flags and defaults of cdk.json, which only the CDK command line reads by itself. */
export function contextOfCdkJson(): Record<string, unknown> {
  const { context }: { context: Record<string, unknown> } = JSON.parse(
    readFileSync(join(root, 'cdk.json'), 'utf8'),
  );
  return context;
}

/**
 * Builds the functions and the console, and synthesises the stack in this process, as `cdk synth` would but without the slow validation.
 * @param warehouse whether the lines for a warehouse are in it, of which no page shows anything
 * @returns the folder of the cloud assembly
 */
export async function synthesize(outdir: string, { warehouse = true } = {}): Promise<string> {
  await Promise.all([buildFunctions(), buildConsole()]);
  const app = new App({
    outdir,
    context: contextOfCdkJson(),
    builtinCloudFormationValidation: false,
    analyticsReporting: false,
  });
  new RekindleStack(app, stackName, {
    replyDomain: 'reply.rekindle.example',
    profile: 'large',
    warehouse,
  });
  app.synth();
  return outdir;
}
