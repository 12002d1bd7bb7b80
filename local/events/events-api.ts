import * as z from 'zod';
import type { Recognise } from '../aws/aws-endpoint.ts';
import { jsonService } from '../aws/json-service.ts';
import { parseInput } from '../aws/parse-input.ts';
import type { EventBuses } from './event-bus.ts';

const entrySchema = z.looseObject({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().optional(),
  Resources: z.array(z.string()).optional(),
  Time: z.number().optional(),
});
const putEventsSchema = z.looseObject({ Entries: z.array(entrySchema).min(1).max(10) });

const LARGEST_ENTRY_BYTES = 1_048_576;

/** EventBridge as the SDK sees it. */
export function eventsApi(buses: EventBuses): Recognise {
  return jsonService('events', 'AWSEvents', {
    PutEvents: (input) => {
      const { Entries } = parseInput(putEventsSchema, input);
      const results = Entries.map((entry) => putEntry(buses, entry));
      return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
    },
  });
}

type EntryResult =
  | { readonly EventId: string }
  | { readonly ErrorCode: string; readonly ErrorMessage: string };

/** An entry that is refused does not keep the others back. */
function putEntry(buses: EventBuses, entry: z.infer<typeof entrySchema>): EntryResult {
  const { Source, DetailType, Detail, EventBusName = 'default' } = entry;
  if (!Source || !DetailType || !Detail)
    return refused('InvalidArgument', 'Source, DetailType and Detail are required.');
  if (Source.startsWith('aws.'))
    return refused('NotAuthorizedForSourceException', `Not authorized for the source ${Source}.`);
  if (Buffer.byteLength(Detail) > LARGEST_ENTRY_BYTES)
    return refused('InvalidArgument', 'The entry is larger than 1 MB.');
  if (!buses.exists(EventBusName))
    return refused('ResourceNotFoundException', `Event bus ${EventBusName} does not exist.`);
  const detail = parsed(Detail);
  if (detail === undefined) return refused('MalformedDetail', 'Detail is malformed.');
  return {
    EventId: buses.put({
      bus: EventBusName,
      source: Source,
      detailType: DetailType,
      detail,
      resources: entry.Resources,
      time: entry.Time === undefined ? undefined : new Date(entry.Time * 1000),
    }),
  };
}

function refused(ErrorCode: string, ErrorMessage: string): EntryResult {
  return { ErrorCode, ErrorMessage };
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
