import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** One logger and one set of metrics a function. Log codes and ids, never an address, a body or a whole event. */
export const logger = new Logger();
const metrics = new Metrics();

/** How often what happened, by the name of its metric. */
export type Counts = Readonly<Record<string, number>>;

/** Adds to the metrics of this invocation. */
export function count(counts: Counts): void {
  for (const [name, number] of Object.entries(counts)) metrics.addMetric(name, MetricUnit.Count, number);
}

/** Writes out the metrics of this invocation, if there are any. */
export function flushMetrics(): void {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
