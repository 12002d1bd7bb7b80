import { App } from 'aws-cdk-lib';
import { buildFunctions } from '../lib/build-functions.ts';
import { RekindleStack } from '../lib/rekindle-stack.ts';

const app = new App();
const optional = (name: string): string | undefined => {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

await buildFunctions();
new RekindleStack(app, 'Rekindle', {
  env: { account: process.env['CDK_DEFAULT_ACCOUNT'], region: optional('region') ?? 'ap-northeast-1' },
  senderDomain: optional('senderDomain'),
  trackingDomain: optional('trackingDomain'),
  replyDomain: optional('replyDomain'),
  alarmEmail: optional('alarmEmail'),
});
