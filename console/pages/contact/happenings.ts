import { changeDidLabels, changeHowLabels } from '../../../contract/contact-change-words.ts';
import { formatMonth } from '../../../contract/format.ts';
import { endLabels, outcomeOfStepLabels } from '../../../contract/sequence-words.ts';
import type { EngagementView, LeadView } from '../../../contract/interest.ts';
import {
  actLabels,
  answerLabels,
  endReasonLabels,
  exclusionLabels,
  inquiryLabels,
  outcomeLabels,
  verdictLabels,
  type Label,
} from '../../../contract/labels.ts';
import { points } from '../../words/figures.ts';
import { labelled, language, phrase, word } from '../../words/language.ts';
import { promised } from '../../words/promised.ts';

type Fact = LeadView['facts'][number];

const words = {
  automatic: word('自動', 'automatic'),
  sales: word('営業', 'sales'),
  ofMonth: phrase(
    (month: string) => `月次のご案内 ${formatMonth(month, 'ja')}`,
    (month: string) => `monthly mail of ${formatMonth(month, 'en')}`,
  ),
  step: phrase(
    (number: number) => `${number}通目`,
    (number: number) => `mail ${number}`,
  ),
  minutes: phrase(
    (minutes: number) => `${minutes}分`,
    (minutes: number) => `${minutes} min`,
  ),
  absent: phrase(
    () => '欠席',
    () => 'absent',
  ),
};

/** Which side made a fact: nothing is said of what the customer, a list or a colleague in marketing brought about. */
export function sideOf(fact: Fact): string {
  if (fact.kind === 'feedback') return words.sales();
  const isOfOthers = ofOthers.has(fact.kind) || (fact.kind === 'contactChange' && fact.did !== 'noticed');
  return isOfOthers ? '' : words.automatic();
}

const ofOthers: ReadonlySet<Fact['kind']> = new Set([
  'refused',
  'refusalLifted',
  'addressConfirmed',
  'caseClosed',
  'requested',
  'deal',
  'penalty',
  'penaltyLifted',
  'erased',
]);

/** What a customer did, in one line. */
export function actSentence(act: EngagementView): string {
  return joined(labelled(actLabels, act.kind), detailsOf(act));
}

function detailsOf(act: EngagementView): readonly (string | undefined)[] {
  switch (act.kind) {
    case 'download':
      return [quoted(act.assetTitle)];
    case 'webinar':
      return [
        quoted(act.topic ?? act.session),
        act.attended ? undefined : words.absent(),
        act.minutes === undefined ? undefined : words.minutes(act.minutes),
        quoted(act.question),
      ];
    case 'registration':
      return [quoted(act.topic ?? act.session)];
    case 'visit':
      return [act.page];
    case 'inquiry':
      return [labelled(inquiryLabels, act.inquiry), quoted(act.message)];
    case 'reply':
      return [quoted(act.text)];
    case 'open':
    case 'click':
    case 'probe':
      return [];
    default:
      return act satisfies never;
  }
}

/** What happened to a customer beside that, in one line. */
export function factSentence(fact: Fact): string {
  return joined(labelled(factLabels, fact.kind), factDetails(fact));
}

function factDetails(fact: Fact): readonly (string | undefined)[] {
  switch (fact.kind) {
    case 'mailSent':
      return [
        labelled(mailKindLabels, fact.mailKind),
        fact.step === undefined ? undefined : words.step(fact.step + 1),
        fact.month === undefined ? undefined : words.ofMonth(fact.month),
      ];
    case 'mailSkipped':
      return [words.step(fact.step + 1), labelled(endLabels, fact.because)];
    case 'enrolmentEnded':
      return [labelled(endLabels, fact.because)];
    case 'stepsPassed':
      return (fact.passed ?? []).map(({ outcome }) => labelled(outcomeOfStepLabels, outcome));
    case 'handoffHeld':
      return [fact.because];
    case 'crossing':
      return [points(fact.interest)];
    case 'handoffCreated':
      return [fact.rank];
    case 'requested':
      return [labelled(inquiryLabels, fact.inquiry)];
    case 'feedback': {
      const { answer } = fact.feedback;
      return [
        labelled(answerLabels, answer.kind),
        answer.kind === 'report' ? labelled(outcomeLabels, answer.outcome) : undefined,
        answer.kind === 'promise' ? promised(answer.callAt, answer.way) : undefined,
      ];
    }
    case 'penalty':
      return [labelled({ ...outcomeLabels, ...endReasonLabels }, fact.because)];
    case 'verdictChanged':
      return [`${labelled(verdictLabels, fact.from)} → ${labelled(verdictLabels, fact.to)}`];
    case 'mailReturned':
      return [labelled(returnLabels, fact.counts)];
    case 'enrolled':
      return fact.arm === 'control' ? [labelled(exclusionLabels, 'inControlGroup')] : [];
    case 'addressConfirmed':
    case 'caseClosed':
      return [quoted(fact.because), fact.by];
    case 'contactChange':
      return [labelled(changeHowLabels, fact.how), labelled(changeDidLabels, fact.did)];
    case 'refused':
      return fact.because === undefined ? [] : [quoted(fact.because)];
    case 'mailUnconfirmed':
    case 'refusalLifted':
    case 'undeliverable':
    case 'crossingWithdrawn':
    case 'handoffJoined':
    case 'handoffWithdrawn':
    case 'handoffReleased':
    case 'deal':
    case 'penaltyLifted':
    case 'engaged':
    case 'erased':
      return [];
    default:
      return fact satisfies never;
  }
}

