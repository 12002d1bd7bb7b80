import * as z from 'zod';
import type { StackTemplate } from '../template/read-template.ts';
import { physicalName, resourceArn } from '../template/resource-names.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';
import type { DisturbanceHook } from './disturbance.ts';
import { disturb } from './disturbance.ts';
import type { Queue } from './queue.ts';
import { createQueue } from './queue.ts';

const queueSchema = z.looseObject({
  VisibilityTimeout: z.coerce.number().default(30),
  DelaySeconds: z.coerce.number().default(0),
  FifoQueue: z.literal(false, { error: 'the local stack has no FIFO queues' }).optional(),
  RedrivePolicy: z
    .looseObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() })
    .optional(),
});

/** What can be seen of a queue from outside. */
export interface QueueState {
  readonly name: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly isDeadLetter: boolean;
}

/** All queues of a stack. */
export interface Queues {
  readonly all: readonly Queue[];
  /** Finds a queue by ARN, URL or name: each ends with the name. */
  readonly find: (arnUrlOrName: string) => Queue | undefined;
  readonly states: () => readonly QueueState[];
  /** Sends the dead letters of a queue back to where they came from; answers how many. */
  readonly redrive: (name: string) => number;
  readonly deadLetters: () => readonly { readonly queue: string; readonly body: string }[];
}

/** Reads every queue of the template; `deadLetterArns` are those that functions, mappings and rules use for what fails. */
export function createQueues(
  template: StackTemplate,
  resolve: Resolve,
  now: () => number,
  disturbance: DisturbanceHook = () => undefined,
): Queues {
  const definitions = template.ofType('AWS::SQS::Queue').map((resource) => ({
    name: physicalName(resource),
    arn: resourceArn(resource),
    properties: queueSchema.parse(resolve(resource.properties)),
  }));
  const byName = new Map<string, Queue>();
  const find = (text: string): Queue | undefined => byName.get(text.split(/[:/]/).at(-1) ?? text);
  for (const { name, arn, properties } of definitions) {
    const target = properties.RedrivePolicy?.deadLetterTargetArn;
    const queue = createQueue({
      name,
      arn,
      now,
      visibilityTimeoutSeconds: properties.VisibilityTimeout,
      delaySeconds: properties.DelaySeconds,
      maximumReceives: properties.RedrivePolicy?.maxReceiveCount ?? Infinity,
      moveToDeadLetters: target === undefined ? undefined : (message) => find(target)?.send(message),
    });
    byName.set(name, withDisturbance(queue, disturbance));
  }
  const all = [...byName.values()];
  const deadLetterNames = findDeadLetterNames(template, resolve);
  const isDeadLetter = (queue: Queue): boolean => deadLetterNames.has(queue.definition.name);
  return {
    all,
    find,
    states: () =>
      all.map((queue) => ({
        name: queue.definition.name,
        visible: queue.visible(),
        inFlight: queue.hidden(),
        isDeadLetter: isDeadLetter(queue),
      })),
    redrive: (name) => redrive(queueCalled(all, name), find),
    deadLetters: () =>
      all
        .filter(isDeadLetter)
        .flatMap((queue) => queue.bodies().map((body) => ({ queue: queue.definition.name, body }))),
  };
}

/** A sender of a lost message learns nothing: it gets the id of a message that nobody will see. */
function withDisturbance(queue: Queue, disturbance: DisturbanceHook): Queue {
  return {
    ...queue,
    send: (message) => {
      const arriving = disturb(message, disturbance({ queue: queue.definition.name, body: message.body }));
      const [first] = arriving.map((each) => queue.send(each));
      return first ?? createQueue(queue.definition).send(message);
    },
  };
}

function queueCalled(all: readonly Queue[], name: string): Queue {
  const found =
    all.find((queue) => queue.definition.name === name) ??
    all.find((queue) => queue.definition.name.startsWith(name));
  if (found !== undefined) return found;
  throw new Error(
    `There is no queue ${name}; there are: ${all.map((queue) => queue.definition.name).join(', ')}.`,
  );
}

function redrive(queue: Queue, find: Queues['find']): number {
  const messages = queue.drain();
  for (const { body, attributes, sourceArn } of messages) {
    const source = sourceArn === undefined ? undefined : find(sourceArn);
    if (source === undefined) queue.send({ body, attributes, sourceArn });
    else source.send({ body, attributes });
  }
  const moved = messages.filter(({ sourceArn }) => sourceArn !== undefined).length;
  if (messages.length > 0 && moved === 0) {
    throw new Error(
      `The messages in ${queue.definition.name} came from no queue, so that SQS cannot redrive them.`,
    );
  }
  return moved;
}

/** Every queue that something in the template names as the place for what failed. */
function findDeadLetterNames(template: StackTemplate, resolve: Resolve): ReadonlySet<string> {
  const names = new Set<string>();
  const keys = new Set(['deadLetterTargetArn', 'DeadLetterConfig', 'OnFailure']);
  const collect = (value: unknown, isFailurePath: boolean): void => {
    if (typeof value === 'string' && isFailurePath && value.startsWith('arn:aws:sqs:'))
      names.add(value.split(':').at(-1) ?? value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, entry] of Object.entries(value)) collect(entry, isFailurePath || keys.has(key));
  };
  const types = [
    'AWS::SQS::Queue',
    'AWS::Lambda::Function',
    'AWS::Lambda::EventSourceMapping',
    'AWS::Lambda::EventInvokeConfig',
  ];
  for (const resource of template.ofType(...types, 'AWS::Events::Rule', 'AWS::Scheduler::Schedule')) {
    collect(resolve(resource.properties), false);
  }
  return names;
}
