import type { Database } from '../../platform/dynamodb/database.ts';
import { findInterestsAndMails, type StoredInterest } from '../interest/interest-store.ts';
import { findEngagements, findFacts } from '../timeline/timeline-store.ts';
import { disputedIn } from '../../domain/timeline/disputes.ts';
import {
  groupOf,
  isDeliberateElsewhere,
  messageOf,
  type RawEngagement,
  type Engagement,
} from '../../domain/engagement/engagement.ts';
import { earlyClicksIn, judgeTimeline } from '../../domain/engagement/judge-timeline.ts';
import { sentMessagesOf, type OutboxMail } from '../../domain/mail/mail.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { isUntouched } from '../../domain/engagement/touched-messages.ts';
import { deliberate } from '../../domain/engagement/verdict.ts';
import { seeSources, type SeenSources } from './count-sources.ts';
import type { Work } from './work.ts';
import type { Deps } from './deps.ts';

/** What the work touches, as stored. */
export interface Touched {
  /** By model id. */
  readonly interests: ReadonlyMap<string, StoredInterest>;
  readonly mails: ReadonlyMap<string, OutboxMail>;
  readonly before: readonly Engagement[];
  /** Ids of acts in dispute; known only where everything is judged anew. */
  readonly disputed: ReadonlySet<string> | undefined;
}

/** Reads the interest, the mails and the acts that the work touches: for a new judgement all of them, else as few as can be. */
export async function readTouched(deps: Deps, work: Work, modelIds: readonly string[]): Promise<Touched> {
  const { db } = deps;
  const { customerId } = work;
  if (work.rejudge === true) {
    const [before, facts] = await Promise.all([findEngagements(db, customerId), findFacts(db, customerId)]);
    const { interests, mails } = await findInterestsAndMails(
      db,
      customerId,
      modelIds,
      mailsOf(work, [...work.acts, ...before]),
    );
    return { interests, mails, before, disputed: disputedIn(facts) };
  }
  const keys = mailsOf(work, work.acts);
  const { interests, mails } = await findInterestsAndMails(db, customerId, modelIds, keys);
  const remembered = interests.get(modelIds[0] ?? '')?.touched;
  const read = keys.map(({ mailId }) => mailId).filter((id) => !isUntouched(remembered, mails.get(id)));
  return { interests, mails, before: await readRawEngagements(db, work, mails, read), disputed: undefined };
}

/** Every message that the work touches, by our id, under the record to which it was sent. */
export const mailsOf = (
  { customerId, judgeAgain, sentTo }: Pick<Work, 'customerId' | 'judgeAgain' | 'sentTo'>,
  acts: readonly RawEngagement[],
): readonly { readonly customerId: string; readonly mailId: string }[] => [
  ...new Map([
    ...judgeAgain.map((mailId) => [mailId, { customerId: sentTo ?? customerId, mailId }] as const),
    ...acts.flatMap((act) => {
      const mailId = messageOf(act);
      return mailId === undefined
        ? []
        : [[mailId, { customerId: act.sentTo ?? customerId, mailId }] as const];
    }),
  ]).values(),
];

/** Stored engagements of these messages, of the deeds done from them, and of every other group that the work touches. */
async function readRawEngagements(
  db: Database,
  { customerId, acts }: Work,
  mails: ReadonlyMap<string, OutboxMail>,
  messageIds: readonly string[],
): Promise<readonly Engagement[]> {
  const own = acts
    .filter((act) => messageOf(act) === undefined || isDeliberateElsewhere(act))
    .map((act) => groupOf(act));
  const deeds = [...mails.values()].flatMap((mail) => mail.deeds ?? []);
  const prefixes = [...messageIds, ...new Set([...own, ...deeds])].map((prefix) => `${prefix}#`);
  return (await Promise.all(prefixes.map((prefix) => findEngagements(db, customerId, prefix)))).flat();
}

/** Judges every touched message as a whole, old acts and new. */
export async function judgeTouched(
  deps: Deps,
  settings: Settings,
  { mails, before, disputed }: Touched,
  added: readonly RawEngagement[],
): Promise<{ readonly judged: readonly Engagement[]; readonly sources: SeenSources }> {
  const rules = settings.verdictRules;
  const fresh = added.map((act): Engagement => ({ ...act, group: groupOf(act), verdict: deliberate(rules) }));
  const all = [...before, ...fresh];
  const customerId = all[0]?.customerId ?? '';
  const messages = sentMessagesOf(mails);
  const sources = await seeSources(deps, customerId, earlyClicksIn(all, { messages, rules }), settings);
  return { judged: judgeTimeline(all, { messages, rules, crowded: sources.crowded, disputed }), sources };
}
