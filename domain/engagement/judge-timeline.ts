import { isPrivateAddress } from '../kernel/private-address.ts';
import { isDeliberate, messageOf, type Engagement } from './engagement.ts';
import { judgeMessage, type MessageEngagement } from './judge-message.ts';
import type { VerdictRules } from './verdict-rules.ts';
import { classifyAgent } from './user-agent.ts';
import { deliberate, disputed, pressedByRobot, probing, type Verdict } from './verdict.ts';

/** What judging takes of a mail: when it went out and arrived (ISO), and the campaign it belongs to. */
export interface SentMessage {
  readonly sentAt?: string | undefined;
  readonly deliveredAt?: string | undefined;
  readonly campaignId?: string | undefined;
}

/** What judging a customer's acts takes, beside the acts. */
export interface TimelineEvidence {
  /** By our id of the mail. */
  readonly messages: ReadonlyMap<string, SentMessage>;
  readonly rules: VerdictRules;
  /** Ids of clicks whose address clicked in the mails of many recipients. */
  readonly crowded: ReadonlySet<string>;
  /** Ids of acts that sales disputes; undefined where the facts were not read: then each stays as it is marked. */
  readonly disputed?: ReadonlySet<string> | undefined;
}

/** Judges every message of these acts as a whole; probes are machines', everything else is deliberate; what sales disputes is not. */
export function judgeTimeline(
  engagements: readonly Engagement[],
  evidence: TimelineEvidence,
): readonly Engagement[] {
  const judged = new Map<string, Verdict>();
  for (const messageId of new Set(engagements.flatMap((each) => messageOf(each) ?? []))) {
    const acts = engagements.filter((each) => messageOf(each) === messageId);
    for (const [id, verdict] of judgeOne(acts, evidence.messages.get(messageId), evidence))
      judged.set(id, verdict);
  }
  return engagements.map((each) => ({
    ...each,
    campaignId: each.campaignId ?? evidence.messages.get(messageOf(each) ?? '')?.campaignId,
    verdict: isDisputed(each, evidence)
      ? disputed(evidence.rules)
      : (judged.get(each.id) ?? ownVerdict(each, evidence.rules)),
  }));
}

const isDisputed = (each: Engagement, evidence: TimelineEvidence): boolean =>
  evidence.disputed?.has(each.id) ?? each.verdict.reasons.includes('disputed-by-sales');

function judgeOne(
  acts: readonly Engagement[],
  message: SentMessage | undefined,
  { rules, crowded }: TimelineEvidence,
): ReadonlyMap<string, Verdict> {
  const seen = acts.filter(
    (each): each is MessageEngagement => each.kind === 'open' || each.kind === 'click',
  );
  return judgeMessage(
    seen,
    {
      deliveredAt: message?.deliveredAt ?? message?.sentAt,
      deedsAt: acts.filter((each) => isDeliberate(each) && !isRobots(each)).map((each) => each.occurredAt),
      probes: acts.flatMap((each) =>
        each.kind === 'probe' ? [{ at: each.occurredAt, ipAddress: each.ipAddress }] : [],
      ),
      crowded,
    },
    rules,
  );
}

/** The verdict on an act that needs no evidence: it stays what it is unless a dispute was taken back. */
function ownVerdict(each: Engagement, rules: VerdictRules): Verdict {
  if (each.kind === 'probe') return probing(each.how, rules);
  if (isRobots(each)) return pressedByRobot(rules);
  return each.verdict.reasons.includes('disputed-by-sales') ? deliberate(rules) : each.verdict;
}

/** Some scanners press buttons too, and say who they are. A program that sends an inquiry is the company's own form. */
const isRobots = (each: Engagement): boolean =>
  (each.kind === 'download' || each.kind === 'registration') &&
  each.userAgent !== undefined &&
  classifyAgent(each.userAgent) === 'scanner';

/** A click so soon after delivery that its source is worth counting. */
export interface EarlyClick {
  readonly id: string;
  readonly ipAddress: string;
  /** Start of the stretch of time in which the source is counted, epoch minutes. */
  readonly stretch: number;
}

/** The clicks whose sources are counted: soon after delivery, from a public address. Most acts are none. */
export function earlyClicksIn(
  acts: readonly Engagement[],
  { messages, rules }: Pick<TimelineEvidence, 'messages' | 'rules'>,
): readonly EarlyClick[] {
  return acts.flatMap((act): readonly EarlyClick[] => {
    if (act.kind !== 'click' || act.ipAddress === undefined) return [];
    const message = messages.get(act.messageId);
    const deliveredAt = message?.deliveredAt ?? message?.sentAt;
    if (deliveredAt === undefined) return [];
    const atEpochMs = Date.parse(act.occurredAt);
    const isEarly = atEpochMs - Date.parse(deliveredAt) <= rules.source.within * 1000;
    if (!isEarly || isPrivateAddress(act.ipAddress)) return [];
    const { minutes } = rules.source;
    return [
      { id: act.id, ipAddress: act.ipAddress, stretch: Math.floor(atEpochMs / 60_000 / minutes) * minutes },
    ];
  });
}
