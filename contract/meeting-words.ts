import type { CorrectionReason } from '../domain/kpis/correction.ts';
import type { Labels } from './labels.ts';

/** Why a figure of a final month became another. */
export const correctionReasonLabels: Labels<CorrectionReason> = {
  undone: { ja: '営業の回答の取り消し', en: 'an answer of sales was taken back' },
  verdict: { ja: '自動アクセス判定', en: 'judged as automatic access' },
  file: { ja: '取り込んだ案件', en: 'a deal from a file' },
  reported: { ja: 'あとから届いた営業の報告', en: 'a later report by sales' },
  mail: { ja: '配信の確定', en: 'a mail that was confirmed later' },
  other: { ja: 'そのほか', en: 'something else' },
};
