import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';

/** One logger and one set of metrics a function. Log codes and ids, never an address, a body or a whole event. */
export const logger = new Logger();
export const metrics = new Metrics();

/** Writes out the metrics of this invocation, if there are any. */
export function flushMetrics(): void {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
