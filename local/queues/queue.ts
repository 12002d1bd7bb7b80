import { createHash, randomUUID } from 'node:crypto';

/** A message attribute in the spelling of the SQS API. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: string | undefined;
}

/** A message as its receiver sees it. */
export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  readonly bodyMd5: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly sentAt: number;
  readonly receiveCount: number;
  readonly firstReceivedAt: number;
  readonly receiptHandle: string;
  /** For a dead letter: the queue it came from. */
  readonly sourceArn: string | undefined;
}

interface StoredMessage extends QueueMessage {
  readonly visibleAt: number;
}

/** What a sender gives. */
export interface NewMessage {
  readonly body: string;
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
  readonly delaySeconds?: number | undefined;
  readonly sourceArn?: string | undefined;
}

/** How a queue is set up. */
export interface QueueDefinition {
  readonly name: string;
  readonly arn: string;
  readonly visibilityTimeoutSeconds: number;
  readonly delaySeconds: number;
  readonly maximumReceives: number;
  readonly moveToDeadLetters: ((message: NewMessage) => void) | undefined;
  readonly now: () => number;
}

/** A standard queue: hides what is received, shows it again in time, moves what was received too often to its dead letters. */
export interface Queue {
  readonly definition: QueueDefinition;
  readonly send: (message: NewMessage) => QueueMessage;
  readonly receive: (maximum: number, visibilityTimeoutSeconds?: number) => readonly QueueMessage[];
  readonly remove: (receiptHandle: string) => boolean;
  readonly changeVisibility: (receiptHandle: string, seconds: number) => boolean;
  readonly visible: () => number;
  readonly hidden: () => number;
  /** When the next hidden or delayed message shows. */
  readonly nextAt: () => number | undefined;
  readonly bodies: () => readonly string[];
  /** Takes every message out, for a redrive. */
  readonly drain: () => readonly QueueMessage[];
  readonly onVisible: (listener: () => void) => void;
  readonly showDue: () => void;
}

/** Makes an empty queue. */
export function createQueue(definition: QueueDefinition): Queue {
  const { now } = definition;
  const ready: StoredMessage[] = [];
  const hidden = new Map<string, StoredMessage>();
  const listeners: (() => void)[] = [];
  let earliest = Infinity;

  const announce = (): void => {
    for (const listener of listeners) listener();
  };
  const hide = (message: StoredMessage): void => {
    hidden.set(message.receiptHandle, message);
    earliest = Math.min(earliest, message.visibleAt);
  };
  const showDue = (): void => {
    const at = now();
    if (earliest > at) return;
    earliest = Infinity;
    for (const [handle, message] of hidden) {
      if (message.visibleAt <= at) {
        hidden.delete(handle);
        ready.push(message);
      } else earliest = Math.min(earliest, message.visibleAt);
    }
    announce();
  };
  const send = (message: NewMessage): QueueMessage => {
    const stored = newMessage(message, definition);
    if (stored.visibleAt > now()) hide(stored);
    else {
      ready.push(stored);
      announce();
    }
    return stored;
  };
  const receiveOne = (timeoutSeconds: number): StoredMessage | undefined => {
    for (let message = ready.shift(); message !== undefined; message = ready.shift()) {
      if (message.receiveCount < definition.maximumReceives || definition.moveToDeadLetters === undefined) {
        const received = markReceived(message, now(), timeoutSeconds);
        hide(received);
        return received;
      }
      definition.moveToDeadLetters({
        body: message.body,
        attributes: message.attributes,
        sourceArn: definition.arn,
      });
    }
    return undefined;
  };
  return {
    definition,
    send,
    showDue,
    receive: (maximum, timeoutSeconds = definition.visibilityTimeoutSeconds) => {
      showDue();
      const received: QueueMessage[] = [];
      while (received.length < maximum) {
        const message = receiveOne(timeoutSeconds);
        if (message === undefined) break;
        received.push(message);
      }
      return received;
    },
    remove: (receiptHandle) => hidden.delete(receiptHandle),
    changeVisibility: (receiptHandle, seconds) => {
      const message = hidden.get(receiptHandle);
      if (message === undefined) return false;
      hide({ ...message, visibleAt: now() + seconds * 1000 });
      showDue();
      return true;
    },
    visible: () => ready.length,
    hidden: () => hidden.size,
    nextAt: () => {
      if (hidden.size === 0) earliest = Infinity;
      return earliest === Infinity ? undefined : earliest;
    },
    bodies: () => [...ready, ...hidden.values()].map(({ body }) => body),
    drain: () => {
      const all = [...ready.splice(0), ...hidden.values()];
      hidden.clear();
      return all;
    },
    onVisible: (listener) => listeners.push(listener),
  };
}

function newMessage(
  { body, attributes = {}, delaySeconds, sourceArn }: NewMessage,
  definition: QueueDefinition,
): StoredMessage {
  const sentAt = definition.now();
  return {
    id: randomUUID(),
    body,
    bodyMd5: createHash('md5').update(body).digest('hex'),
    attributes,
    sentAt,
    visibleAt: sentAt + (delaySeconds ?? definition.delaySeconds) * 1000,
    receiveCount: 0,
    firstReceivedAt: 0,
    receiptHandle: randomUUID(),
    sourceArn,
  };
}

function markReceived(message: StoredMessage, now: number, timeoutSeconds: number): StoredMessage {
  return {
    ...message,
    receiveCount: message.receiveCount + 1,
    firstReceivedAt: message.firstReceivedAt === 0 ? now : message.firstReceivedAt,
    receiptHandle: randomUUID(),
    visibleAt: now + timeoutSeconds * 1000,
  };
}
