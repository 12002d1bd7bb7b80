import type { Database } from '../shared/adapters/dynamodb/database.ts';
import { findEngagements } from '../shared/adapters/dynamodb/timeline-store.ts';
import { groupOf, type Act, type Engagement } from '../shared/domain/engagement.ts';
import { judgeMessage, type MessageAct } from '../shared/domain/judge-message.ts';
import type { OutboxMail } from '../shared/domain/mail.ts';
import { campaignOf } from '../shared/domain/next-step.ts';
import { deliberate, type Verdict } from '../shared/domain/verdict.ts';
import type { Work } from './record-engagement.ts';

/** Our ids of every message that the work touches. */
export const touchedMessages = (work: Work): readonly string[] => [
  ...new Set([...work.judgeAgain, ...work.acts.flatMap((act) => messageOf(act) ?? [])]),
];

/** Stored engagements of these messages and of every other group that the work touches. */
export async function readTouched(
  db: Database,
  work: Work,
  messageIds: readonly string[],
): Promise<readonly Engagement[]> {
  const groups = new Set(work.acts.filter((act) => messageOf(act) === undefined).map((act) => groupOf(act)));
  const prefixes = [...messageIds, ...groups].map((prefix) => `${prefix}#`);
  return (await Promise.all(prefixes.map((prefix) => findEngagements(db, work.customerId, prefix)))).flat();
}

export const messageOf = (act: Act): string | undefined => ('messageId' in act ? act.messageId : undefined);

/** Judges every touched message as a whole, old acts and new; everything else is a deliberate act. */
export function judgeAll(
  mails: ReadonlyMap<string, OutboxMail>,
  before: readonly Engagement[],
  added: readonly Act[],
): readonly Engagement[] {
  const fresh = added.map((act): Engagement => ({ ...act, group: groupOf(act), verdict: deliberate }));
  const all = [...before, ...fresh];
  const verdicts = new Map<string, Verdict>();
  for (const messageId of new Set(all.flatMap((each) => messageOf(each) ?? []))) {
    const acts = all.filter(
      (each): each is MessageAct =>
        (each.kind === 'open' || each.kind === 'click') && each.messageId === messageId,
    );
    const mail = mails.get(messageId);
    const deeds = all
      .filter((each) => each.kind === 'download' && each.messageId === messageId)
      .map((each) => each.occurredAt);
    for (const [id, verdict] of judgeMessage(acts, mail?.deliveredAt ?? mail?.sentAt, deeds))
      verdicts.set(id, verdict);
  }
  return all.map((each) => {
    const mail = mails.get(messageOf(each) ?? '');
    return {
      ...each,
      campaignId: each.campaignId ?? (mail === undefined ? undefined : campaignOf(mail)),
      verdict: verdicts.get(each.id) ?? each.verdict,
    };
  });
}
