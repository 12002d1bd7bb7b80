import type { MonthlyEnd, MonthlyWait } from '../domain/sequences/monthly.ts';
import type { PostponeReason } from '../domain/mail/send-decision.ts';
import { endReasonLabels, type Label, type Labels } from './labels.ts';

/** Why a mail waits. */
export const postponeLabels: Labels<PostponeReason> = {
  frequency: { ja: '配信頻度の上限', en: 'Frequency limit' },
  outsideHours: { ja: '配信時間外', en: 'Outside sending hours' },
  heldBySales: { ja: '営業が対応中', en: 'In the hands of sales' },
  contactChange: { ja: '退職・異動の知らせ（確認待ち）', en: 'Said to have left or moved (to be confirmed)' },
  companyMerging: { ja: '会社をまとめている途中', en: 'The company is being merged' },
  campaignPaused: { ja: '施策の一時停止', en: 'Campaign paused' },
  waitingForWakeDate: { ja: '再開予定日の前', en: 'Before the date to resume' },
};

/** The name of the monthly mail, where campaigns are named. */
export const monthlyLabel: Label = { ja: '月次のご案内', en: 'Monthly mail' };

/** Why a monthly mail waits. */
export const monthlyWaitLabels: Readonly<Record<MonthlyWait, Label>> = {
  ...postponeLabels,
  lastAsked: { ja: '最終確認のお返事待ち', en: 'Waiting for the answer to the last mail' },
  inOtherCampaign: { ja: '別の施策で配信中', en: 'Mailed by a campaign' },
  nextMonth: { ja: '今月分は済み', en: 'Done for this month' },
  noTopic: { ja: '今月の話題がない', en: 'No topic this month' },
  perhapsSent: {
    ja: 'バックアップ以後に送ったかもしれない',
    en: 'Perhaps sent since the backup',
  },
  noTextInLanguage: { ja: 'お客様の言語の文面がない', en: "No text in the customer's language" },
};

/** Why a sequence or the monthly mail ended for somebody. */
export const monthlyEndLabels: Readonly<Record<MonthlyEnd, Label>> = {
  ...endReasonLabels,
  woke: { ja: '再開予定日が来た', en: 'The date to resume has come' },
  silent: { ja: '最終確認にお返事なし', en: 'No answer to the last mail' },
};
