import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../domain/settings/settings.ts';
import { renderChatNotice } from '../../templates/chat/chat-notice.ts';
import { renderStaffNote } from '../../templates/mails/staff-note.ts';
import { renderWeeklyMail } from '../../templates/mails/weekly-mail.ts';
import { renderWelcomeMail } from '../../templates/mails/welcome-mail.ts';
import { renderHandoffStandard } from '../../templates/pages/handoff-standard.ts';
import { renderWelcomePage } from '../../templates/pages/welcome-page.ts';
import type { WeeklyView, WeekLine } from '../../templates/mails/weekly-mail-view.ts';
import { awkward, locales } from './builders.ts';
import { expectSoundHtml, expectSoundMail } from './html-checks.ts';

const url = 'https://m.example/h/t?a=report';
const line = (value: string): WeekLine => ({
  rank: 'A',
  customerName: value,
  accountName: value,
  ownerName: value,
  dueAt: value,
  isOverdue: true,
  stalledDays: 21,
  actions: [{ on: value, what: value }],
  url,
});

function weeks(locale: 'ja' | 'en', value: string): readonly WeeklyView[] {
  const base = { locale, toLastName: value, period: value };
  const lines = [line(value)];
  return [
    { ...base, kind: 'owner', open: 3, unfollowed: lines, stalled: lines, noNextAction: [], coming: lines },
    {
      ...base,
      kind: 'manager',
      owners: [{ name: value, open: 3, overdue: 1, stalled: 1, unreported: 0 }],
      overdue: lines,
      focus: lines,
      stalled: [],
      noNextAction: lines,
    },
    {
      ...base,
      kind: 'marketing',
      made: 2,
      accepted: 1,
      released: 0,
      outcomes: [{ outcome: 'tooEarly', count: 1 }],
      answers: [
        {
          when: value,
          code: '7KQ2MF',
          customerName: value,
          accountName: value,
          ownerName: value,
          answer: { kind: 'report', outcome: 'tooEarly', note: value },
        },
      ],
      more: 4,
    },
  ];
}

describe.each(locales)('mails of the week in %s', (locale) => {
  it.each(['山田 太郎', ...awkward])('are sound with %j in every field', (value) => {
    for (const view of weeks(locale, value)) expectSoundMail(renderWeeklyMail(view), locale);
  });

  it('lists for a manager every overdue one that its subject counts, each with where he can act', () => {
    const { subject, text } = renderWeeklyMail({
      locale,
      toLastName: '',
      period: '',
      kind: 'manager',
      owners: [
        { name: '佐藤', open: 2, overdue: 2, stalled: 0, unreported: 0 },
        { name: '鈴木', open: 1, overdue: 1, stalled: 0, unreported: 0 },
      ],
      overdue: [line('甲'), line('乙'), line('丙')],
      focus: [],
      stalled: [],
      noNextAction: [],
    });

    expect(subject).toMatch(/期限超過3件|3 overdue/);
    expect(text).toMatch(/期限超過　3件|Overdue \(3\)/);
    if (locale === 'en') expect(text).not.toMatch(/[\u3000-\u303f\uff00-\uffef]/);
    expect(text.match(/https:/g)).toHaveLength(3);
  });

  it('cut long lists, and say how many more there are', () => {
    const many = Array.from({ length: 20 }, () => line('山田 太郎'));
    const { text } = renderWeeklyMail({
      locale,
      toLastName: '',
      period: '',
      kind: 'owner',
      open: 20,
      unfollowed: many,
      stalled: [],
      noNextAction: [],
      coming: [],
    });

    expect(text.match(/https:/g)).toHaveLength(12);
    expect(text).toMatch(/ほか8件|and 8 more/);
  });
});

describe.each(locales)('the introduction in %s', (locale) => {
  it.each(['佐藤', ...awkward])('is sound with %j in every field', (value) => {
    const view = { locale, toLastName: value, companyName: value, senderAddress: value, askAddress: value };
    expectSoundMail(renderWelcomeMail({ ...view, url: 'https://m.example/o/t' }), locale);
    for (const page of [
      { kind: 'ask', action: '/o/t', senderAddress: value },
      { kind: 'done', senderAddress: value },
      { kind: 'linkTrouble' },
    ] as const)
      expectSoundHtml(renderWelcomePage({ locale, ownerName: value, ...page }), locale);
  });
});

describe.each(locales)('the copy of a report in %s', (locale) => {
  it.each(['山田 太郎', ...awkward])('is sound with %j in every field', (value) => {
    const mail = renderStaffNote({
      locale,
      kind: 'reportCopy',
      toLastName: '',
      code: '7KQ2MF',
      customerName: value,
      accountName: value,
      ownerName: value,
      answer: { kind: 'report', outcome: 'tooEarly', note: value },
      recordedAt: value,
    });

    expectSoundMail(mail, locale);
    expect(mail.text).toContain('7KQ2MF');
  });
});

describe.each(locales)('the handoff standard in %s', (locale) => {
  const base = {
    locale,
    printedOn: '2026-11-27',
    model: defaultSettings.model,
    calendar: { ...defaultSettings.calendar, closedOn: ['2026-11-30'] },
    bantForSql: 3,
    openHandoffsPerOwner: 20,
  };

  it.each(['株式会社見本', ...awkward])('is sound for the company %j', (companyName) => {
    for (const insideSales of [undefined, true, false])
      expectSoundHtml(
        renderHandoffStandard({
          ...base,
          companyName,
          rules: { ...defaultSettings.handoffRules, insideSales },
        }),
        locale,
      );
  });

  it('shows the rules in force, whatever they are', () => {
    const html = renderHandoffStandard({
      ...base,
      companyName: '',
      validFrom: '2027-04-01',
      rules: {
        ...defaultSettings.handoffRules,
        version: 7,
        insideSales: true,
        tossUp: { bantConfirmed: 3, totalPoints: 41 },
        firstContact: { rankAMinutes: 45, hotDays: 2, warmDays: 6 },
        routing: ['product', 'load'],
        unreported: { remindDays: 4, escalateDays: 8, releaseDays: 16 },
      },
    });

    for (const shown of ['7', '41', '45', '2027-04-01', '16']) expect(html).toContain(shown);
    expect(html.match(/<li>/g)).toHaveLength(2);
  });
});

describe('a notice to a chat', () => {
  it.each(awkward)('is plain with %j in every field', (value) => {
    const view = {
      locale: 'ja',
      rank: 'A',
      accountName: value,
      lastName: value,
      why: value,
      ownerName: value,
      dueAt: value,
      code: '7KQ2MF',
    } as const;
    const slack = JSON.stringify(renderChatNotice(view, 'slack'));
    const teams = JSON.stringify(renderChatNotice(view, 'teams'));

    expect(JSON.parse(slack).text).not.toMatch(/[<>]/);
    expect(teams).not.toMatch(/\[[^\]]*\]\(/);
    expect(slack + teams).not.toMatch(/\\n\\n|undefined|\{\{/);
  });
});
