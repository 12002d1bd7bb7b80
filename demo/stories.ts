import * as z from 'zod';
import type { LocalStack } from '../local/local-stack.ts';
import type { Mail } from '../local/ses/mail.ts';

const handoffSchema = z.looseObject({
  id: z.string(),
  code: z.string(),
  rank: z.string(),
  state: z.string(),
  outcome: z.string().optional(),
  createdAt: z.string(),
  acceptedAt: z.string().optional(),
  firstContactAt: z.string().optional(),
  receivedDueAt: z.string(),
  firstContactDueAt: z.string(),
  joinedCustomerIds: z.array(z.string()),
  tossedUp: z.looseObject({ at: z.string() }).optional(),
});
type Handoff = z.infer<typeof handoffSchema>;

/** What of a lead stories are made of. */
export const storyLeadSchema = z.looseObject({
  customer: z.looseObject({
    id: z.string(),
    fullName: z.string().optional(),
    accountName: z.string().optional(),
  }),
  standing: z.looseObject({ noHandoffBefore: z.string().optional() }),
  handoffs: z.array(handoffSchema),
  facts: z.array(
    z.looseObject({
      kind: z.string(),
      at: z.string(),
      handoffId: z.string().optional(),
      feedback: z.looseObject({ by: z.string(), answer: z.looseObject({ kind: z.string() }) }).optional(),
    }),
  ),
});
type Lead = z.infer<typeof storyLeadSchema>;

/** One turn that a handoff took: what it is called, and who and when; undefined where none did. */
export interface Story {
  readonly title: string;
  readonly told: string | undefined;
}

interface Case {
  readonly lead: Lead;
  readonly handoff: Handoff;
  readonly mails: readonly Mail[];
}

/** Finds the turns that handoffs can take, one case each, and names them. */
export function tellStories(
  stack: LocalStack,
  leads: readonly Lead[],
  insideSales: boolean,
): readonly Story[] {
  const mails = stack.mailbox.mails().filter((mail) => mail.tags['k'] === 'staff');
  const cases = leads.flatMap((lead) =>
    lead.handoffs.map((handoff): Case => ({
      lead,
      handoff,
      mails: mails.filter((mail) => mail.text?.includes(handoff.code)),
    })),
  );
  const one = (title: string, holds: (each: Case) => boolean, tell: (each: Case) => string): Story => {
    const found = cases.find((each) => holds(each));
    return { title, told: found === undefined ? undefined : `${nameOf(found)}: ${tell(found)}` };
  };
  return [
    one(
      'an A lead accepted and called in time',
      ({ handoff: { rank, acceptedAt, firstContactAt, firstContactDueAt, receivedDueAt, tossedUp } }) =>
        rank === 'A' &&
        (tossedUp !== undefined) === insideSales &&
        (acceptedAt ?? '9') <= receivedDueAt &&
        (firstContactAt ?? '9') <= firstContactDueAt,
      ({ handoff }) =>
        `handed over ${moment(handoff.createdAt)}${handoff.tossedUp === undefined ? '' : `, passed on by inside sales ${moment(handoff.tossedUp.at)}`}, accepted ${moment(handoff.acceptedAt)}, called ${moment(handoff.firstContactAt)}, due ${moment(handoff.firstContactDueAt)}`,
    ),
    one(
      'a B lead not reached three times',
      ({ handoff }) => handoff.rank === 'B' && handoff.outcome === 'noAnswer',
      (each) =>
        `called ${reportsOf(each)
          .map((at) => moment(at))
          .join(', ')}; monthly mail from now on`,
    ),
    one(
      'one reminded, then given to somebody else by the manager',
      (each) =>
        answersOf(each, 'reassign').some(({ feedback }) => feedback?.by === 'manager') &&
        each.mails.some(({ subject }) => subject.startsWith('【期限 ')),
      (each) =>
        `reminded ${moment(mailAt(each, /^【期限 /))}, manager told ${moment(mailAt(each, /^【期限超過】/))}, new owner ${moment(answersOf(each, 'reassign')[0]?.at)}`,
    ),
    one(
      'one that was too early, with its date',
      ({ handoff, lead }) => handoff.outcome === 'tooEarly' && lead.standing.noHandoffBefore !== undefined,
      ({ lead }) => `not before ${lead.standing.noHandoffBefore ?? ''}`,
    ),
    one(
      'a colleague who joined the open handoff of his company',
      ({ handoff }) => handoff.joinedCustomerIds.length > 0,
      ({ handoff }) =>
        `joined by ${handoff.joinedCustomerIds
          .map((id) => leads.find(({ customer }) => customer.id === id)?.customer.fullName ?? 'a colleague')
          .join(', ')}; no second salesperson calls there`,
    ),
    one(
      'one withdrawn: no person was behind the acts',
      ({ handoff }) => handoff.state === 'withdrawn',
      (each) =>
        `handed over ${moment(each.handoff.createdAt)}, withdrawn ${moment(mailAt(each, /^【取り下げ】/))}`,
    ),
    one(
      'one never reported, released after 20 business days',
      ({ handoff }) => handoff.state === 'released',
      (each) =>
        `handed over ${moment(each.handoff.createdAt)}, asked ${each.mails.filter(({ subject }) => /結果のご報告|未報告/.test(subject)).length} times, back to nurturing ${moment(each.lead.facts.find(({ kind }) => kind === 'handoffReleased')?.at)}`,
    ),
  ];
}

const nameOf = ({ lead: { customer }, handoff: { code } }: Case): string =>
  `${code} ${customer.accountName ?? ''} ${customer.fullName ?? ''}様`;

const answersOf = ({ lead, handoff }: Case, kind: string): readonly Lead['facts'][number][] =>
  lead.facts.filter(({ handoffId, feedback }) => handoffId === handoff.id && feedback?.answer.kind === kind);

const reportsOf = (each: Case): readonly string[] =>
  answersOf(each, 'report')
    .map(({ at }) => at)
    .toSorted();

const mailAt = ({ mails }: Case, subject: RegExp): string | undefined =>
  mails.find((mail) => subject.test(mail.subject))?.at.toISOString();

/** 10/20 14:05, in Japan. */
function moment(at: string | undefined): string {
  if (at === undefined) return '-';
  const local = new Date(Date.parse(at) + 9 * 3_600_000);
  return `${local.getUTCMonth() + 1}/${local.getUTCDate()} ${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`;
}
