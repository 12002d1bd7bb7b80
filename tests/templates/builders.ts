import type { Locale } from '../../domain/kernel/locale.ts';
import { sampleView } from '../../templates/mails/sample-view.ts';
import type { AnswerView, ProgressAnswerView } from '../../templates/mails/answer-view.ts';
import type { AssetView, SenderView } from '../../templates/mails/person-view.ts';
import type { CustomerPageView } from '../../templates/pages/customer-page-view.ts';
import type { HandoffMailView } from '../../templates/mails/handoff-mail-view.ts';
import type { NurtureMailView } from '../../templates/mails/nurture-mail-view.ts';
import type { SalesPageView } from '../../templates/pages/sales-page-view.ts';

export const locales: readonly Locale[] = ['ja', 'en'];

/** Values that break careless templates. */
export const awkward: readonly string[] = [
  '<script>alert(1)</script>',
  '髙﨑𠮷',
  '長'.repeat(200),
  'A "quoted" & \'single\' <b>',
  '{{ customer.name }}{% for x in y %}',
  '[x](javascript:alert(1)) http://evil.example/ ・a\n- b\n> c',
  '\u202Eevil\u0000\r\nBcc: a@b.example',
  '',
  '   ',
];

export const aNurtureView = (locale: Locale, change: Partial<NurtureMailView> = {}): NurtureMailView => ({
  ...sampleView(locale),
  ...change,
});

/** Every text a customer's or company's record can bring, replaced. */
export function awkwardNurtureView(locale: Locale, value: string): NurtureMailView {
  const view = sampleView(locale);
  return {
    ...view,
    customer: {
      fullName: value,
      lastName: value,
      kana: value,
      department: value,
      title: value,
      accountName: value,
    },
    owner: { ...view.owner, fullName: value, lastName: value, department: value },
    industry: value,
    topic: value,
    topicQuestion: value,
    relation: { dormancy: 'lapsed', when: value, product: value, metAt: value },
    asset: { kind: 'document', title: value, points: [value], startsAt: value },
  };
}

export const aHandoffView = (locale: Locale, change: Partial<HandoffMailView> = {}): HandoffMailView => ({
  locale,
  reason: 'new',
  desk: 'field',
  rank: 'A',
  dueShort: locale === 'ja' ? '本日11:20' : '11:20 today',
  dueAt: locale === 'ja' ? '11月20日(金) 11:20' : 'Fri 20 Nov, 11:20',
  ownerLastName: '鈴木',
  customer: {
    fullName: '山田 太郎',
    lastName: '山田',
    kana: 'ヤマダ タロウ',
    department: '生産管理部',
    title: '部長',
    accountName: '東都精機株式会社',
    email: 'yamada@toto.example',
  },
  accountShortName: '東都精機',
  phoneDirect: '０３－１２３４－５６７８',
  phoneMain: '03-1234-5000 内線12',
  mailPermission: 'allowed',
  callPermission: 'allowed',
  why: {
    kind: 'request',
    inquiry: 'consultation',
    when: '11月20日(金)',
    message: '棚卸しの工数を\n減らしたい',
  },
  approach: { first: 'phone', because: 'request', otherwise: 'mail' },
  openers: [
    { kind: 'request', inquiry: 'consultation' },
    { kind: 'purchase', product: '在庫くん', on: '2023-03-10' },
  ],
  history: { lastWon: '2023年3月 受注120万円（在庫くん）', lastWords: '人員が固まれば増設したい' },
  acts: [
    {
      when: '11月19日(木)',
      what: {
        kind: 'webinar',
        topic: '在庫の見える化',
        minutes: 42,
        of: 60,
        question: '基幹システムと連携できますか',
      },
    },
    { when: '11月18日(水)', what: { kind: 'download', title: '料金表' } },
    { when: '', what: { kind: 'mails', opens: 3, clicks: 1 } },
  ],
  interest: {
    label: 'high',
    points: 62,
    fit: 15,
    threshold: 35,
    contributions: [
      { signal: 'request', points: 30 },
      { signal: 'webinar', points: 18 },
    ],
  },
  evidence: { deed: 'download', done: 4, of: 12 },
  companyName: '株式会社みらい在庫',
  bookingUrl: 'https://booking.example/suzuki',
  bant: { need: 'concrete' },
  colleagues: ['佐藤様（情報システム部）'],
  openDeals: 0,
  code: '7KQ2MF',
  urls: {
    accept: 'https://m.example/h/t?a=accept',
    promise: 'https://m.example/h/t?a=promise',
    notReached: 'https://m.example/h/t?a=notReached',
    report: 'https://m.example/h/t?a=report',
    decline: 'https://m.example/h/t?a=decline',
  },
  ...change,
});

