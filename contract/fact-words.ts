import type { MailSubject } from '../domain/mail/mail.ts';
import type { Fact } from '../domain/timeline/fact.ts';
import type { Labels } from './labels.ts';

/** What happened to a customer beside what they did. */
export const factLabels: Labels<Fact['kind']> = {
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

/** Mails to colleagues that are about no one customer stand in no history. */
type OfNobody = `weekly${string}` | 'ownerReview' | 'ownerWelcome';

/** Which mail it was, as a history names it. */
export const mailKindLabels: Labels<Exclude<MailSubject['kind'], OfNobody>> = {
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
