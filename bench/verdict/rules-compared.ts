import { groupOf, type Engagement } from '../../domain/engagement/engagement.ts';
import { earlyClicksIn, judgeTimeline } from '../../domain/engagement/judge-timeline.ts';
import { classifyAgent } from '../../domain/engagement/user-agent.ts';
import { shippedVerdictRules, type VerdictRules } from '../../domain/engagement/verdict-rules.ts';
import { deliberate, type Verdict } from '../../domain/engagement/verdict.ts';
import { sentMessageOf } from '../../domain/mail/mail.ts';
import type { LabelledEngagement, Traffic } from './traffic.ts';

/** A way to judge traffic: the verdict on every open and click, by id. */
export type Judge = (traffic: readonly Traffic[]) => ReadonlyMap<string, Verdict['is']>;

/** Ours, as `record-engagement` judges once everything has arrived: sources are counted over all recipients. */
export const ours =
  (rules: VerdictRules = shippedVerdictRules): Judge =>
  (traffic) => {
    const engaged = traffic.map(({ mail, acts }) => ({
      messages: new Map([[mail.id, sentMessageOf(mail)]]),
      acts: acts.map(({ act }): Engagement => ({ ...act, group: groupOf(act), verdict: deliberate(rules) })),
    }));
    const recipients = new Map<string, Set<string>>();
    const sources = engaged.map(({ messages, acts }) =>
      earlyClicksIn(acts, { messages, rules }).map((click) => {
        const source = `${click.ipAddress} ${click.stretch}`;
        const seen = recipients.get(source) ?? new Set();
        recipients.set(source, seen.add(acts[0]?.customerId ?? ''));
        return { id: click.id, source };
      }),
    );
    return new Map(
      engaged.flatMap(({ messages, acts }, index) => {
        const crowded = (sources[index] ?? [])
          .filter(({ source }) => (recipients.get(source)?.size ?? 0) >= rules.source.recipients)
          .map(({ id }) => id);
        return judgeTimeline(acts, { messages, rules, crowded: new Set(crowded) }).map(
          ({ id, verdict }) => [id, verdict.is] as const,
        );
      }),
    );
  };

/** A rule of one act and its mail: machine or, for want of evidence, human. */
const byRule =
  (isMachine: (act: Seen, traffic: Traffic) => boolean): Judge =>
  (all) =>
    new Map(
      all.flatMap((traffic) =>
        seenIn(traffic).map(
          (act) => [act.id, isMachine(act, traffic) ? ('machine' as const) : ('human' as const)] as const,
        ),
      ),
    );

export type Seen = Extract<LabelledEngagement['act'], { kind: 'open' | 'click' }>;
export const isSeen = (act: LabelledEngagement['act']): act is Seen =>
  act.kind === 'open' || act.kind === 'click';
const seenIn = ({ acts }: Traffic): readonly Seen[] =>
  acts.map(({ act }) => act).filter((act) => isSeen(act));

const isKnownAgent = ({ userAgent }: Seen): boolean =>
  ['scanner', 'none', 'prefetch'].includes(classifyAgent(userAgent));

/** Mautic: two of three: a known agent, a listed address, less than 2 s after sending. */
export const mautic = byRule((act, { mail, listed }) => {
  const soon = Date.parse(act.occurredAt) - Date.parse(mail.sentAt ?? '') < 2000;
  return [isKnownAgent(act), listed.has(act.ipAddress ?? ''), soon].filter(Boolean).length >= 2;
});

/** Marketo: a known agent or listed address, or another act of the mail within 0 to 3 s. */
export const marketo = byRule((act, traffic) => {
  const near = seenIn(traffic).some(
    (other) =>
      other.id !== act.id && Math.abs(Date.parse(other.occurredAt) - Date.parse(act.occurredAt)) <= 3000,
  );
  return isKnownAgent(act) || traffic.listed.has(act.ipAddress ?? '') || near;
});

/** SES's flag alone: absent counts as a person. */
export const sesAlone = byRule(({ isBotEvent }) => isBotEvent === 'Likely');

/** Our rules as they were in version 1: a browser half a minute after delivery was a person. */
export const versionOne = ours({
  ...shippedVerdictRules,
  version: 1,
  machineWithin: { open: 20, click: 5 },
  unknownWithin: { open: 30, click: 30 },
  closeToProbe: 0,
  sameSourceWithin: 86_400,
  burst: { links: 2, seconds: 2, pairSeconds: 2 },
  source: { ...shippedVerdictRules.source, within: 0, recipients: 40 },
});