/** A handoff about whom next to nothing is known. */
export const bareHandoffView = (locale: Locale): HandoffMailView =>
  aHandoffView(locale, {
    dueShort: '',
    dueAt: '',
    ownerLastName: '',
    customer: {},
    accountShortName: '',
    phoneDirect: undefined,
    phoneMain: undefined,
    mailPermission: 'stopped',
    callPermission: 'refused',
    why: { kind: 'interest', points: 51.4 },
    approach: { first: 'onlineMeeting', because: 'noCallAllowed', otherwise: 'onlineMeeting' },
    openers: [{ kind: 'topic' }, { kind: 'topic' }],
    history: {},
    acts: [],
    interest: { label: 'mid', points: 51.4, fit: 0, threshold: 50, contributions: [] },
    evidence: undefined,
    bant: {},
    colleagues: [],
  });

const historyParts = ['lastWon', 'lastLost', 'lastTalk', 'lastWords', 'owner', 'previousOwner'];
export function awkwardHandoffView(locale: Locale, value: string): HandoffMailView {
  return aHandoffView(locale, {
    ownerLastName: value,
    customer: {
      fullName: value,
      lastName: value,
      kana: value,
      department: value,
      title: value,
      accountName: value,
    },
    accountShortName: value,
    phoneDirect: value,
    why: { kind: 'webinarQuestion', topic: value, question: value, when: value },
    openers: [
      { kind: 'question', topic: value, question: value },
      { kind: 'download', title: value },
    ],
    history: Object.fromEntries(historyParts.map((part) => [part, value])),
    acts: [
      { when: value, what: { kind: 'inquiry', inquiry: value, message: value } },
      { when: value, what: { kind: 'visit', page: value } },
    ],
    interest: {
      label: 'low',
      points: 1,
      fit: 0,
      threshold: 50,
      contributions: [{ signal: value, points: 1 }],
    },
    colleagues: [value],
  });
}

export function customerPages(locale: Locale, value: string): readonly CustomerPageView[] {
  const sender: SenderView = { ...sampleView(locale).sender, companyName: value };
  const asset: AssetView = {
    kind: 'webinar',
    title: value,
    points: [value, value],
    startsAt: value,
    minutes: 60,
  };
  const base = { locale, sender };
  const given = { kind: 'quote', email: value, name: value, company: value, message: value };
  return [
    { ...base, kind: 'document', asset, action: '/d/t' },
    { ...base, kind: 'documentReady', asset, url: 'https://files.example/a.pdf' },
    { ...base, kind: 'invitation', asset: { kind: 'webinar', title: value, points: [] }, action: '/w/t' },
    { ...base, kind: 'registered', asset, url: 'https://files.example/w' },
    { ...base, kind: 'inquiry', action: '/inquiry', problems: [], given: {} },
    {
      ...base,
      kind: 'inquiry',
      action: '/q/t',
      knownEmail: value,
      knownName: value,
      problems: ['messageMissing'],
      given,
    },
    {
      ...base,
      kind: 'inquiry',
      action: '/inquiry',
      problems: ['kindMissing', 'emailInvalid', 'companyMissing'],
      given,
    },
    { ...base, kind: 'inquiryThanks' },
    { ...base, kind: 'unsubscribe', email: value, action: '/u/t' },
    { ...base, kind: 'unsubscribed', email: value },
    { ...base, kind: 'linkTrouble', trouble: 'forged' },
    { ...base, kind: 'linkTrouble', trouble: 'expired' },
  ];
}

const draft = { action: '/h/t?a=draft' };
const emptyReport = { draft, known: { bant: {}, notes: {} }, materials: [], history: [] } as const;

const aProgressAnswer = (value: string): ProgressAnswerView => ({
  kind: 'progress',
  phase: value,
  stage: value,
  checks: [value],
  records: [{ label: value, value }],
  nextAction: value,
  isNextActionUndecided: false,
  rank: 'B',
  amount: value,
});

