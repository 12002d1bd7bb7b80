import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DeployedCompany } from './company.ts';

/** How many messages lie in the queues of that name; those that are empty are left out. */
export async function messagesIn(
  { emulator, deployment }: DeployedCompany,
  name: RegExp,
): Promise<Readonly<Record<string, number>>> {
  const client = new SQSClient(emulator.client);
  const queues = (await deployment.resources()).filter(
    ({ type, logicalId }) => type === 'AWS::SQS::Queue' && name.test(logicalId),
  );
  const counts = await Promise.all(
    queues.map(async ({ logicalId, physicalId }): Promise<readonly [string, number]> => {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl: physicalId,
          AttributeNames: ['ApproximateNumberOfMessages'],
        }),
      );
      return [logicalId, Number(Attributes?.['ApproximateNumberOfMessages'])];
    }),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
