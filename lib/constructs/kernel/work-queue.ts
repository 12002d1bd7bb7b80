import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { triesOf } from './concurrency.ts';
import { HouseAlarm } from './house-alarm.ts';

export interface WorkQueueProps {
  /** Six times the time-out of the function that reads it, as AWS advises. */
  readonly visibilityTimeout: Duration;
  /** What is lost from view while messages lie in the dead letters. */
  readonly impact: string;
  /** How long the oldest message may wait before somebody is told. Without it nothing comes through this queue. */
  readonly waitsAtMost?: Duration;
  readonly alarmTopic: ITopic;
}

/** A queue of work with its dead letters, an alarm as soon as one lies there, and one when the oldest waits too long. Messages are kept 14 days. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const safe = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    this.deadLetters = new Queue(this, 'DeadLetters', safe);
    this.queue = new Queue(this, 'Queue', {
      ...safe,
      visibilityTimeout: props.visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: triesOf(this) },
    });
    new HouseAlarm(this, 'DeadLetterAlarm', {
      what: `${id} has dead letters`,
      impact: props.impact,
      signs: [{ metric: this.deadLetters.metricApproximateNumberOfMessagesVisible(), atLeast: 1 }],
      topic: props.alarmTopic,
      period: Duration.minutes(1),
    });
    if (props.waitsAtMost !== undefined)
      new HouseAlarm(this, 'Waits', {
        what: `${id} waits`,
        impact: props.impact,
        heading: 'A queue waits',
        signs: [
          {
            metric: this.queue.metricApproximateAgeOfOldestMessage(),
            atLeast: props.waitsAtMost.toSeconds(),
          },
        ],
        topic: props.alarmTopic,
        period: Duration.minutes(1),
        periods: 3,
      });
  }
}