function progressPages(
  base: Pick<SalesPageView, 'locale' | 'code' | 'customerName' | 'accountName'>,
  value: string,
): readonly SalesPageView[] {
  const phase = (id: string) => ({
    id,
    label: value,
    meaning: value,
    stages: [{ id: `${id}One`, label: value }],
    lists: [{ label: value, items: [{ id: `${id}Item`, label: value }] }],
  });
  const lacking = [
    {
      from: value,
      to: value,
      neededFor: ['closing'],
      text: value,
      missing: [{ id: 'quoteSent', label: value }],
    },
  ];
  const view = {
    ...base,
    kind: 'progress',
    action: '/h/t?a=progress',
    draft: { action: '/h/t?a=draft' },
    history: [],
    phases: [phase('hearing'), phase('closing')],
    lacking,
    refused: [],
    wonPhase: 'closing',
    laterActions: [value],
  } as const;
  return [
    {
      ...view,
      given: {},
      present: { id: 'hearing', phase: value },
      rank: { phases: ['closing'], proposed: 'A', present: 'B' },
    },
    {
      ...view,
      problem: value,
      refused: lacking,
      given: {
        phase: 'closing',
        'stage-closing': 'closingOne',
        'record-hearingItem': value,
        'check-quoteSent': 'on',
        nextOn: value,
      },
      draft: { action: '/h/t?a=draft', savedAt: value, isJustSaved: true },
      present: { id: 'hearing', phase: value, stage: value, since: value },
      history: [{ when: value, who: value, answer: aProgressAnswer(value), isUndone: false }],
      reportUrl: '/h/t?a=report',
    },
  ];
}

export function salesPages(locale: Locale, value: string): readonly SalesPageView[] {
  const base = { locale, code: '7KQ2MF', customerName: value, accountName: value };
  const answer: AnswerView = {
    kind: 'report',
    outcome: 'choseAnother',
    until: value,
    amount: value,
    channel: 'phone',
    meetingOn: value,
    bant: { budget: 'secured', timeframe: 'undecided' },
    bantNotes: { budget: value, authority: value },
    hearing: { problem: value, reason: value, decisionFlow: value, seriousness: 'comparing' },
    talk: { reaction: 'positive', reactionText: value, hurdles: ['approval', 'price'], hurdleText: value },
    sent: { materials: [value, value], reaction: 'cautious', reactionText: value },
    note: value,
  };
  const twoOClock = { value: '2026-11-20T05:00:00Z', label: '14:00' };
  return [
    { ...base, kind: 'confirm', answer: 'accept', action: '/h/t', dueAt: value },
    { ...base, kind: 'confirm', answer: 'notReached', action: '/h/t', dueAt: value },
    { ...base, kind: 'confirm', answer: 'decline', action: '/h/t', dueAt: value },
    ...[true, false].map((mayCall) => ({
      ...base,
      kind: 'promise' as const,
      action: '/h/t',
      mayCall,
      choices: [twoOClock],
      timeZone: 'Asia/Tokyo',
      given: {},
    })),
    { ...base, ...emptyReport, kind: 'report', action: '/h/t', given: {} },
    ...progressPages(base, value),
    {
      ...base,
      kind: 'report',
      action: '/h/t',
      problem: value,
      draft: { action: '/h/t?a=draft', savedAt: value },
      known: {
        bant: { budget: 'secured', need: 'vague' },
        notes: { budget: value, authority: value },
      },
      materials: [{ id: 'guide', title: value }],
      history: [
        { when: value, who: value, answer, isUndone: false },
        { when: value, who: '', answer: { kind: 'accept' }, isUndone: true },
        { when: value, who: value, answer: aProgressAnswer(value), isUndone: false },
      ],
      progressUrl: '/h/t?a=progress',
      given: { outcome: 'tooEarly', until: 'months3', note: value, budget: 'none' },
    },
    { ...base, kind: 'undo', action: '/h/t', answer },
    { ...base, kind: 'recorded', answer, reportUrl: '/h/t?a=report', progressUrl: '/h/t?a=progress' },
    { ...base, kind: 'recorded', answer: aProgressAnswer(value) },
    { ...base, kind: 'recorded', answer: { kind: 'accept' } },
    { ...base, kind: 'finished', state: 'closed', outcome: value },
    { ...base, kind: 'finished', state: 'withdrawn' },
    { ...base, kind: 'linkTrouble', trouble: 'forged' },
    { ...base, kind: 'finished', state: 'tooLate' },
    { ...base, kind: 'linkTrouble', trouble: 'asked' },
    { ...base, kind: 'linkTrouble', trouble: 'forged', byCodeAction: '/h/lost', notACode: value },
    { ...base, kind: 'linkTrouble', trouble: 'expired' },
  ];
}
