import { describe, expect, it } from 'vitest';
import { widthOf } from '../../domain/kernel/clean-text.ts';
import { answerLines } from '../../templates/mails/answer-words.ts';
import { renderHandoffMail } from '../../templates/mails/handoff-mail.ts';
import { openerText } from '../../templates/mails/handoff-words.ts';
import { renderStaffNote } from '../../templates/mails/staff-note.ts';
import { renderSalesPage } from '../../templates/pages/sales-page.ts';
import { aHandoffView, awkward, awkwardHandoffView, bareHandoffView, locales } from './builders.ts';
import { staffNotes } from './staff-note-views.ts';
import { expectSoundMail, hrefsIn } from './html-checks.ts';

describe('what a time was promised for', () => {
  it.each([
    ['ja', 'visit', '12月10日 14:00に訪問します', 'を訪問する時刻'],
    ['ja', 'phone', '12月10日 14:00に電話します', 'にお電話する時刻'],
    ['ja', 'contact', '12月10日 14:00に連絡します', 'にご連絡する時刻'],
    ['en', 'visit', 'Visit on 12月10日 14:00', 'the visit that you promised'],
    ['en', 'phone', 'Call on 12月10日 14:00', 'the call that you promised'],
    ['en', 'online', 'Online meeting on 12月10日 14:00', 'the online meeting that you promised'],
  ] as const)('is said in the receipt and the reminder, in %s: %s', (locale, promised, line, reminded) => {
    const base = {
      locale,
      toLastName: '佐藤',
      code: '7KQ2MF',
      customerName: '山田',
      accountName: '東都精機',
    };
    const urls = { accept: 'https://m.example/a', report: 'https://m.example/r' };
    const reminder = renderStaffNote({ ...base, kind: 'reminder', dueAt: '14:00', promised, urls });

    expect(answerLines({ kind: 'promise', callAt: '12月10日 14:00', way: promised }, locale)).toEqual([line]);
    expect(reminder.text).toContain(reminded);
  });

  it('does not let anybody call whoever refuses calls', () => {
    const receipt = renderStaffNote({
      locale: 'ja',
      toLastName: '佐藤',
      code: '7KQ2MF',
      customerName: '山田',
      accountName: '東都精機',
      refusesCalls: true,
      kind: 'receipt',
      callBy: '12月10日 14:00',
      answer: { kind: 'promise', callAt: '12月10日 14:00', way: 'phone' },
      recordedAt: '11:20',
      urls: { undo: 'https://m.example/u', report: 'https://m.example/r' },
    });

    expect(receipt.text).toContain('電話はご希望されていません');
  });
});

describe('what inside sales heard', () => {
  it('is told with the choice and the note of every item, to both desks', () => {
    const heard = {
      bant: { need: 'concrete' as const },
      bantNotes: { need: '棚卸しに月40時間', budget: '300万円' },
      talk: { nextAction: 'undecided' as const },
    };

    expect(answerLines({ kind: 'tossUp', heard }, 'ja').slice(1)).toEqual([
      '予算: 300万円',
      '課題: 具体的で自社で解決可（棚卸しに月40時間）',
      '次のアクション: 未定',
    ]);
    expect(renderHandoffMail(aHandoffView('ja', { tossedUp: { byName: '池田', heard } })).text).toContain(
      '棚卸しに月40時間',
    );
    expect(renderHandoffMail(aHandoffView('ja', { tossedUp: { byName: '池田', heard: {} } })).text).toContain(
      '記入なし',
    );
  });
});

