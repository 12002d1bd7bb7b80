import { fingerprint } from '../kernel/fingerprint.ts';
import { type RawEngagement, type Engagement } from './engagement.ts';

export type WebinarEngagement = Extract<RawEngagement, { kind: 'webinar' }>;

/**
 * One person at one webinar may be told of several times: by the tool while it runs, by its report, by its list of
 * questions. What they say together is one fuller act at the first moment, so that it is the one that counts of its
 * group; its id is made of what it says, so that the same report again changes nothing.
 */
export function withEarlierReports(act: WebinarEngagement, stored: readonly Engagement[]): WebinarEngagement {
  const all = [
    ...stored.filter(
      (each): each is Engagement & WebinarEngagement =>
        each.kind === 'webinar' && each.session === act.session,
    ),
    act,
  ];
  const minutes = all.flatMap((each) => each.minutes ?? []);
  // A fuller act holds the questions of those before it: each question stands once.
  const questions = [...new Set(all.flatMap((each) => each.question?.split('\n') ?? []))];
  const whole: WebinarEngagement = {
    ...act,
    occurredAt: all.map(({ occurredAt }) => occurredAt).toSorted()[0] ?? act.occurredAt,
    topic: act.topic ?? all[0]?.topic,
    attended: all.some(({ attended }) => attended),
    minutes: minutes.length === 0 ? undefined : Math.max(...minutes),
    durationMinutes:
      act.durationMinutes ?? all.find((each) => each.durationMinutes !== undefined)?.durationMinutes,
    question: questions.length === 0 ? undefined : questions.join('\n'),
  };
  const said = [
    whole.session,
    whole.customerId,
    whole.occurredAt,
    whole.attended,
    whole.minutes,
    whole.durationMinutes,
    whole.question,
  ];
  return { ...whole, id: `webinar-${fingerprint(said.join('|'))}` };
}
