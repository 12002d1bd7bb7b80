import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** How old the oldest fact is that a reader of the stream has before it, in milliseconds. */
export const iteratorAge = (reader: IFunction): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'IteratorAge',
    dimensionsMap: { FunctionName: reader.functionName },
    statistic: 'Maximum',
  });
