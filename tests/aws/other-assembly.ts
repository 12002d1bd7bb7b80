import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { RekindleStack } from '../../lib/rekindle-stack.ts';
import { stackName } from '../../lib/stack-name.ts';
import { contextOfCdkJson } from '../../lib/synthesize.ts';

/** The stack as it is deployed a second time: another profile, and somebody who is told of alarms. */
export function otherAssembly(): string {
  const outdir = mkdtempSync(join(tmpdir(), 'rekindle-aws-'));
  const app = new App({
    outdir,
    context: contextOfCdkJson(),
    builtinCloudFormationValidation: false,
    analyticsReporting: false,
  });
  new RekindleStack(app, stackName, {
    replyDomain: 'reply.rekindle.example',
    profile: 'small',
    warehouse: true,
    alarmEmail: 'ops@mirai-zaiko.example',
  });
  app.synth();
  return outdir;
}
