import type { Bilingual, Locale } from '../kernel/locale.ts';
import { contractEndText, eveText, recordingText, sameDayText } from './library-texts.ts';
import { threeMails, type Sequence } from './sequence.ts';

const topic = threeMails.topic;

/** What a salesperson is asked to do, in the language of the company's own mails. */
const tasks = {
  callAgain: {
    ja: '以前ご検討いただいたお客様が事例をご覧になりました。近況をお伺いください。',
    en: 'A customer who once decided against us has read the case study. Please ask how things stand.',
  },
  callReader: {
    ja: '展示会のあとの資料をご覧になっています。お電話をお願いします。',
    en: 'They are reading what we sent after the exhibition. Please give them a call.',
  },
  thank: {
    ja: 'ウェビナーにご参加いただきました。お礼とご感想をお伺いください。',
    en: 'They attended the webinar. Please thank them and ask what they made of it.',
  },
  askRenewal: {
    ja: '更新前の資料をご覧になりました。ご意向をお伺いください。',
    en: 'They have read what we sent before the renewal. Please ask what they intend.',
  },
} as const;

/** After a deal was lost: what others achieved, and a call to whoever reads it. */
const lostDeal = (locale: Locale): Sequence => ({
  id: 'lost-deal',
  name: { ja: '失注のあと', en: 'After a lost deal' },
  topic,
  steps: [
    { id: 'case-study', kind: 'mail', template: 'nurture-case-study', assetId: 'case-study' },
    {
      id: 'reads',
      kind: 'waitFor',
      act: { kind: 'click', mails: ['case-study'] },
      limit: { days: 14 },
      happened: [
        {
          id: 'call',
          kind: 'task',
          what: tasks.callAgain[locale],
        },
      ],
      otherwise: [{ id: 'document', kind: 'mail', template: 'nurture-document', assetId: 'guide' }],
    },
    { id: 'rest', kind: 'wait', until: { days: 21 } },
    { id: 'invitation', kind: 'mail', template: 'nurture-invitation', assetId: 'webinar' },
    { id: 'last', kind: 'wait', until: { days: 30 } },
    { id: 'ask', kind: 'permission', mail: { template: 'monthly-last' }, limit: { days: 30 } },
  ],
});

/** People met at an exhibition: the document, then by what they did with it. */
const exhibition = (locale: Locale): Sequence => ({
  id: 'exhibition',
  name: { ja: '展示会のあと', en: 'After an exhibition' },
  topic,
  steps: [
    { id: 'document', kind: 'mail', template: 'nurture-document', assetId: 'guide' },
    {
      id: 'downloads',
      kind: 'waitFor',
      act: { kind: 'download' },
      limit: { days: 10 },
      happened: [
        { id: 'soon', kind: 'wait', until: { days: 4, business: true } },
        { id: 'invitation', kind: 'mail', template: 'nurture-invitation', assetId: 'webinar' },
      ],
      otherwise: [{ id: 'case-study', kind: 'mail', template: 'nurture-case-study', assetId: 'case-study' }],
    },
    { id: 'rest', kind: 'wait', until: { days: 21 } },
    {
      id: 'interest',
      kind: 'condition',
      branches: [
        {
          id: 'warm',
          when: { interestAtLeast: 20 },
          steps: [
            {
              id: 'call',
              kind: 'task',
              what: tasks.callReader[locale],
            },
          ],
        },
      ],
      otherwise: [],
    },
  ],
});

/** An invitation with reminders and the recording. */
const webinar = (locale: Locale): Sequence => ({
  id: 'webinar',
  name: { ja: 'ウェビナーのご案内', en: 'Webinar' },
  topic,
  steps: [
    {
      id: 'webinar',
      kind: 'webinar',
      session: 'webinar',
      invite: { template: 'nurture-invitation', assetId: 'webinar' },
      eve: { template: 'nurture-custom', assetId: 'webinar', text: eveText },
      sameDay: { template: 'nurture-custom', assetId: 'webinar', text: sameDayText },
      recording: { template: 'nurture-custom', assetId: 'webinar', text: recordingText },
      attended: [
        {
          id: 'call',
          kind: 'task',
          what: tasks.thank[locale],
        },
      ],
    },
  ],
});

/** Before a contract ends, so that the customer has time to compare. */
const contractEnd = (locale: Locale): Sequence => ({
  id: 'contract-end',
  name: { ja: '契約満了の前', en: 'Before a contract ends' },
  topic,
  steps: [
    { id: 'renewal', kind: 'mail', template: 'nurture-custom', assetId: 'guide', text: contractEndText },
    {
      id: 'reacts',
      kind: 'waitFor',
      act: { kind: 'click', mails: ['renewal'] },
      limit: { days: 14 },
      happened: [{ id: 'call', kind: 'task', what: tasks.askRenewal[locale] }],
      otherwise: [{ id: 'case-study', kind: 'mail', template: 'nurture-case-study', assetId: 'case-study' }],
    },
  ],
});

/** Sequences to start from, about what the company says; what they ask of salespeople is in its language. */
export const sequenceLibrary = (company: {
  readonly locale: Locale;
  readonly topic: Bilingual;
}): readonly Sequence[] =>
  [
    threeMails,
    ...[lostDeal, exhibition, webinar, contractEnd].map((inLanguage) => inLanguage(company.locale)),
  ].map((sequence) => ({ ...sequence, topic: company.topic }));
