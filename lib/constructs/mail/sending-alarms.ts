import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic, type ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { HouseAlarm, SilenceAlarm } from '../kernel/house-alarm.ts';
import { ownMetric } from '../kernel/own-metric.ts';

export interface SendingAlarmsProps {
  /** The function of every minute. */
  readonly dispatcher: IFunction;
  readonly alarmTopic: ITopic;
}

/** AWS reviews an account at 5% bounces and 0.1% complaints: half of that is time to act (docs/deliverability.md). */
const HALF_OF_BOUNCES = 0.025;
const HALF_OF_COMPLAINTS = 0.0005;

/** What is wrong with sending as a whole, though no function fails. */
export class SendingAlarms extends Construct {
  constructor(scope: Construct, id: string, { dispatcher, alarmTopic: topic }: SendingAlarmsProps) {
    super(scope, id);
    new HouseAlarm(this, 'SendingStopped', {
      what: 'Sending is stopped',
      impact:
        'SES takes no mails of this account, or the table was restored from a backup: none is sent, nothing is used up.',
      signs: [
        {
          metric: ownMetric(this, 'Sending.stopped', 'dispatch-due').with({ statistic: 'Maximum' }),
          atLeast: 1,
        },
      ],
      topic,
      period: Duration.minutes(1),
      periods: 2,
    });
    new HouseAlarm(this, 'Unconfirmed', {
      what: 'Mails are unconfirmed',
      impact: 'Of some mails nobody knows whether they went out; none of them is sent again to customers.',
      signs: [{ metric: ownMetric(this, 'Dispatched.unconfirmed', 'dispatch-due'), atLeast: 1 }],
      topic,
    });
    new HouseAlarm(this, 'SetAside', {
      what: 'Work was set aside',
      impact:
        'A mail, a step, a clock of a handoff, a waiting or a cooling lead failed again and again, and nobody tries it any more.',
      signs: ['mails', 'steps', 'handoffs', 'waiting', 'cooled'].map((kind) => ({
        metric: ownMetric(this, `Quarantined.${kind}`, 'dispatch-due'),
        atLeast: 1,
      })),
      topic,
    });
    new SilenceAlarm(this, 'MinuteMissing', {
      what: 'A minute does not run',
      impact: 'No step of any sequence goes out and no clock of a handoff rings.',
      sign: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'Invocations',
        dimensionsMap: { FunctionName: dispatcher.functionName },
      }),
      topic,
      periods: 5,
    });
    new HouseAlarm(this, 'Reputation', {
      what: 'Reputation falls',
      impact: 'Bounces or complaints are at half of where AWS reviews an account, and may stop its mails.',
      signs: [
        { metric: reputation('BounceRate'), atLeast: HALF_OF_BOUNCES },
        { metric: reputation('ComplaintRate'), atLeast: HALF_OF_COMPLAINTS },
      ],
      topic,
      period: Duration.hours(1),
    });
    tellOfPause(this, topic);
  }
}

/** Of the whole account: SES keeps it without dimensions. */
const reputation = (name: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName: `Reputation.${name}`, statistic: 'Maximum' });

/** AWS says by an event that it has paused an account or a configuration set; the minute sees only the account. */
function tellOfPause(scope: Construct, topic: ITopic): void {
  // Not the topic itself, to which CDK would let rules of any account publish.
  const told = Topic.fromTopicArn(scope, 'Told', topic.topicArn);
  const rule = new Rule(scope, 'SendingStatus', {
    eventBus: EventBus.fromEventBusName(scope, 'DefaultBus', 'default'),
    eventPattern: { source: ['aws.ses'], detailType: ['Sending Status Disabled'] },
    targets: [
      new SnsTopic(told, {
        message: RuleTargetInput.fromText(
          'SES has disabled sending for this account or a configuration set, so mails stop. See docs/runbook.md, "Sending is stopped".',
        ),
      }),
    ],
  });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
    }),
  );
}
