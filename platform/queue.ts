import { withoutLog } from './without-log.ts';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

/** A queue that messages are put into. */
export interface Queue {
  readonly send: (message: unknown) => Promise<void>;
  /** `delaySeconds`: how long they stay unseen, at most 900. */
  readonly sendAll: (messages: readonly unknown[], delaySeconds?: number) => Promise<void>;
}

const BATCH = 10;

/** A production queue. A partly failed batch is an error. */
export function openQueue(queueUrl: string): Queue {
  const client = withoutLog(new SQSClient({}));
  const sendBatch = async (messages: readonly unknown[], delaySeconds: number): Promise<void> => {
    const Entries = messages.map((message, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify(message),
      DelaySeconds: delaySeconds,
    }));
    const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    if (answer.Failed !== undefined && answer.Failed.length > 0)
      throw new Error(
        `SQS refused ${answer.Failed.length} of ${Entries.length} messages: ${answer.Failed[0]?.Code}`,
      );
  };
  return {
    send: async (message) => {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
    },
    sendAll: async (messages, delaySeconds = 0) => {
      for (let from = 0; from < messages.length; from += BATCH)
        await sendBatch(messages.slice(from, from + BATCH), delaySeconds);
    },
  };
}
