import { cutText } from '../../../domain/kernel/cut-text.ts';
import type { Bilingual } from '../../../domain/kernel/locale.ts';
import { dayOf, instantOf } from '../../../domain/kernel/time-zone.ts';
import { bantSchema, type Bant } from '../../../domain/people/bant.ts';
import { MOST_DAYS_AHEAD } from '../../../domain/handoffs/answer/promised-time.ts';
import { promiseOf, promiseWaySchema } from '../../../domain/handoffs/promise-way.ts';
import { outcomeSchema, type Feedback, type Outcome } from '../../../domain/handoffs/handoff.ts';
import { addMonths, isDay, type LocalDate } from '../../../domain/kernel/local-date.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { readAmountField, unreadableAmount } from './read-fields.ts';
import { readHearing, readNotes, readSent, readTalk } from './read-hearing.ts';

/** An answer as a form gave it, or what is wrong with it. */
export type AnswerReading =
  | { readonly kind: 'answer'; readonly answer: Feedback['answer'] }
  | { readonly kind: 'problem'; readonly problem: Bilingual };

type Form = Readonly<Record<string, string>>;

/** Beyond these it is a slip in the year. */
const MOST_YEARS_AHEAD = 10;
const DAY = 86_400_000;

const problem = (ja: string, en: string): AnswerReading => ({ kind: 'problem', problem: { ja, en } });

/** Reads the form behind a button. Nothing but the outcome is required. */
export function readAnswer(asked: string, form: Form, settings: Settings, now: Date): AnswerReading {
  const today = dayOf(now.getTime(), settings.calendar.timeZone);
  switch (asked) {
    case 'accept':
      return { kind: 'answer', answer: { kind: 'accept' } };
    case 'decline':
      return { kind: 'answer', answer: { kind: 'decline' } };
    case 'notReached':
      return { kind: 'answer', answer: { kind: 'report', outcome: 'notReached', channel: 'phone' } };
    case 'promise':
      return readPromise(form, settings, now);
    default:
      return readReport(form, settings, today);
  }
}

function readPromise(form: Form, { calendar }: Settings, now: Date): AnswerReading {
  const other = form['callAtOther'] ?? '';
  const epochMs =
    other === ''
      ? Date.parse(form['callAt'] ?? '')
      : instantOf(other.slice(0, 10), other.slice(11, 16), calendar.timeZone);
  if (Number.isNaN(epochMs))
    return problem('連絡する日時を選んでください。', 'Choose when you will be in touch.');
  if (epochMs < now.getTime())
    return problem(
      '過ぎた時刻です。これからの時刻を選んでください。',
      'That time has passed. Choose a later one.',
    );
  if (epochMs > now.getTime() + MOST_DAYS_AHEAD * DAY)
    return problem(
      `${MOST_DAYS_AHEAD}日より先の日時です。年と月をお確かめください。先のご連絡になるときは、「結果を報告」から「まだ早い」をお選びください。`,
      `That is more than ${MOST_DAYS_AHEAD} days ahead. Check year and month; if it is to be that late, report "Too early".`,
    );
  const way = promiseWaySchema.safeParse(form['way']);
  return { kind: 'answer', answer: promiseOf(new Date(epochMs), way.success ? way.data : 'phone') };
}

function readReport(form: Form, settings: Settings, today: LocalDate): AnswerReading {
  const outcome = outcomeSchema.safeParse(form['outcome']);
  if (!outcome.success) return problem('結果をひとつ選んでください。', 'Choose one result.');
  const asks = (field: keyof typeof outcomesThatAsk): boolean =>
    outcomesThatAsk[field].includes(outcome.data);
  const amount = asks('amount') ? readAmountField(form['amount'] ?? '', settings.currency) : undefined;
  if (amount === 'unreadable')
    return { kind: 'problem', problem: unreadableAmount(form['amount'] ?? '', settings.currency) };
  const until = asks('until') ? untilFrom(form, today) : undefined;
  if (until !== undefined && until < today)
    return problem(
      `日付「${until}」は過ぎています。これからの日付にしてください。`,
      `The date ${until} has passed. Give a later one.`,
    );
  if (until !== undefined && until > addMonths(today, MOST_YEARS_AHEAD * 12))
    return problem(
      `日付「${until}」は${MOST_YEARS_AHEAD}年より先です。年をお確かめください。`,
      `The date ${until} is more than ${MOST_YEARS_AHEAD} years ahead. Check the year.`,
    );
  const bant = asks('bant') ? bantFrom(form) : {};
  const bantNotes = asks('bant') ? readNotes(form) : {};
  const hearing = asks('bant') ? readHearing(form) : {};
  const talk = asks('bant') ? readTalk(form) : {};
  const sent = readSent(form, settings.assets);
  const channel = (['phone', 'mail', 'online', 'visit', 'letter'] as const).find(
    (each) => each === form['channel'],
  );
  const note = cutText((form['note'] ?? '').trim(), 2000);
  return {
    kind: 'answer',
    answer: {
      kind: 'report',
      outcome: outcome.data,
      ...(channel === undefined ? {} : { channel }),
      ...(until === undefined ? {} : { until }),
      ...(amount === undefined ? {} : { amount }),
      ...(asks('meetingOn') && isDay(form['meetingOn']) ? { meetingOn: form['meetingOn'] } : {}),
      ...(isEmpty(bant) ? {} : { bant }),
      ...(isEmpty(bantNotes) ? {} : { bantNotes }),
      ...(isEmpty(hearing) ? {} : { hearing }),
      ...(isEmpty(talk) ? {} : { talk }),
      ...(isEmpty(sent) ? {} : { sent }),
      ...(note === '' ? {} : { note }),
    },
  };
}

const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0;

/** Fields hidden by the page are sent all the same: each counts only for the outcomes that ask for it. */
const outcomesThatAsk: Readonly<Record<'amount' | 'until' | 'meetingOn' | 'bant', readonly Outcome[]>> = {
  amount: ['opportunity', 'won', 'lost'],
  until: ['tooEarly', 'choseAnother'],
  meetingOn: ['opportunity'],
  bant: ['reached', 'opportunity', 'tooEarly', 'gathering'],
};

/** In one, three or six months, next term (the coming April or October), or a day of one's own. */
function untilFrom(form: Form, today: LocalDate): LocalDate | undefined {
  if (isDay(form['untilDate'])) return form['untilDate'];
  switch (form['until'] ?? '') {
    case 'months1':
      return addMonths(today, 1);
    case 'months3':
      return addMonths(today, 3);
    case 'months6':
      return addMonths(today, 6);
    case 'nextTerm': {
      const year = Number(today.slice(0, 4));
      return [`${year}-04-01`, `${year}-10-01`, `${year + 1}-04-01`].find((day) => day > today);
    }
    default:
      return isDay(form['until']) ? form['until'] : undefined;
  }
}

export function bantFrom(form: Form): Bant {
  const given = Object.fromEntries(
    (['budget', 'authority', 'need', 'timeframe'] as const).flatMap((item) =>
      (form[item] ?? '') === '' ? [] : [[item, form[item]]],
    ),
  );
  const parsed = bantSchema.safeParse(given);
  return parsed.success ? parsed.data : {};
}
