import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** The namespace of every metric of ours. */
export const ownNamespace = 'Rekindle';

/** A metric that a function writes into its log (platform/observability.ts), summed up. */
export const ownMetric = (name: string, service: string): Metric =>
  new Metric({ namespace: ownNamespace, metricName: name, dimensionsMap: { service }, statistic: 'Sum' });
