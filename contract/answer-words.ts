import type { PromiseWay } from '../domain/handoffs/promise-way.ts';
import type { Labels } from './labels.ts';

/** What a page of answering is for: the buttons of the handoff's mail, the progress of its deal, and another owner. */
export const answerActions = [
  'accept',
  'promise',
  'notReached',
  'report',
  'tossUp',
  'progress',
  'decline',
  'manage',
] as const;
export type AnswerAction = (typeof answerActions)[number];

/** What the buttons say, in the mail as in the console. */
export const answerActionLabels: Labels<AnswerAction> = {
  accept: { ja: '対応します', en: 'I will take it' },
  promise: { ja: '日時を決めて連絡します', en: 'Set a time to call or visit' },
  notReached: { ja: '不在でした', en: 'Nobody answered' },
  report: { ja: '結果を報告（約30秒）', en: 'Report the result (30 seconds)' },
  tossUp: { ja: '聞き取って営業に引き渡す', en: 'Heard: pass it on to field sales' },
  progress: { ja: '商談の進み具合を記録', en: 'Record how the deal goes' },
  decline: { ja: '担当を替わってほしい', en: 'Ask for another owner' },
  manage: { ja: '担当を替える', en: 'Give it to somebody else' },
};

/** What happens at a promised time: 「12月10日 14:00に訪問します」. */
export const promiseWayLabels: Labels<PromiseWay> = {
  phone: { ja: '電話', en: 'Call' },
  visit: { ja: '訪問', en: 'Visit' },
  online: { ja: 'オンライン面談', en: 'Online meeting' },
  mail: { ja: 'メール', en: 'Mail' },
  contact: { ja: '連絡', en: 'Get in touch' },
};
