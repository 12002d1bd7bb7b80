import { counted } from '../../contract/counted.ts';
import type { Channel } from '../../domain/handoffs/create/approach.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { Opener } from '../../domain/handoffs/create/openers.ts';
import { clean, cleanLines, clip } from '../../domain/kernel/clean-text.ts';
import { inquiryLabels, type Label, labelOf } from '../../contract/labels.ts';
import type { EngagementLine, HandoffWhy } from './handoff-mail-view.ts';

/** Requests by what was asked for: as a noun for subjects, as a clause for sentences and as thanks for openers. */
const requests: Readonly<
  Record<string, { readonly short: Label; readonly sentence: Label; readonly opener: Label }>
> = {
  quote: {
    short: { ja: 'お見積のご依頼', en: 'asks for a quote' },
    sentence: { ja: 'お見積のご依頼がありました', en: 'asked for a quote' },
    opener: { ja: 'お見積のご依頼', en: 'your request for a quote' },
  },
  document: {
    short: { ja: '資料のご請求', en: 'asks for documents' },
    sentence: { ja: '資料のご請求がありました', en: 'asked for documents' },
    opener: { ja: '資料のご請求', en: 'your request for documents' },
  },
  demo: {
    short: { ja: 'デモのご希望', en: 'asks for a demo' },
    sentence: { ja: 'デモのご希望がありました', en: 'asked for a demonstration' },
    opener: { ja: 'デモのご希望', en: 'your request for a demonstration' },
  },
  consultation: {
    short: { ja: '個別相談のご希望', en: 'asks for a consultation' },
    sentence: { ja: '個別相談のご希望がありました', en: 'asked for a consultation' },
    opener: { ja: '個別相談のお申し込み', en: 'your request for a consultation' },
  },
  reply: {
    short: { ja: 'メールへのご返信', en: 'replied to our mail' },
    sentence: { ja: 'メールにご返信がありました', en: 'replied to our mail' },
    opener: { ja: 'メールへのご返信', en: 'your reply to our mail' },
  },
};

const requestOf = (inquiry: string) => {
  const known = Object.hasOwn(requests, inquiry) ? requests[inquiry] : undefined;
  const label: Label = {
    ja: labelOf(inquiryLabels, inquiry, 'ja'),
    en: labelOf(inquiryLabels, inquiry, 'en'),
  };
  return (
    known ?? {
      short: { ja: 'お問い合わせ', en: 'wrote to us' },
      sentence: {
        ja: `お問い合わせ（${label.ja}）がありました`,
        en: `wrote to us (${label.en.toLowerCase()})`,
      },
      opener: { ja: 'お問い合わせ', en: 'your inquiry' },
    }
  );
};

/** A request as one thanks for it: 「個別相談のお申し込み」. */
export const requestOpener = (inquiry: string, locale: Locale): string => requestOf(inquiry).opener[locale];

/** The reason in a few characters, for the subject. */
export function whyShort(why: HandoffWhy, locale: Locale): string {
  switch (why.kind) {
    case 'request':
      return requestOf(why.inquiry).short[locale];
    case 'webinarQuestion':
      return locale === 'ja' ? 'ウェビナーでのご質問' : 'asked a question in the webinar';
    case 'webinar':
      return locale === 'ja' ? 'ウェビナーにご参加' : 'attended the webinar';
    case 'download':
      return locale === 'ja' ? '資料をダウンロード' : 'downloaded a document';
    case 'interest':
      return locale === 'ja' ? '関心が高まっています' : 'growing interest';
    default:
      return why satisfies never;
  }
}

/** Why now, in one sentence. */
export function whySentence(why: HandoffWhy, locale: Locale): string {
  return locale === 'ja' ? whyJa(why) : whyEn(why);
}

function whyJa(why: HandoffWhy): string {
  switch (why.kind) {
    case 'request': {
      const message = quoted(why.message, 'ja');
      return `${clean(why.when)}、${requestOf(why.inquiry).sentence.ja}。${message === '' ? '' : `ご記入内容${message}`}`;
    }
    case 'webinarQuestion':
      return `${clean(why.when)}のウェビナー「${clean(why.topic)}」で${quoted(why.question, 'ja')}と質問されました。`;
    case 'webinar':
      return `${clean(why.when)}のウェビナー「${clean(why.topic)}」に参加されました${why.minutes === undefined ? '' : `（${why.minutes}分視聴）`}。`;
    case 'download':
      return `${clean(why.when)}、「${clean(why.title)}」をダウンロードされました。`;
    case 'interest':
      return `ご本人の行動が続き、関心度が${Math.round(why.points)}点に達しました。`;
    default:
      return why satisfies never;
  }
}

function whyEn(why: HandoffWhy): string {
  switch (why.kind) {
    case 'request': {
      const message = quoted(why.message, 'en');
      return `On ${clean(why.when)} the customer ${requestOf(why.inquiry).sentence.en}${message === '' ? '.' : `: ${message}`}`;
    }
    case 'webinarQuestion':
      return `Asked in the webinar "${clean(why.topic)}" on ${clean(why.when)}: ${quoted(why.question, 'en')}`;
    case 'webinar':
      return `Attended the webinar "${clean(why.topic)}" on ${clean(why.when)}${why.minutes === undefined ? '' : ` for ${counted(why.minutes, 'minute')}`}.`;
    case 'download':
      return `Downloaded "${clean(why.title)}" on ${clean(why.when)}.`;
    case 'interest':
      return `Several acts in a row brought the interest to ${Math.round(why.points)} points.`;
    default:
      return why satisfies never;
  }
}

/** What a salesperson may say first (R12): only what the person knowingly did. 御社, as it is spoken. `place` varies the general one. */
export function openerText(opener: Opener, place: 0 | 1, locale: Locale): string {
  return locale === 'ja' ? openerJa(opener, place) : openerEn(opener, place);
}

