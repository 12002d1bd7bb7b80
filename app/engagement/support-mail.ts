import { isRequest, type Engagement, type ReplyDoubt } from '../../domain/engagement/engagement.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { clocksFor } from '../../domain/handoffs/rank.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { formatMoment } from '../../contract/format.ts';
import { renderStaffNote } from '../../templates/mails/staff-note.ts';
import type { StaffNoteView } from '../../templates/mails/staff-note-view.ts';
import type { Needs } from '../kernel/deps.ts';
import { customerGone, type StaffMailRenderers } from '../kernel/staff-mail.ts';
import { loadPerson } from '../people/load-person.ts';
import { findReturned } from '../people/returned-address-store.ts';
import { findEngagements } from '../timeline/timeline-store.ts';

type Note = Extract<StaffNoteView, { kind: 'supportForward' }>;

/** An inquiry that sales does not take: to support, or to marketing. */
export const supportMails = ({
  db,
  settings: load,
  consoleUrl,
  now,
}: Needs<'db' | 'settings' | 'consoleUrl' | 'now'>): StaffMailRenderers<'supportForward'> => ({
  supportForward: async ({ customerId, subject: { engagementId } }) => {
    const [settings, person, engagements] = await Promise.all([
      load(),
      loadPerson(db, customerId, now().toISOString()),
      findEngagements(db, customerId),
    ]);
    if (person === undefined) return customerGone;
    const act = engagements.find((each) => each.id === engagementId);
    if (act?.kind !== 'inquiry' && act?.kind !== 'reply')
      return { kind: 'impossible', because: 'the inquiry is gone' };
    const { locale, calendar } = settings;
    const topic = topicOf(act, settings);
    const note: Note = {
      locale,
      kind: 'supportForward',
      toLastName: '',
      // What stands before the dash is alike in all.
      code: (engagementId.split('-').at(-1) ?? '').slice(0, 6).toUpperCase(),
      customerName: person.customer.fullName ?? '',
      accountName: person.account.name,
      email: person.customer.email ?? '',
      isReply: act.kind === 'reply',
      message: act.kind === 'reply' ? replyText(act, locale) : inquiryText(act, locale),
      topic,
      receivedAt: formatMoment(Date.parse(act.receivedAt), calendar.timeZone, locale),
      url: consoleUrl === '' ? undefined : `${consoleUrl}/contacts/${person.customer.id}`,
    };
    const isForSupport = topic === 'support' && !(await findReturned(db))(settings.supportAddress);
    return {
      kind: 'ready',
      to: isForSupport ? settings.supportAddress : settings.marketingAddress,
      mail: renderStaffNote(note),
    };
  },
});

/** The words of a reply; where there are none to read, why. */
function replyText({ text = '', doubt }: Extract<Engagement, { kind: 'reply' }>, locale: Locale): string {
  return below(doubt === undefined ? undefined : doubtWords[doubt][locale], text);
}

/** The words of a form; before them, what they did to mails. */
function inquiryText(
  { message = '', refuses, doubt }: Extract<Engagement, { kind: 'inquiry' }>,
  locale: Locale,
): string {
  const what = refuses === true ? stopped[locale] : doubt === undefined ? undefined : mayRefuse[locale];
  return below(what, message);
}

const below = (said: string | undefined, words: string): string =>
  [said, words].filter((part) => part !== undefined && part !== '').join('\n\n');

const stopped: Readonly<Record<Locale, string>> = {
  ja: '【配信停止のご希望】この方への配信は、すでに停止しました。',
  en: '[Wants no mails] Mails to this person have been stopped already.',
};
const mayRefuse: Readonly<Record<Locale, string>> = {
  ja: '【要確認】配信を断っているかもしれません。ご判断ください（確認が終わるまで、この方への配信は止まっています）。',
  en: '[Please read] This may refuse our mails. Please decide; mails to this person wait until then.',
};

const doubtWords: Readonly<Record<ReplyDoubt, Readonly<Record<Locale, string>>>> = {
  refusal: {
    ja: '【返信・要確認】配信を断っているかもしれません。ご判断ください（確認が終わるまで、この方への配信は止まっています）。',
    en: '[Reply, please read] This may refuse our mails. Please decide; mails to this person wait until then.',
  },
  garbled: {
    ja: '【返信・要確認】文字コードが読み取れない返信です。元のメールをご確認ください（確認が終わるまで、この方への配信は止まっています）。',
    en: '[Reply, please read] The characters of this reply cannot be read. Look at the mail itself; mails to this person wait until then.',
  },
  automatic: {
    ja: '【返信・要確認】自動返信かもしれません。',
    en: '[Reply, please read] This may be an automatic answer.',
  },
  unproven: {
    ja: '【返信・要確認】差出人を確かめられない返信です。なりすましかもしれません。配信停止のご希望でしたら対応をお願いします（確認が終わるまで、この方への配信は止まっています）。',
    en: '[Reply, please read] The sender of this reply could not be proven. It may be forged. See whether it refuses our mails; mails to this person wait until then.',
  },
  empty: {
    ja: '【返信・要確認】本人の言葉が見当たらない返信です。',
    en: '[Reply, please read] This reply holds no words of its own.',
  },
};

/** A request that ended here found no salesperson: its reader has the clock that a salesperson would have had. */
function topicOf(act: Engagement, { calendar, locale }: Settings): Note['topic'] {
  if (!isRequest(act)) return act.kind === 'inquiry' && act.inquiry === 'support' ? 'support' : 'other';
  const { firstContactDueEpochMs } = clocksFor('A', 'hot', Date.parse(act.receivedAt), calendar);
  return { callBy: formatMoment(firstContactDueEpochMs, calendar.timeZone, locale) };
}
