import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { buildFunctions } from '../../lib/build-functions.ts';
import { RekindleStack } from '../../lib/rekindle-stack.ts';
import { contextOfCdkJson } from '../../lib/synthesize.ts';

/** Synthesises as strictly as can be: CloudFormation's own rules as errors, and AWS Solutions by cdk-nag. */
await buildFunctions();
const app = new App({
  outdir: mkdtempSync(join(tmpdir(), 'rekindle-synth-')),
  context: { ...contextOfCdkJson(), '@aws-cdk/core:validateAgainstDefaultRules': true },
  builtinCloudFormationValidation: true,
});
new RekindleStack(app, 'Rekindle', {
  env: { region: 'ap-northeast-1' },
  senderDomain: 'example.com',
  alarmEmail: 'alarms@example.com',
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