function openerJa(opener: Opener, place: 0 | 1): string {
  switch (opener.kind) {
    case 'request':
      return `${requestOf(opener.inquiry).opener.ja}をいただき、ありがとうございます。その件でご連絡いたしました。`;
    case 'question':
      return `先日はウェビナーにご参加いただき、ありがとうございました。${quoted(opener.question, 'ja')}とのご質問の件でご連絡いたしました。`;
    case 'download':
      return `先日は「${clean(opener.title)}」をご請求いただき、ありがとうございました。御社の状況に合わせて補足できればと存じ、ご連絡いたしました。`;
    case 'attended':
      return `先日はウェビナー「${clean(opener.topic)}」にご参加いただき、ありがとうございました。気になられた点はございましたか。`;
    case 'purchase':
      return clean(opener.product) === ''
        ? '以前はお取引をいただき、ありがとうございました。ご利用の中でお困りの点はございませんか。'
        : `以前ご導入いただいた「${clean(opener.product)}」は、その後のご運用でお困りの点はございませんか。`;
    case 'topic':
      return place === 0
        ? '最近、御社と同じ業界の方からのご相談が増えておりまして、お役に立てることがあればと思い、ご連絡いたしました。'
        : 'ご担当の方がお変わりないか、ご挨拶を兼ねてご連絡いたしました。御社で近ごろお困りのことはございませんか。';
    default:
      return opener satisfies never;
  }
}

function openerEn(opener: Opener, place: 0 | 1): string {
  switch (opener.kind) {
    case 'request':
      return `Thank you for ${requestOf(opener.inquiry).opener.en}. That is why I am getting in touch.`;
    case 'question':
      return `Thank you for joining our webinar. I am getting in touch about your question: ${quoted(opener.question, 'en')}`;
    case 'download':
      return `Thank you for requesting "${clean(opener.title)}". May I add what matters for a company like yours?`;
    case 'attended':
      return `Thank you for joining our webinar "${clean(opener.topic)}". Was there anything you would like to know more about?`;
    case 'purchase':
      return clean(opener.product) === ''
        ? 'Thank you for your past business. Is there anything that gives you trouble in daily use?'
        : `You chose ${clean(opener.product)} with us. Is there anything that gives you trouble in daily use?`;
    case 'topic':
      return place === 0
        ? 'Companies in your field have been asking us for advice lately, so I thought we might be of use to you.'
        : 'I wanted to introduce myself and ask whether you are still the right person to talk to.';
    default:
      return opener satisfies never;
  }
}

/** One act as a colleague would jot it down. */
export function engagementText(act: EngagementLine, locale: Locale): string {
  const ja = locale === 'ja';
  switch (act.kind) {
    case 'download':
      return ja ? `「${clean(act.title)}」をダウンロード` : `Downloaded "${clean(act.title)}"`;
    case 'webinar': {
      const time = watched(act.minutes, act.of, locale);
      const question =
        act.question === undefined || clean(act.question) === ''
          ? ''
          : ja
            ? `、質問${quoted(act.question, 'ja')}`
            : `, asked ${quoted(act.question, 'en')}`;
      return ja
        ? `ウェビナー「${clean(act.topic)}」に参加${time}${question}`
        : `Attended the webinar "${clean(act.topic)}"${time}${question}`;
    }
    case 'registration':
      return ja
        ? `ウェビナー「${clean(act.topic)}」に申込`
        : `Registered for the webinar "${clean(act.topic)}"`;
    case 'inquiry': {
      const label = labelOf(inquiryLabels, act.inquiry, locale);
      return ja
        ? `お問い合わせ（${label}）${quoted(act.message, locale)}`
        : `Inquiry (${label.toLowerCase()}) ${quoted(act.message, locale)}`.trim();
    }
    case 'reply':
      return ja ? 'メールに返信' : 'Replied to a mail';
    case 'visit':
      return ja ? `サイトを訪問（${clean(act.page)}）` : `Visited the site (${clean(act.page)})`;
    case 'mails':
      return ja
        ? `メール開封${act.opens}回（参考）、クリック${act.clicks}回`
        : `Mails: opened ${times(act.opens)} (indicative), clicked ${times(act.clicks)}`;
    default:
      return act satisfies never;
  }
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

function watched(minutes: number | undefined, of: number | undefined, locale: Locale): string {
  if (minutes === undefined) return '';
  if (locale === 'ja') return of === undefined ? `（${minutes}分）` : `（${minutes}分/${of}分）`;
  return of === undefined ? ` (${minutes} min)` : ` (${minutes} of ${of} min)`;
}

/** So much of what somebody wrote is quoted: whom and how stand on the first screen of a phone, below it. */
const LONGEST_QUOTE = 160;

function quoted(message: string | undefined, locale: Locale): string {
  const text = clip(clean(message), LONGEST_QUOTE);
  if (text === '') return '';
  return locale === 'ja' ? `「${text}」` : `"${text}"`;
}

/** What a customer wrote, in the lines in which it was written; none where the quotation says all of it. */
export function wroteLines(why: HandoffWhy): readonly string[] {
  const text = cleanLines(
    why.kind === 'request' ? why.message : why.kind === 'webinarQuestion' ? why.question : '',
  );
  return clip(text, LONGEST_QUOTE) === text && !text.includes('\n')
    ? []
    : text.split('\n').filter((line) => line.trim() !== '');
}

/** The second choice; the same way at another time where there is no other. */
export function otherwiseText(first: Channel, otherwise: Channel, label: string, locale: Locale): string {
  if (first !== otherwise) return label;
  return locale === 'ja' ? '時間帯を変えてもう一度' : 'the same at another time of day';
}
