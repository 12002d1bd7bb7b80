import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { count, flushMetrics, logger } from './observability.ts';

/**
 * A Lambda handler behind a custom resource: CloudFormation waits until it is told how it went, so whatever happens is
 * told. A deletion has nothing to do: what was made is kept.
 */
export const customResource =
  (bringAbout: () => Promise<void>) =>
  async (event: CloudFormationCustomResourceEvent): Promise<void> => {
    try {
      if (event.RequestType !== 'Delete') await bringAbout();
      await tell(event, { Status: 'SUCCESS' });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      count({ 'Requests.failed': 1 });
      logger.error('the resource could not be brought about', {
        error: error instanceof Error ? error : new Error(reason),
      });
      await tell(event, { Status: 'FAILED', Reason: reason });
    } finally {
      flushMetrics();
    }
  };

async function tell(
  { ResponseURL, StackId, RequestId, LogicalResourceId }: CloudFormationCustomResourceEvent,
  outcome: { readonly Status: 'SUCCESS' | 'FAILED'; readonly Reason?: string },
): Promise<void> {
  const answer = { ...outcome, PhysicalResourceId: LogicalResourceId, StackId, RequestId, LogicalResourceId };
  // The address is signed for a request without a content type.
  const response = await fetch(ResponseURL, {
    method: 'PUT',
    headers: { 'content-type': '' },
    body: JSON.stringify(answer),
  });
  if (!response.ok) throw new Error(`CloudFormation took no answer: ${response.status}`);
}