const LONGEST = 80;

/** What somebody wrote, cut to one glance. */
function quoted(text: string | undefined): string | undefined {
  const plain = text?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (plain === '') return undefined;
  const cut = plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
  return language.value === 'ja' ? `「${cut}」` : `“${cut}”`;
}

function joined(label: string, details: readonly (string | undefined)[]): string {
  const said = details.filter((each) => each !== undefined && each !== '');
  if (said.length === 0) return label;
  return language.value === 'ja' ? `${label}：${said.join('・')}` : `${label}: ${said.join(', ')}`;
}

const mailKindLabels: Readonly<Record<string, Label>> = {
  nurture: { ja: 'お客様へのご案内', en: 'to the customer' },
  test: { ja: '試し送り', en: 'test' },
  handoff: { ja: '営業への引き渡し', en: 'handoff to sales' },
  handoffReminder: { ja: '営業への催促', en: 'reminder to sales' },
  handoffEscalation: { ja: '上長への知らせ', en: 'to the manager' },
  handoffWithdrawn: { ja: '取り下げの連絡', en: 'withdrawal to sales' },
  receipt: { ja: '営業への控え', en: 'receipt to sales' },
  handoffLost: { ja: '担当変更の連絡', en: 'change of owner' },
  dealNote: { ja: '商談中の担当への知らせ', en: 'to the owner of the deal' },
  replyTrouble: { ja: '読み取れない返信の知らせ', en: 'reply not understood' },
  reportCopy: { ja: 'マーケティングへの写し', en: 'copy to marketing' },
  freshLink: { ja: '新しいリンク', en: 'fresh link' },
  salesTask: { ja: '営業への依頼', en: 'task for sales' },
  supportForward: { ja: 'サポートへの転送', en: 'to support' },
};

const returnLabels: Readonly<Record<string, Label>> = {
  bounced: { ja: '宛先なし', en: 'bounced' },
  complained: { ja: '迷惑メールの申告', en: 'complaint' },
};

const factLabels: Readonly<Record<Fact['kind'], Label>> = {
  enrolled: { ja: '施策の配信対象になりました', en: 'Enrolled in a campaign' },
  mailSent: { ja: 'メールを送信', en: 'Mail sent' },
  mailSkipped: { ja: 'メールを送りませんでした', en: 'Mail not sent' },
  stepsPassed: { ja: 'シナリオが進みました', en: 'Went on in the sequence' },
  mailUnconfirmed: { ja: '送信の確認が取れませんでした', en: 'Sending was not confirmed' },
  mailReturned: { ja: 'メールへの返答', en: 'Answer of the mail server' },
  enrolmentEnded: { ja: 'シナリオ終了', en: 'End of sequence' },
  refused: { ja: '配信停止のお申し出', en: 'Unsubscribed' },
  refusalLifted: { ja: '取り込んだ配信停止を取り消し', en: 'An imported opt-out was taken back' },
  undeliverable: { ja: '宛先なし', en: 'Undeliverable address' },
  caseClosed: { ja: '返信・お問い合わせを確認済み', en: 'What they wrote was dealt with' },
  addressConfirmed: { ja: 'アドレスは届くと確認', en: 'The address was confirmed' },
  contactChange: { ja: '担当者変更', en: 'Change of contact' },
  crossing: { ja: 'ホットになりました', en: 'Became hot' },
  requested: { ja: 'ご依頼', en: 'Request' },
  crossingWithdrawn: { ja: 'ホットを取り下げ（自動アクセスと判明）', en: 'No longer hot (automatic access)' },
  handoffCreated: { ja: '営業へ引き渡し', en: 'Handed to sales' },
  handoffJoined: { ja: '同じ会社の引き渡しに加わりました', en: 'Joined the open handoff of the company' },
  handoffHeld: { ja: '引き渡しを待っています', en: 'Handoff waits' },
  handoffWithdrawn: { ja: '引き渡しを取り下げ', en: 'Handoff withdrawn' },
  handoffReleased: { ja: '育成に戻しました', en: 'Returned to nurturing' },
  feedback: { ja: '営業の回答', en: 'Answer of sales' },
  deal: { ja: '商談の記録', en: 'Deal' },
  penalty: { ja: '関心度を下げました', en: 'Interest lowered' },
  penaltyLifted: { ja: '関心度を元に戻しました', en: 'Interest restored' },
  engaged: { ja: '反応がありました', en: 'Reacted' },
  verdictChanged: { ja: '判定を見直し', en: 'Verdict changed' },
  erased: { ja: 'これより前の情報を消去', en: 'What was stored before was erased' },
};
