import { Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { needsReplyIdentity, type DeploymentConfig } from './config/deployment-config.ts';
import { AudienceSelection } from './constructs/sequences/audience-selection.ts';
import { ChatNotices } from './constructs/handoffs/chat-notices.ts';
import { CustomerData } from './constructs/people/customer-data.ts';
import { EngagementRecording } from './constructs/engagement/engagement-recording.ts';
import { Handoffs } from './constructs/handoffs/handoffs.ts';
import { Warehouse } from './constructs/kpis/warehouse.ts';
import { KpiCounting } from './constructs/kpis/kpi-counting.ts';
import { MailSending } from './constructs/mail/mail-sending.ts';
import { ReplyReceiving } from './constructs/mail/reply-receiving.ts';
import { stateProfile } from './constructs/kernel/concurrency.ts';
import { stateTimeZone } from './constructs/kernel/nightly.ts';
import { Operations } from './constructs/kernel/operations.ts';
import { TeamApi } from './constructs/kernel/team-api.ts';
import { TraceFading } from './constructs/privacy/trace-fading.ts';
import { WebConsole } from './constructs/console/web-console.ts';
import { WebApi } from './constructs/kernel/web-api.ts';
import { WeeklyReview } from './constructs/handoffs/weekly-review.ts';

/** The values of the configuration file, each of which may be left out; the region stands in `env`. */
export type RekindleStackProps = StackProps & Partial<Omit<DeploymentConfig, 'region'>>;

/** Rekindle, capability by capability. */
export class RekindleStack extends Stack {
  constructor(scope: Construct, id: string, props: RekindleStackProps = {}) {
    super(scope, id, { description: 'Rekindle: wakes dormant customers', ...props });
    stateProfile(this, props.profile ?? 'small');
    if (props.timeZone !== undefined) stateTimeZone(this, props.timeZone);
    const alarmTopic = new Topic(this, 'Alarms', { enforceSSL: true });
    // With a policy of its own a topic takes from its owner alone: the alarms have to be named.
    alarmTopic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [alarmTopic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    if (props.alarmEmail !== undefined) alarmTopic.addSubscription(new EmailSubscription(props.alarmEmail));

    const data = new CustomerData(this, 'Data', {
      adopt: props.adopt,
      protectTables: props.protectTables ?? false,
    });
    const api = new WebApi(this, 'Web', { links: props.links, alarmTopic });
    const { console: consoleAt = {} } = props;
    const consoleUrl =
      consoleAt === false
        ? ''
        : new WebConsole(this, 'Console', {
            data,
            api,
            at: consoleAt,
            alarmTopic,
            isProtected: props.protectTables ?? false,
          }).url;
    const recording = new EngagementRecording(this, 'Recording', {
      data,
      api,
      alarmTopic,
      adoptBucket: props.adopt?.documentsBucket,
    });
    const mails = new MailSending(this, 'Mails', {
      data,
      publicUrl: api.publicUrl,
      consoleUrl,
      engagementQueue: recording.queue,
      alarmTopic,
      senderDomain: props.senderDomain,
      tenant: props.sending?.tenant,
      trackingDomain: props.trackingDomain,
      replyDomain: props.replyDomain,
    });
    new ReplyReceiving(this, 'Replies', {
      data,
      engagementQueue: recording.queue,
      mailQueue: mails.queue,
      consoleUrl,
      alarmTopic,
      replyDomain: props.replyDomain,
      verifiesDomain: needsReplyIdentity(props),
      adoptBucket: props.adopt?.repliesBucket,
    });
    const traces = new TraceFading(this, 'Traces', { data, alarmTopic });
    const audience = new AudienceSelection(this, 'Audience', {
      data,
      engagementQueue: recording.queue,
      alarmTopic,
    });
    const sales = new Handoffs(this, 'Sales', {
      data,
      api,
      mailQueue: mails.queue,
      engagementQueue: recording.queue,
      alarmTopic,
    });
    new ChatNotices(this, 'Chat', { data, bus: sales.bus, alarmTopic });
    new WeeklyReview(this, 'Week', { data, consoleUrl, alarmTopic });
    new KpiCounting(this, 'Kpis', { data, alarmTopic });
    const { warehouse = false } = props;
    if (warehouse !== false)
      new Warehouse(this, 'Warehouse', {
        data,
        alarmTopic,
        contacts: warehouse !== true && warehouse.contacts,
        adoptBucket: props.adopt?.warehouseBucket,
      });
    new TeamApi(this, 'Team', {
      data,
      api,
      consoleUrl,
      documents: recording.documents,
      audienceQueue: audience.queue,
      mails,
      replyDomain: props.replyDomain,
      engagementQueue: recording.queue,
      fadingQueue: traces.queue,
      alarmTopic,
      adoptFilesBucket: props.adopt?.filesBucket,
    });
    new Operations(this, 'Operations', { alarmTopic });
  }
}
