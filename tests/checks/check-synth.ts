import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { buildConsole } from '../../lib/build-console.ts';
import { buildFunctions } from '../../lib/build-functions.ts';
import { deploymentConfigSchema, type DeploymentConfigInput } from '../../lib/config/deployment-config.ts';
import { RekindleStack } from '../../lib/rekindle-stack.ts';
import { contextOfCdkJson } from '../../lib/synthesize.ts';

const secret = (name: string): string =>
  `arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:${name}-AbCdEf`;
const links = {
  domain: 'go.example.co.jp',
  certificateArn: 'arn:aws:acm:ap-northeast-1:123456789012:certificate/1234abcd-12ab',
};

/** The configurations that make different resources: each value absent and given, alone and with others. */
const samples: Readonly<Record<string, DeploymentConfigInput>> = {
  Nothing: {},
  NoConsole: { console: false },
  Warehouse: { warehouse: true },
  Small: { senderDomain: 'example.com', alarmEmail: 'alarms@example.com', profile: 'small' },
  Tenant: { senderDomain: 'example.com', sending: { tenant: 'group-sales' } },
  ReplyBelow: { senderDomain: 'example.com', replyDomain: 'reply.example.com', links },
  ReplyElsewhere: { senderDomain: 'news.example.com', replyDomain: 'reply.example.com', profile: 'large' },
  Everything: {
    senderDomain: 'news.example.com',
    trackingDomain: 'click.news.example.com',
    replyDomain: 'reply.example.com',
    alarmEmail: 'alarms@example.com',
    profile: 'large',
    protectTables: true,
    warehouse: { contacts: true },
    links,
    console: {
      domain: 'console.example.co.jp',
      certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab',
      signInPrefix: 'rekindle-example',
    },
    adopt: {
      customersTable: 'Rekindle-Customers',
      timelineTable: 'Rekindle-Timeline',
      keyArn: secret('Key'),
      webhookSecretsArn: secret('Webhooks'),
      documentsBucket: 'rekindle-documents',
      filesBucket: 'rekindle-files',
      repliesBucket: 'rekindle-replies',
      warehouseBucket: 'rekindle-warehouse',
    },
  },
};

/** Synthesises as strictly as can be: CloudFormation's own rules as errors, and AWS Solutions by cdk-nag. */
await Promise.all([buildFunctions(), buildConsole()]);
const outdir = mkdtempSync(join(tmpdir(), 'rekindle-synth-'));
process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
const app = new App({
  outdir,
  context: { ...contextOfCdkJson(), '@aws-cdk/core:validateAgainstDefaultRules': true },
  builtinCloudFormationValidation: true,
});
for (const [name, sample] of Object.entries(samples)) {
  const { region, ...config } = deploymentConfigSchema.parse(sample);
  new RekindleStack(app, name, { env: { region }, ...config, stackName: name });
}
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
