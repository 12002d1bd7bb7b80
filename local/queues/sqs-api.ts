import * as z from 'zod';
import type { Recognise } from '../aws/aws-endpoint.ts';
import { AwsFault } from '../aws/aws-fault.ts';
import { jsonService } from '../aws/json-service.ts';
import { parseInput } from '../aws/parse-input.ts';
import { LOCAL_ACCOUNT } from '../template/resource-names.ts';
import type { Queues } from './create-queues.ts';
import type { Queue, QueueMessage } from './queue.ts';

const attributesSchema = z
  .record(
    z.string(),
    z.object({
      DataType: z.string(),
      StringValue: z.string().optional(),
      BinaryValue: z.string().optional(),
    }),
  )
  .default({});
const delaySchema = z.number().int().min(0).max(900).optional();
const messageSchema = z.looseObject({
  MessageBody: z.string().min(1),
  DelaySeconds: delaySchema,
  MessageAttributes: attributesSchema,
});
const sendSchema = messageSchema.extend({ QueueUrl: z.string() });
const sendBatchSchema = z.looseObject({
  QueueUrl: z.string(),
  Entries: z
    .array(messageSchema.extend({ Id: z.string() }))
    .min(1)
    .max(10),
});
const receiveSchema = z.looseObject({
  QueueUrl: z.string(),
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  VisibilityTimeout: z.number().optional(),
});
const handleSchema = z.looseObject({ QueueUrl: z.string(), ReceiptHandle: z.string() });
const visibilitySchema = handleSchema.extend({ VisibilityTimeout: z.number() });
const urlSchema = z.looseObject({ QueueUrl: z.string() });
const nameSchema = z.looseObject({ QueueName: z.string() });

const LARGEST_MESSAGE_BYTES = 1_048_576;

/** SQS as the SDK sees it, in its JSON protocol. */
export function sqsApi(queues: Queues, awsUrl: string): Recognise {
  const queueAt = (url: string): Queue => {
    const queue = queues.find(url);
    if (queue === undefined)
      throw new AwsFault('com.amazonaws.sqs#QueueDoesNotExist', `The queue ${url} does not exist.`);
    return queue;
  };
  return jsonService('sqs', 'AmazonSQS', {
    SendMessage: (input) => {
      const { QueueUrl, ...message } = parseInput(sendSchema, input, 'InvalidParameterValue');
      return sendOne(queueAt(QueueUrl), message);
    },
    SendMessageBatch: (input) => {
      const { QueueUrl, Entries } = parseInput(sendBatchSchema, input, 'InvalidParameterValue');
      const queue = queueAt(QueueUrl);
      return { Successful: Entries.map((entry) => ({ Id: entry.Id, ...sendOne(queue, entry) })), Failed: [] };
    },
    ReceiveMessage: (input) => {
      const { QueueUrl, MaxNumberOfMessages, VisibilityTimeout } = parseInput(
        receiveSchema,
        input,
        'InvalidParameterValue',
      );
      return { Messages: queueAt(QueueUrl).receive(MaxNumberOfMessages, VisibilityTimeout).map(toWire) };
    },
    DeleteMessage: (input) => {
      const { QueueUrl, ReceiptHandle } = parseInput(handleSchema, input, 'InvalidParameterValue');
      queueAt(QueueUrl).remove(ReceiptHandle);
      return {};
    },
    ChangeMessageVisibility: (input) => {
      const { QueueUrl, ReceiptHandle, VisibilityTimeout } = parseInput(
        visibilitySchema,
        input,
        'InvalidParameterValue',
      );
      const changed = queueAt(QueueUrl).changeVisibility(ReceiptHandle, VisibilityTimeout);
      if (!changed)
        throw new AwsFault('com.amazonaws.sqs#ReceiptHandleIsInvalid', 'The receipt handle is not valid.');
      return {};
    },
    GetQueueAttributes: (input) => ({
      Attributes: queueAttributes(queueAt(parseInput(urlSchema, input).QueueUrl)),
    }),
    GetQueueUrl: (input) => {
      const queue = queueAt(parseInput(nameSchema, input).QueueName);
      return { QueueUrl: `${awsUrl}/${LOCAL_ACCOUNT}/${queue.definition.name}` };
    },
  });
}

function sendOne(
  queue: Queue,
  message: z.infer<typeof messageSchema>,
): { readonly MessageId: string; readonly MD5OfMessageBody: string } {
  if (Buffer.byteLength(message.MessageBody) > LARGEST_MESSAGE_BYTES) {
    throw new AwsFault('InvalidParameterValue', 'The message is larger than 1 MB.');
  }
  const sent = queue.send({
    body: message.MessageBody,
    delaySeconds: message.DelaySeconds,
    attributes: message.MessageAttributes,
  });
  return { MessageId: sent.id, MD5OfMessageBody: sent.bodyMd5 };
}

function toWire(message: QueueMessage): Readonly<Record<string, unknown>> {
  return {
    MessageId: message.id,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: message.bodyMd5,
    Attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    },
    MessageAttributes: message.attributes,
  };
}

function queueAttributes(queue: Queue): Readonly<Record<string, string>> {
  return {
    QueueArn: queue.definition.arn,
    ApproximateNumberOfMessages: String(queue.visible()),
    ApproximateNumberOfMessagesNotVisible: String(queue.hidden()),
    ApproximateNumberOfMessagesDelayed: '0',
    VisibilityTimeout: String(queue.definition.visibilityTimeoutSeconds),
  };
}
