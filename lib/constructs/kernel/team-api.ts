import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { segmentRoutes } from '../../../contract/audience.ts';
import { participantRoutes } from '../../../contract/engagement.ts';
import { handoffRoutes } from '../../../contract/handoffs.ts';
import { importMappingRoutes } from '../../../contract/import-mappings.ts';
import { segmentExportRoutes } from '../../../contract/segment-exports.ts';
import { importRoutes } from '../../../contract/imports.ts';
import { leadRoutes } from '../../../contract/interest.ts';
import { kpiRoutes } from '../../../contract/kpis.ts';
import { alikeRoutes } from '../../../contract/alike.ts';
import { caseRoutes } from '../../../contract/cases.ts';
import { contactChangeRoutes } from '../../../contract/contact-changes.ts';
import { meetingRoutes } from '../../../contract/meetings.ts';
import { mailCheckRoutes } from '../../../contract/mail-checks.ts';
import { mailRoutes } from '../../../contract/mail.ts';
import { ownerRoutes } from '../../../contract/owners.ts';
import { companyRoutes, findingRoutes } from '../../../contract/people.ts';
import { sequenceRoutes } from '../../../contract/saved-sequences.ts';
import { campaignRoutes } from '../../../contract/sequences.ts';
import { monthlyRoutes } from '../../../contract/monthly.ts';
import { auditRoutes, settingsRoutes } from '../../../contract/settings.ts';
import type { KeptBucket } from './kept-bucket.ts';
import { configSchema as importConfig } from '../../../functions/import-records/config.ts';
import { configSchema as campaignsConfig } from '../../../functions/serve-campaigns/config.ts';
import { configSchema as kpisConfig } from '../../../functions/serve-kpis/config.ts';
import { configSchema as leadsConfig } from '../../../functions/serve-leads/config.ts';
import { configSchema as settingsConfig } from '../../../functions/serve-settings/config.ts';
import { addScoringApi } from './scoring-api.ts';
import { ImportWork, importTimeout } from '../imports/import-work.ts';
import { grantMessages, grantValue } from './grants.ts';
import { AppFunction } from './app-function.ts';
import type { MailSending } from '../mail/mail-sending.ts';
import type { CustomerData } from '../people/customer-data.ts';
import type { WebApi } from './web-api.ts';

export interface TeamApiProps {
  readonly data: CustomerData;
  readonly api: WebApi;
  /** Empty where no console is deployed. */
  readonly consoleUrl: string;
  /** The bucket of files that mails offer. */
  readonly documents: KeptBucket;
  readonly audienceQueue: IQueue;
  readonly mails: MailSending;
  readonly replyDomain: string | undefined;
  readonly engagementQueue: IQueue;
  /** Takes who is to be erased. */
  readonly fadingQueue: IQueue;
  readonly alarmTopic: ITopic;
  /** Name of the bucket of imported files that an earlier stack left. */
  readonly adoptFilesBucket: string | undefined;
}

/** What the page and the command line call: files in, segments, campaigns, leads, KPIs. Signed requests only. */
export class TeamApi extends Construct {
  constructor(scope: Construct, id: string, props: TeamApiProps) {
    super(scope, id);
    const { data, api, alarmTopic } = props;
    const work = new ImportWork(this, 'Imports', { alarmTopic, adoptBucket: props.adoptFilesBucket });
    const importer = new AppFunction(this, 'ImportRecords', {
      name: 'import-records',
      configSchema: importConfig,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        ENGAGEMENT_QUEUE_URL: props.engagementQueue.queueUrl,
        MAIL_QUEUE_URL: props.mails.queue.queueUrl,
        ...work.names,
      },
      timeout: importTimeout,
      memoryMegabytes: 1769,
      impact: 'Files cannot be imported, segments not exported.',
      takes: ['messages', 'requests'],
      alarmTopic,
    }).lambda;
    data.grantCustomers(
      importer,
      'BatchGetItem',
      'BatchWriteItem',
      'DeleteItem',
      'GetItem',
      'PutItem',
      'Query',
      'Scan',
      'UpdateItem',
    );
    data.grantTimeline(importer, 'PutItem', 'Query');
    grantValue(importer, data.secret);
    grantMessages(importer, props.engagementQueue);
    grantMessages(importer, props.mails.queue);
    work.giveTo(importer);
    api.addTeamRoutes(importer, { ...importRoutes, ...importMappingRoutes, ...segmentExportRoutes });

