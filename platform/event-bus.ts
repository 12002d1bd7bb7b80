import { withoutLog } from './without-log.ts';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

/** One of our events: `detailType` such as "Interest Crossed". */
export interface DomainEvent {
  readonly detailType: string;
  readonly detail: unknown;
  readonly at: string;
}

/** Puts events on our bus. */
export interface EventBus {
  readonly publish: (events: readonly DomainEvent[]) => Promise<void>;
}

const BATCH = 10;

/** The production bus. A partly failed request is an error: the caller's batch is tried again, and receivers are idempotent. */
export function openEventBus(busName: string): EventBus {
  const client = withoutLog(new EventBridgeClient({}));
  return {
    publish: async (events) => {
      for (let from = 0; from < events.length; from += BATCH) {
        const Entries = events.slice(from, from + BATCH).map((event) => ({
          EventBusName: busName,
          Source: 'rekindle',
          DetailType: event.detailType,
          Detail: JSON.stringify(event.detail),
          Time: new Date(event.at),
        }));
        const answer = await client.send(new PutEventsCommand({ Entries }));
        if ((answer.FailedEntryCount ?? 0) > 0)
          throw new Error(
            `EventBridge refused ${answer.FailedEntryCount} of ${Entries.length} events: ${answer.Entries?.find((entry) => entry.ErrorCode)?.ErrorCode}`,
          );
      }
    },
  };
}
