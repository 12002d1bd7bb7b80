import * as z from 'zod';
import type { Check, Report } from './compile-shape.ts';

/** Messages of 256 KB are safe in every queue and for every target; AWS's own limit has risen since. */
const MAXIMUM_BYTES = 256 * 1024;
const MAXIMUM_DELAY_SECONDS = 900;
const MAXIMUM_ENTRIES = 10;

const messageSchema = z.looseObject({ MessageBody: z.string(), DelaySeconds: z.number().default(0) });
const batchSchema = z.looseObject({
  Entries: z.array(messageSchema.extend({ Id: z.string() })),
});
const eventsSchema = z.looseObject({
  Entries: z.array(
    z.looseObject({
      Source: z.string().default(''),
      DetailType: z.string().default(''),
      Detail: z.string().default(''),
      EventBusName: z.string().default(''),
      Time: z.number().optional(),
    }),
  ),
});

/** What SQS and EventBridge refuse beyond their models. */
export const messageRules: Readonly<Record<string, Check>> = {
  'sqs SendMessage': (input, path, report) => {
    const message = messageSchema.parse(input);
    checkMessage(message, path, report);
    checkBytes(bytesOf(message.MessageBody), path, report);
  },
  'sqs SendMessageBatch': (input, path, report) => {
    const { Entries } = batchSchema.parse(input);
    checkCount(Entries.length, `${path}.Entries`, report);
    for (const [index, entry] of Entries.entries()) {
      checkMessage(entry, `${path}.Entries[${index}]`, report);
      if (!/^[A-Za-z0-9_-]{1,80}$/.test(entry.Id))
        report(`${path}.Entries[${index}].Id`, `"${entry.Id}" is to be 1 to 80 of A-Z a-z 0-9 _ -`);
    }
    if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length)
      report(`${path}.Entries`, 'two have the same Id');
    checkBytes(sum(Entries.map(({ MessageBody }) => bytesOf(MessageBody))), `${path}.Entries`, report);
  },
  'events PutEvents': (input, path, report) => {
    const { Entries } = eventsSchema.parse(input);
    checkCount(Entries.length, `${path}.Entries`, report);
    for (const [index, { Source, DetailType, Detail }] of Entries.entries()) {
      const place = `${path}.Entries[${index}]`;
      if (Source === '') report(`${place}.Source`, 'EventBridge drops an event without a source');
      if (Source.startsWith('aws.')) report(`${place}.Source`, 'only AWS may call itself aws');
      if (DetailType === '') report(`${place}.DetailType`, 'EventBridge drops an event without a type');
      if (!isJsonObject(Detail)) report(`${place}.Detail`, 'is no JSON object');
    }
    // AWS counts 14 bytes for the time.
    const sizes = Entries.map(
      ({ Source, DetailType, Detail, Time }) =>
        bytesOf(Source + DetailType + Detail) + (Time === undefined ? 0 : 14),
    );
    checkBytes(sum(sizes), `${path}.Entries`, report);
  },
};

function checkMessage(message: z.infer<typeof messageSchema>, path: string, report: Report): void {
  const { MessageBody, DelaySeconds } = message;
  if (MessageBody === '') report(`${path}.MessageBody`, 'is empty');
  // SQS takes the characters of XML 1.0 and no others.
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(MessageBody))
    report(`${path}.MessageBody`, 'holds a character that SQS does not take');
  if (DelaySeconds < 0 || DelaySeconds > MAXIMUM_DELAY_SECONDS)
    report(`${path}.DelaySeconds`, `is ${DelaySeconds}, and is to be 0 to ${MAXIMUM_DELAY_SECONDS}`);
}

function checkCount(count: number, path: string, report: Report): void {
  if (count < 1 || count > MAXIMUM_ENTRIES)
    report(path, `has ${count} members, and is to have 1 to ${MAXIMUM_ENTRIES}`);
}

function checkBytes(bytes: number, path: string, report: Report): void {
  if (bytes > MAXIMUM_BYTES) report(path, `has ${bytes} bytes, more than ${MAXIMUM_BYTES}`);
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

const bytesOf = (text: string): number => Buffer.byteLength(text);
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
