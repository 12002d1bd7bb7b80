import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  TreatMissingData,
  type IMetric,
  type Metric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** One thing by which a failure shows, and how much of it is too much. */
export interface Sign {
  readonly metric: Metric;
  readonly atLeast: number;
}

export interface HouseAlarmProps {
  /** What happens, as a sentence begins: "send-mail fails". */
  readonly what: string;
  /** Who is hurt, and how. */
  readonly impact: string;
  /** Heading of docs/runbook.md; what happens, where it has one of its own. */
  readonly heading?: string;
  /** Any of these rings. AWS takes ten in one alarm. */
  readonly signs: readonly Sign[];
  readonly topic: ITopic;
  /** Over how long each sign is looked at; five minutes unless said. */
  readonly period?: Duration;
  /** In how many such periods in a row. */
  readonly periods?: number;
}

/** An alarm that says who is hurt and where the runbook says what to do. */
export class HouseAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: HouseAlarmProps) {
    const { period = Duration.minutes(5), signs } = props;
    super(scope, id, {
      alarmDescription: describe(props),
      ...watched(signs, period),
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.addAlarmAction(new SnsAction(props.topic));
  }
}

/** An alarm on what does not happen: no figure at all rings too. */
export class SilenceAlarm extends Alarm {
  constructor(
    scope: Construct,
    id: string,
    props: Omit<HouseAlarmProps, 'signs'> & { readonly sign: Metric; readonly periods: number },
  ) {
    super(scope, id, {
      alarmDescription: describe(props),
      metric: props.sign.with({ period: props.period ?? Duration.minutes(1), statistic: 'Sum' }),
      threshold: 1,
      evaluationPeriods: props.periods,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
    this.addAlarmAction(new SnsAction(props.topic));
  }
}

const describe = ({
  what,
  impact,
  heading = what,
}: Pick<HouseAlarmProps, 'what' | 'impact' | 'heading'>): string =>
  `${what}. ${impact} See docs/runbook.md, "${heading}".`;

/** One sign by itself; of several the worst, each in units of what is too much: a figure that is missing counts for nothing. */
function watched(
  signs: readonly Sign[],
  period: Duration,
): { readonly metric: IMetric; readonly threshold: number } {
  const [only] = signs;
  if (only !== undefined && signs.length === 1)
    return { metric: only.metric.with({ period }), threshold: only.atLeast };
  return {
    metric: new MathExpression({
      expression: `MAX([${signs.map(({ atLeast }, index) => `m${index} / ${atLeast}`).join(', ')}])`,
      usingMetrics: Object.fromEntries(
        signs.map(({ metric }, index) => [`m${index}`, metric.with({ period })]),
      ),
      period,
      label: 'the worst, 1 is too much',
    }),
    threshold: 1,
  };
}
