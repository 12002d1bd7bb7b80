import { describe, expect, it } from 'vitest';
import { failedItems } from '../../local/functions/batch-failures.ts';
import type { Queue, QueueDefinition } from '../../local/queues/queue.ts';
import { createQueue } from '../../local/queues/queue.ts';

function aQueue(definition: Partial<QueueDefinition> = {}): {
  readonly queue: Queue;
  readonly pass: (seconds: number) => void;
} {
  let now = 0;
  const queue = createQueue({
    name: 'q',
    arn: 'arn:aws:sqs:x:0:q',
    visibilityTimeoutSeconds: 30,
    delaySeconds: 0,
    maximumReceives: Infinity,
    moveToDeadLetters: undefined,
    now: () => now,
    ...definition,
  });
  return {
    queue,
    pass: (seconds) => {
      now += seconds * 1000;
    },
  };
}

describe('a queue', () => {
  it('hides a received message until its visibility timeout and counts its receives', () => {
    const { queue, pass } = aQueue();
    queue.send({ body: 'a' });

    expect(queue.receive(10)).toMatchObject([{ body: 'a', receiveCount: 1 }]);
    expect(queue.receive(10)).toEqual([]);
    expect(queue.nextAt()).toBe(30_000);
    pass(30);
    expect(queue.receive(10)).toMatchObject([{ receiveCount: 2 }]);
  });

  it('forgets a removed message', () => {
    const { queue, pass } = aQueue();
    queue.send({ body: 'a' });
    const [message] = queue.receive(1);

    expect(queue.remove(message?.receiptHandle ?? '')).toBe(true);
    pass(60);
    expect(queue.receive(1)).toEqual([]);
    expect(queue.nextAt()).toBeUndefined();
  });

  it('does not let an old receipt handle remove a message that was received again', () => {
    const { queue, pass } = aQueue();
    queue.send({ body: 'a' });
    const [first] = queue.receive(1);
    pass(30);
    queue.receive(1);

    expect(queue.remove(first?.receiptHandle ?? '')).toBe(false);
    expect(queue.hidden()).toBe(1);
  });

  it('delays a message', () => {
    const { queue, pass } = aQueue();
    queue.send({ body: 'later', delaySeconds: 10 });

    expect(queue.receive(1)).toEqual([]);
    pass(10);
    expect(queue.receive(1)).toMatchObject([{ body: 'later' }]);
  });

  it('moves a message that was received too often to the dead letters', () => {
    const dead: string[] = [];
    const { queue, pass } = aQueue({ maximumReceives: 2, moveToDeadLetters: ({ body }) => dead.push(body) });
    queue.send({ body: 'poison' });

    for (let receive = 0; receive < 3; receive += 1) {
      queue.receive(1);
      pass(30);
    }

    expect(dead).toEqual(['poison']);
    expect(queue.visible() + queue.hidden()).toBe(0);
  });

  it('tells its listeners when a message shows', () => {
    const { queue, pass } = aQueue();
    let woken = 0;
    queue.onVisible(() => (woken += 1));

    queue.send({ body: 'a' });
    queue.send({ body: 'b', delaySeconds: 5 });
    pass(5);
    queue.showDue();

    expect(woken).toBe(2);
  });
});

describe('batchItemFailures', () => {
  const batch = new Set(['1', '2']);

  it.each([[null], [undefined], [{}], [{ batchItemFailures: null }], [{ batchItemFailures: [] }]])(
    '%j means success',
    (result) => {
      expect(failedItems(result, batch).size).toBe(0);
    },
  );

  it('names the failed items', () => {
    expect([...failedItems({ batchItemFailures: [{ itemIdentifier: '2' }] }, batch)]).toEqual(['2']);
  });

  it.each([
    [{ batchItemFailures: [{}] }],
    [{ batchItemFailures: [{ itemIdentifier: '' }] }],
    [{ batchItemFailures: [{ itemIdentifier: 'stranger' }] }],
  ])('%j fails the whole batch', (result) => {
    expect(() => failedItems(result, batch)).toThrow('whole batch');
  });
});
