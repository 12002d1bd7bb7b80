import type { NewMessage } from './queue.ts';

/** What goes wrong with a message on its way into a queue. SQS and EventBridge promise at least once, in no order. */
export type Disturbance =
  | { readonly kind: 'lose' }
  | { readonly kind: 'repeat'; readonly times: number; readonly delaySeconds?: number }
  | { readonly kind: 'delay'; readonly delaySeconds: number };

/** Decides for each message sent to a queue; undefined lets it pass. */
export type DisturbanceHook = (delivery: {
  readonly queue: string;
  readonly body: string;
}) => Disturbance | undefined;

/** The messages that arrive in place of one that is sent. */
export function disturb(message: NewMessage, disturbance: Disturbance | undefined): readonly NewMessage[] {
  switch (disturbance?.kind) {
    case undefined:
      return [message];
    case 'lose':
      return [];
    case 'delay':
      return [{ ...message, delaySeconds: disturbance.delaySeconds }];
    case 'repeat': {
      const { times, delaySeconds = 0 } = disturbance;
      return [message, ...Array.from({ length: times }, () => ({ ...message, delaySeconds }))];
    }
    default:
      return disturbance satisfies never;
  }
}
