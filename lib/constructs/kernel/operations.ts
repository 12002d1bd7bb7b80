import { Fn, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  MathExpression,
  Metric,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { CfnRule, Rule } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AppFunction } from './app-function.ts';
import { HouseAlarm } from './house-alarm.ts';
import { ownMetric, ownNamespace } from './own-metric.ts';
import { WorkQueue } from './work-queue.ts';

/** What is seen of the whole stack at once: made last, of everything that stands in it by then. */
export class Operations extends Construct {
  constructor(scope: Construct, id: string, { alarmTopic }: { readonly alarmTopic: ITopic }) {
    super(scope, id);
    const all = Stack.of(this).node.findAll();
    new HouseAlarm(this, 'RulesFail', {
      what: 'A rule does not reach its target',
      impact: 'Schedules do not run, or events of SES and of our own bus are lost on their way.',
      signs: all
        .filter((each) => each instanceof Rule)
        .map((rule) => ({ metric: failedInvocations(rule), atLeast: 1 })),
      topic: alarmTopic,
    });
    const alarms = Stack.of(this)
      .node.findAll()
      .filter((each) => each instanceof Alarm);
    const queues = all.filter((each) => each instanceof WorkQueue);
    const functions = all.filter((each) => each instanceof AppFunction).map(({ lambda }) => lambda);
    new Dashboard(this, 'Dashboard', {
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 6 })],
        rowOf({
          Mails: mailMetrics(this),
          'Reputation: AWS reviews at 0.05 and 0.001': [
            reputation('BounceRate'),
            reputation('ComplaintRate'),
          ],
          'What customers do': engagementMetrics(this),
        }),
        rowOf({
          'Oldest message, seconds': queues.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage()),
          'Waiting messages': queues.map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible()),
          'Dead letters': queues.map(({ deadLetters }) =>
            deadLetters.metricApproximateNumberOfMessagesVisible(),
          ),
        }),
        rowOf({
          Errors: functions.map((each) => each.metricErrors()),
          'No room (throttles)': functions.map((each) => each.metricThrottles()),
          'Failed messages and requests': [
            byFunction(this, 'Messages.failed', 'messages'),
            byFunction(this, 'Requests.failed', 'requests'),
          ],
          'Faults by route': [byRoute(this)],
        }),
      ],
    });
  }
}

/** Of a rule on a bus of its own, AWS keeps metrics by bus and name, and the reference to it is both in one. */
function failedInvocations(rule: Rule): Metric {
  const resource = rule.node.defaultChild;
  const bus = resource instanceof CfnRule ? resource.eventBusName : undefined;
  return new Metric({
    namespace: 'AWS/Events',
    metricName: 'FailedInvocations',
    dimensionsMap:
      bus === undefined || bus === 'default'
        ? { RuleName: rule.ruleName }
        : { EventBusName: bus, RuleName: Fn.select(2, Fn.split('/', rule.ruleArn)) },
    statistic: 'Sum',
  });
}

/** Graphs beside each other, by their titles. */
const rowOf = (graphs: Readonly<Record<string, readonly IMetric[]>>): GraphWidget[] =>
  Object.entries(graphs).map(
    ([title, left], _, { length }) =>
      new GraphWidget({ title, left: [...left], width: 24 / length, height: 6 }),
  );

const mailMetrics = (scope: Construct): readonly IMetric[] => [
  ...['Mail.sent', 'Mail.postponed', 'Mail.refused'].map((name) => ownMetric(scope, name, 'send-mail')),
  ...['Dispatched.steps', 'Dispatched.mails', 'Dispatched.unconfirmed', 'Sending.stopped'].map((name) =>
    ownMetric(scope, name, 'dispatch-due'),
  ),
];

const engagementMetrics = (scope: Construct): readonly IMetric[] => [
  ...['EngagementsRecorded', 'EngagementDuplicates'].map((name) =>
    ownMetric(scope, name, 'record-engagement'),
  ),
  ...['Reply.recorded', 'Reply.refused', 'Reply.doubtful'].map((name) =>
    ownMetric(scope, name, 'receive-reply'),
  ),
];

const reputation = (name: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName: `Reputation.${name}`, statistic: 'Maximum' });

/** As a search takes a name that is not letters and digits alone. */
const searched = (scope: Construct): string => {
  const namespace = ownNamespace(scope);
  return /^\w+$/.test(namespace) ? namespace : `"${namespace}"`;
};

const byFunction = (scope: Construct, name: string, label: string): MathExpression =>
  new MathExpression({
    expression: `SEARCH('{${searched(scope)},service} MetricName="${name}"', 'Sum')`,
    label,
    usingMetrics: {},
  });

const byRoute = (scope: Construct): MathExpression =>
  new MathExpression({
    expression: `SEARCH('{${searched(scope)},Route} MetricName="Route.5xx"', 'Sum')`,
    label: '',
    usingMetrics: {},
  });
