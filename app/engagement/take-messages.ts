import { chunked } from '../../domain/kernel/chunked.ts';
import type { DeliveryEvent } from '../../domain/mail/delivery-event.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { attempt, type MessageResult, type QueueMessage } from '../../platform/batch-pipeline.ts';
import { count } from '../../platform/observability.ts';
import { findCustomer } from '../people/customer-store.ts';
import type { Deps } from './deps.ts';
import { handleInquiry } from './handle-inquiry.ts';
import { readTask, type Task } from './read-task.ts';
import { moveEngagements } from './move-engagements.ts';
import { returnEngagements } from './return-engagements.ts';
import { actMovedTo, recordEngagement } from './record-engagement.ts';

/** Takes what a mail server said of one of our mails. */
export type ApplyDeliveryEvent = (customerId: string, event: DeliveryEvent) => Promise<void>;

interface Read {
  readonly messageId: string;
  readonly task: Task;
}

/**
 * Takes a batch of the engagement queue, one customer's messages together, so that ten events cost one read and one
 * transaction. Messages of one customer succeed or fail together, and hold up nobody else's.
 */
export const takeMessages =
  (deps: Deps, applyDeliveryEvent: ApplyDeliveryEvent) =>
  async (messages: readonly QueueMessage[]): Promise<readonly MessageResult[]> => {
    const receivedAt = deps.now().toISOString();
    const read: Read[] = [];
    const unreadable: MessageResult[] = [];
    for (const { messageId, body } of messages) {
      const result = await attempt(messageId, async () => {
        read.push({ messageId, task: readTask(JSON.parse(body), receivedAt) });
      });
      if (result.error !== undefined) unreadable.push(result);
    }
    for (const { task } of read) if (task.kind === 'ignored') count({ [`Ignored.${task.because}`]: 1 });
    const ignored = read.filter(({ task }) => task.kind === 'ignored');
    const results = await Promise.all(
      byCustomer(read).map(async ([customerId, own]) => {
        const outcome = await attempt('', () =>
          takeTasks(
            deps,
            applyDeliveryEvent,
            customerId,
            own.map(({ task }) => task),
          ),
        );
        return own.map(({ messageId }): MessageResult => ({ ...outcome, messageId }));
      }),
    );
    return [...unreadable, ...ignored.map(({ messageId }) => ({ messageId })), ...results.flat()];
  };

const byCustomer = (read: readonly Read[]): readonly (readonly [string, readonly Read[]])[] => [
  ...grouped(
    read.filter(({ task }) => task.kind !== 'ignored'),
    ({ task }) => (task.kind === 'ignored' ? '' : task.customerId),
  ),
];

/** At most three writes an act, and one for its mail: together with interest and crossing below what a transaction takes. */
const MAXIMUM_ACTS = 20;

/** Delivery events first: they say how soon after delivery an act came. Then acts, in parts that one transaction can hold. */
async function takeTasks(
  deps: Deps,
  applyDeliveryEvent: ApplyDeliveryEvent,
  customerId: string,
  tasks: readonly Task[],
): Promise<void> {
  const events = tasks.flatMap((task) => (task.kind === 'delivery' ? [task.event] : []));
  for (const event of events) await applyDeliveryEvent(customerId, event);
  const acts = tasks.flatMap((task) => (task.kind === 'act' ? [task.act] : []));
  const delivered = events.filter(({ kind }) => kind === 'delivered').map(({ mailId }) => mailId);
  const asks = (kind: Task['kind']): boolean => tasks.some((task) => task.kind === kind);
  const releasedAt = tasks
    .flatMap((task) => (task.kind === 'release' ? [task.at] : []))
    .toSorted()
    .at(-1);
  const isAsked =
    delivered.length > 0 ||
    releasedAt !== undefined ||
    asks('refold') ||
    asks('replay') ||
    asks('rejudge') ||
    asks('cool');
  for (const task of tasks) {
    if (task.kind === 'merged') await moveEngagements(deps)(customerId, task.into);
    if (task.kind === 'unmerged') await returnEngagements(deps)(customerId, task.from);
  }
  // A penalty of a record that was merged weighs on its person.
  const into = asks('refold') ? (await findCustomer(deps.db, customerId))?.mergedInto : undefined;
  if (into !== undefined) await moveEngagements(deps)(customerId, into);
  const record = recordEngagement(deps);
  const parts = chunked(acts, MAXIMUM_ACTS);
  let recordedFor = customerId;
  for (const [part, some] of (parts.length === 0 && isAsked ? [[]] : parts).entries()) {
    const isFirst = part === 0;
    const recorded = await record({
      customerId,
      acts: some,
      judgeAgain: isFirst ? [...new Set(delivered)] : [],
      recompute: isFirst && asks('refold'),
      replay: isFirst && asks('replay'),
      rejudge: isFirst && asks('rejudge'),
      releasedAt: isFirst ? releasedAt : undefined,
    });
    recordedFor = recorded.customerId;
    count({ EngagementsRecorded: recorded.added, EngagementDuplicates: recorded.duplicates });
  }
  const handle = handleInquiry(deps.db, deps.keyring, await deps.settings());
  for (const act of acts) await handle(act.customerId === recordedFor ? act : actMovedTo(act, recordedFor));
}