    const settings = new AppFunction(this, 'ServeSettings', {
      name: 'serve-settings',
      configSchema: settingsConfig,
      environment: {
        ...data.tableNames,
        AUDIENCE_QUEUE_URL: props.audienceQueue.queueUrl,
        MAIL_QUEUE_URL: props.mails.queue.queueUrl,
        DOCUMENTS_BUCKET: props.documents.bucket.bucketName,
      },
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      impact: 'Settings and salespeople cannot be looked at or changed; sending goes on.',
      takes: ['requests'],
      alarmTopic,
    }).lambda;
    data.grantCustomers(settings, 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem');
    grantMessages(settings, props.audienceQueue);
    grantMessages(settings, props.mails.queue);
    askSes(
      settings,
      'ses:GetEmailIdentity',
      'ses:GetSuppressedDestination',
      'ses:DeleteSuppressedDestination',
    );
    // Whether the documents that letters offer are there.
    props.documents.grantRead(settings);
    api.addTeamRoutes(settings, {
      ...settingsRoutes,
      ...auditRoutes,
      ...ownerRoutes,
      ...mailCheckRoutes,
    });

    const campaigns = new AppFunction(this, 'ServeCampaigns', {
      name: 'serve-campaigns',
      configSchema: campaignsConfig,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        LINK_KEYS_ARN: data.linkKeys.secretArn,
        AUDIENCE_QUEUE_URL: props.audienceQueue.queueUrl,
        MAIL_QUEUE_URL: props.mails.queue.queueUrl,
        ...props.mails.setNames,
        PUBLIC_URL: api.publicUrl,
        REPLY_DOMAIN: props.replyDomain ?? '',
        TENANT_NAME: props.mails.tenantName,
      },
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      impact: 'Campaigns cannot be launched or stopped; sending goes on.',
      takes: ['requests'],
      alarmTopic,
    }).lambda;
    data.grantCustomers(campaigns, 'BatchGetItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem');
    data.grantIndex(campaigns, 'dueIndex');
    grantValue(campaigns, data.secret);
    grantValue(campaigns, data.linkKeys);
    grantMessages(campaigns, props.audienceQueue);
    grantMessages(campaigns, props.mails.queue);
    askSes(campaigns, 'ses:GetAccount', 'ses:GetEmailIdentity', 'ses:GetConfigurationSet');
    if (props.mails.tenantName !== '') askSes(campaigns, 'ses:GetTenant');
    api.addTeamRoutes(campaigns, {
      ...segmentRoutes,
      ...mailRoutes,
      ...campaignRoutes,
      ...sequenceRoutes,
      ...monthlyRoutes,
    });

    const leads = new AppFunction(this, 'ServeLeads', {
      name: 'serve-leads',
      configSchema: leadsConfig,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        LINK_KEYS_ARN: data.linkKeys.secretArn,
        PUBLIC_URL: api.publicUrl,
        AUDIENCE_QUEUE_URL: props.audienceQueue.queueUrl,
        ENGAGEMENT_QUEUE_URL: props.engagementQueue.queueUrl,
      },
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      impact: 'Leads and handoffs cannot be looked at, nor leads taken to call; handing over goes on.',
      takes: ['requests'],
      alarmTopic,
    }).lambda;
    data.grantCustomers(
      leads,
      'BatchGetItem',
      'BatchWriteItem',
      'ConditionCheckItem',
      'DeleteItem',
      'GetItem',
      'PutItem',
      'Query',
      'UpdateItem',
    );
    data.grantIndex(leads, 'leadsIndex');
    data.grantTimeline(leads, 'BatchGetItem', 'PutItem', 'Query');
    grantMessages(leads, props.audienceQueue);
    grantMessages(leads, props.engagementQueue);
    grantValue(leads, data.secret);
    grantValue(leads, data.linkKeys);
    askSes(leads, 'ses:GetSuppressedDestination', 'ses:DeleteSuppressedDestination');
    api.addTeamRoutes(leads, {
      ...leadRoutes,
      ...findingRoutes,
      ...companyRoutes,
      ...alikeRoutes,
      ...contactChangeRoutes,
      ...caseRoutes,
      ...handoffRoutes,
      ...participantRoutes,
    });

    const kpis = new AppFunction(this, 'ServeKpis', {
      name: 'serve-kpis',
      configSchema: kpisConfig,
      environment: { ...data.tableNames, CONSOLE_URL: props.consoleUrl },
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      impact: 'KPIs cannot be looked at; counting goes on.',
      takes: ['requests'],
      alarmTopic,
    }).lambda;
    data.grantCustomers(kpis, 'BatchGetItem', 'GetItem', 'PutItem', 'Query', 'Scan');
    data.grantTimeline(kpis, 'BatchGetItem', 'Query');
    api.addTeamRoutes(kpis, { ...kpiRoutes, ...meetingRoutes });

    addScoringApi(this, props);
  }
}

/** How SES is set up, and whom it sends nothing: no action can be narrowed to what the settings or customers' addresses are one day. */
function askSes(lambda: IFunction, ...actions: readonly string[]): void {
  lambda.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: ['*'] }));
}
