import type { ExitReason } from '../domain/sequences/exit-reason.ts';
import type { StepPostponeReason, StepSkipReason } from '../domain/sequences/decide-mail.ts';
import type { MailTemplateId } from '../domain/sequences/letter.ts';
import type { Step } from '../domain/sequences/step.ts';
import type { Label } from './labels.ts';
import { monthlyEndLabels, monthlyWaitLabels } from './monthly-words.ts';

/** What a step is called, by its kind. */
export const stepKindLabels: Readonly<Record<Step['kind'], Label>> = {
  mail: { ja: 'メール', en: 'Mail' },
  wait: { ja: '待つ', en: 'Wait' },
  waitFor: { ja: '反応を待つ', en: 'Wait for a reaction' },
  condition: { ja: '条件で分かれる', en: 'Branch by condition' },
  split: { ja: 'くじで分かれる（A/B）', en: 'Split (A/B)' },
  task: { ja: '営業への依頼', en: 'Task for sales' },
  end: { ja: '終了', en: 'End' },
  webinar: { ja: 'ウェビナー（案内・リマインド・録画）', en: 'Webinar (invitation, reminders, recording)' },
  permission: { ja: 'ご案内を続けてよろしいですか', en: 'May we go on?' },
};

/** What a mail to customers is called, by its template. */
export const mailTemplateLabels: Readonly<Record<MailTemplateId, Label>> = {
  'nurture-document': { ja: '資料のご案内', en: 'guide' },
  'nurture-case-study': { ja: '事例のご案内', en: 'case study' },
  'nurture-invitation': { ja: '説明会のご案内', en: 'invitation' },
  'monthly-topic': { ja: '月次のご案内', en: 'monthly mail' },
  'monthly-last': { ja: '月次のご案内・最終確認', en: 'monthly mail, the last question' },
  'nurture-custom': { ja: '自分の文面', en: 'own text' },
};

/** What somebody did that is waited for. */
export const actKindLabels: Readonly<Record<string, Label>> = {
  click: { ja: 'リンクのクリック', en: 'a click' },
  answer: { ja: '質問へのお返事', en: 'an answer' },
  download: { ja: '資料のダウンロード', en: 'a download' },
  reply: { ja: '返信', en: 'a reply' },
  visit: { ja: 'サイトへの再訪', en: 'a return visit' },
  registered: { ja: 'ウェビナーの申し込み', en: 'a registration' },
  attended: { ja: 'ウェビナーの参加', en: 'attendance' },
};

/** Why a sequence ended for somebody, or left a mail out. */
export const sequenceEndLabels: Readonly<Record<ExitReason | StepSkipReason, Label>> &
  typeof monthlyEndLabels = {
  ...monthlyEndLabels,
  choseAnother: { ja: '他社に決定', en: 'Chose another vendor' },
  notNeeded: { ja: '今は不要', en: 'Not needed now' },
  tooEarly: { ja: '時期が早い', en: 'Too early' },
  notReached: { ja: '連絡がつかない', en: 'Not reached' },
  keptByOwner: { ja: '営業確認で「送らない」', en: 'Kept back by the owner' },
  heldBySales: { ja: '営業が長く対応中', en: 'In the hands of sales for long' },
  cancelled: { ja: '開始の取り消し', en: 'Launch cancelled' },
  becameHot: { ja: 'ホットになった', en: 'Became hot' },
  goalReached: { ja: '目標に到達', en: 'Goal reached' },
  waitingForWakeDate: { ja: '再開予定日まで休む', en: 'Rests until its date' },
  sessionCancelled: { ja: 'ウェビナーの中止', en: 'Webinar cancelled' },
  notNeededAnyMore: { ja: '不要になった', en: 'Not needed any more' },
  datePassed: { ja: '期日を過ぎた', en: 'The date has passed' },
  sameText: { ja: '同じ文面を送信済み', en: 'Got the same text before' },
  perhapsSent: {
    ja: 'バックアップ以後に送ったかもしれない',
    en: 'Perhaps sent since the backup',
  },
  tooLate: { ja: '遅れすぎた', en: 'Too late to be worth it' },
};

const otherEndLabels: Readonly<Record<string, Label>> = {
  ...sequenceEndLabels,
  noAnswer: { ja: 'お返事なし', en: 'No answer' },
  finished: { ja: '最後まで進んだ', en: 'Went through all of it' },
  editEnded: { ja: 'シナリオの変更で終了', en: 'Ended by an edit' },
  replaced: { ja: 'シナリオの入れ替え', en: 'The sequence was replaced' },
  controlOver: { ja: '比較のための期間が終了', en: 'Time in the control group is over' },
  gone: { ja: 'データの削除', en: 'Deleted' },
};
/** The same, with reasons that a company may have named itself. */
export const endLabels = otherEndLabels;

/** Why the next step waits. */
export const sequenceWaitLabels: Readonly<Record<StepPostponeReason | 'act' | 'wait' | 'start', Label>> = {
  ...monthlyWaitLabels,
  restsAfterSales: { ja: '営業の対応のあとの休み', en: 'Rests after sales had them' },
  spread: { ja: '一度に送らないための分散', en: 'Spread over some days' },
  act: { ja: '反応を待っている', en: 'Waits for a reaction' },
  wait: { ja: '待っている', en: 'Waits' },
  start: { ja: '開始を待っている', en: 'Waits for its start' },
};

/** How a step was passed. */
export const outcomeOfStepLabels: Readonly<Record<string, Label>> = {
  sent: { ja: '送信', en: 'sent' },
  rejected: { ja: '送信できず', en: 'rejected' },
  unconfirmed: { ja: '確認できず', en: 'unconfirmed' },
  waited: { ja: '通過', en: 'passed' },
  happened: { ja: '反応あり', en: 'reacted' },
  otherwise: { ja: '反応なし・それ以外', en: 'otherwise' },
  created: { ja: '依頼済み', en: 'created' },
};