describe.each(locales)('the handoff mail in %s', (locale) => {
  it('is sound with everything known and with nothing known', () => {
    expectSoundMail(renderHandoffMail(aHandoffView(locale)), locale);
    expectSoundMail(renderHandoffMail(bareHandoffView(locale)), locale);
  });

  it.each(awkward)('stays sound with %j in every field', (value) => {
    expectSoundMail(renderHandoffMail(awkwardHandoffView(locale, value)), locale);
  });

  it('offers to set a time, and "nobody answered" only where the customer may be called', () => {
    const offers = (callPermission: 'allowed' | 'refused') => {
      const view = aHandoffView(locale, { callPermission });
      const hrefs = hrefsIn(renderHandoffMail(view).html);
      return [hrefs.includes(view.urls.promise), hrefs.includes(view.urls.notReached)];
    };

    expect([offers('allowed'), offers('refused')]).toEqual([
      [true, true],
      [true, false],
    ]);
  });

  it('says what to do otherwise in the words of the way that is recommended', () => {
    const approach = { first: 'mail', because: 'noCallAllowed', otherwise: 'onlineMeeting' } as const;
    const { text } = renderHandoffMail(aHandoffView(locale, { callPermission: 'refused', approach }));

    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      locale === 'ja' ? 'お返事がない場合: オンライン面談' : 'If that fails: online meeting',
    );
    expect(text).not.toContain('つながらない');
  });

  it('offers calls on the page of a promise only where the customer may be called', () => {
    const ways = (mayCall: boolean) =>
      [
        ...renderSalesPage({
          locale,
          code: '',
          customerName: '',
          accountName: '',
          kind: 'promise',
          action: '/h/t',
          mayCall,
          choices: [],
          timeZone: 'Asia/Tokyo',
          given: {},
        }).matchAll(/name="way" value="(\w+)"( checked)?/g),
      ].map(([, way, checked]) => `${way}${checked ?? ''}`);

    expect(ways(true)).toEqual(['phone checked', 'visit', 'online', 'mail']);
    expect(ways(false)).toEqual(['visit', 'online', 'mail checked']);
  });

  it('keeps whom and how on the first screen of a phone, however long the inquiry is, and shows it whole below', () => {
    const paragraph = '棚卸しに月40時間かかっており、来期の予算で見直したいと考えています。';
    const message = `${paragraph.repeat(12)}\n\n1. 費用の目安\n2. 導入までの期間`;
    const why = { kind: 'request', inquiry: 'quote', when: '12月3日', message } as const;
    const acts = [{ when: '12月3日', what: { kind: 'inquiry', inquiry: 'quote', message } as const }];
    const { text } = renderHandoffMail(aHandoffView(locale, { why, acts }));
    const short = renderHandoffMail(aHandoffView(locale, { why: { ...why, message: '概算を' } }));

    expect(text.indexOf('山田 太郎')).toBeLessThan(900);
    expect(text.match(/1\. 費用の目安/g)).toHaveLength(1);
    expect(text).toMatch(/^(?:　|\s)*(?:・|- )?1\. 費用の目安$/m);
    expect(text.replaceAll(/\s/g, '').split(paragraph).length - 1).toBeGreaterThanOrEqual(12);
    expect(text.replaceAll(/\s/g, '').split(paragraph).length - 1).toBeLessThanOrEqual(16);
    expect(short.text).not.toMatch(/お客様が書かれた全文|All that they wrote/);
  });

  it('carries the five kinds of information in its text (G8)', () => {
    const { text } = renderHandoffMail(aHandoffView(locale));
    const flat = text.replace(/\n/g, '');

    expect(flat).toContain('東都精機株式会社');
    expect(flat).toContain('山田 太郎');
    expect(flat).toMatch(/2023年3月 ?受注120万円/);
    expect(flat).toContain('料金表');
    expect(flat).toMatch(/42分\/60分|42 of 60 min/);
    expect(flat).toContain('基幹システムと連携できますか');
    expect(flat).toMatch(/高 62点|High, 62 points/);
    expect(flat).toMatch(/おすすめの連絡方法　電話|Recommended approach: Phone/);
  });

  it('keeps its buttons and numbers out of click tracking', () => {
    const { html } = renderHandoffMail(aHandoffView(locale));

    expect(html.match(/<a /g)?.length).toBe(html.match(/<a class="\w+" ses:no-track /g)?.length);
    expect(hrefsIn(html)).toEqual(
      expect.arrayContaining(['tel:0312345678', 'tel:0312345000', 'mailto:yamada@toto.example']),
    );
  });

  it('offers neither call nor mail to who refused', () => {
    const { html } = renderHandoffMail(
      aHandoffView(locale, { callPermission: 'refused', mailPermission: 'stopped' }),
    );

    expect(html).not.toMatch(/href="(tel|mailto):/);
  });

  it('says who and why early in the subject', () => {
    const { subject } = renderHandoffMail(aHandoffView(locale));

    if (locale === 'ja') expect(subject).toBe('【A・本日11:20まで】東都精機 山田様｜個別相談のご希望');
    expect(subject).toMatch(/^.A.*東都精機|山田/);
    expect(widthOf(renderHandoffMail(awkwardHandoffView(locale, '長'.repeat(200))).subject)).toBeLessThan(
      140,
    );
  });

  it('opens without a word about what was opened, clicked or viewed (R12)', () => {
    const openers = [
      { kind: 'request', inquiry: 'quote' },
      { kind: 'request', inquiry: 'reply' },
      { kind: 'question', topic: 'a', question: 'b' },
      { kind: 'download', title: 'a' },
      { kind: 'attended', topic: 'a' },
      { kind: 'purchase', product: '', on: '2023-03-01' },
      { kind: 'topic' },
    ] as const;

    for (const opener of openers)
      for (const place of [0, 1] as const)
        expect(openerText(opener, place, locale)).not.toMatch(
          /開封|クリック|閲覧|ご覧|opened|click|viewed|visited|page/i,
        );
  });
});

describe.each(locales)('notes to colleagues in %s', (locale) => {
  it.each(['山田 太郎', ...awkward])('are sound with %j', (value) => {
    for (const view of staffNotes(locale, value)) {
      const mail = renderStaffNote(view);
      expectSoundMail(mail, locale);
      expect(mail.text).toContain('7KQ2MF');
    }
  });
});

describe('the history in the mail that hands a customer over', () => {
  it.each([
    ['ja', {}, '記録なし（前担当: 記録なし）'],
    ['en', {}, 'None on record (previous owner: none on record)'],
    [
      'ja',
      { lastTalk: '2024年3月', owner: '高橋 一郎', previousOwner: '田中' },
      '最終接触 2024年3月（担当: 高橋 一郎、前担当: 田中）',
    ],
    [
      'en',
      { lastTalk: 'March 2024', lastWords: 'call in spring', owner: 'Alice Wong' },
      'last contact March 2024 / last words: "call in spring" (owner: Alice Wong; previous owner: none on record)',
    ],
  ] as const)('%s %j', (locale, history, expected) => {
    const { text } = renderHandoffMail(aHandoffView(locale, { history }));

    expect(text.replaceAll(/\s+/g, ' ')).toContain(expected);
  });
});
