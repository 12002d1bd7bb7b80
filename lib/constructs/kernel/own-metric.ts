import { Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** The namespace of every metric of ours: the stack's name, so that two stacks of an account ring alarms of their own. */
export const ownNamespace = (scope: Construct): string => Stack.of(scope).stackName;

/** A metric that a function writes into its log (platform/observability.ts), summed up. */
export const ownMetric = (scope: Construct, name: string, service: string): Metric =>
  new Metric({
    namespace: ownNamespace(scope),
    metricName: name,
    dimensionsMap: { service },
    statistic: 'Sum',
  });
