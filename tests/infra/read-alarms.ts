import type { Resource, Resources } from './synthesized.ts';

const text = (value: unknown): string => JSON.stringify(value ?? null);

/** One metric that an alarm looks at; `of` is the text of its dimensions. */
export interface WatchedMetric {
  readonly name: string;
  readonly namespace: string;
  readonly of: string;
}

/** An alarm of a template, as far as somebody who reads a list of them wants to know. */
export interface TemplateAlarm {
  readonly id: string;
  /** What happens: how its text begins. */
  readonly what: string;
  readonly heading: string;
  readonly metrics: readonly WatchedMetric[];
  /** From what goes wrong to the alarm, in minutes, the delay of metrics aside. */
  readonly minutes: number;
  readonly actions: string;
}

export const alarmsIn = (resources: Resources): readonly TemplateAlarm[] =>
  Object.entries(resources)
    .filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
    .map(([id, { Properties }]) => alarmOf(id, Properties));

function alarmOf(id: string, properties: Resource['Properties']): TemplateAlarm {
  const description = String(properties['AlarmDescription']);
  const list: readonly unknown[] = Array.isArray(properties['Metrics'])
    ? properties['Metrics'].filter((each) => /"MetricStat"/.test(text(each)))
    : [properties];
  const metrics = list.map((each) => metricOf(text(each)));
  const period = Number(/"Period":(\d+)/.exec(text(properties))?.[1]);
  const waits = metrics.some(
    ({ name }) => name === 'ApproximateAgeOfOldestMessage' || name === 'IteratorAge',
  );
  const seconds = Number(properties['Threshold']) / (metrics[0]?.name === 'IteratorAge' ? 1000 : 1);
  return {
    id,
    what: description.split('. ')[0] ?? '',
    heading: /See docs\/runbook\.md, "([^"]+)"/.exec(description)?.[1] ?? '?',
    metrics,
    minutes: (period * Number(properties['EvaluationPeriods']) + (waits ? seconds : 0)) / 60,
    actions: text(properties['AlarmActions']),
  };
}

const metricOf = (metric: string): WatchedMetric => ({
  name: /"MetricName":"([^"]+)"/.exec(metric)?.[1] ?? '?',
  namespace: /"Namespace":"([^"]+)"/.exec(metric)?.[1] ?? '?',
  of: /"Dimensions":(\[.*?\])(?:,"(?:MetricName|Namespace|EvaluationPeriods)"|\})/.exec(metric)?.[1] ?? '',
});
