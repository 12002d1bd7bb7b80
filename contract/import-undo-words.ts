import type { LeftReason } from '../domain/imports/import-undo.ts';
import type { Label } from './labels.ts';

/** Why undoing an import leaves somebody, or a company, as they are. */
export const leftReasonLabels: Readonly<Record<LeftReason, Label>> = {
  refuses: {
    ja: 'お断り（メールNG・電話NG・営業対象外）が一緒に取り込まれた方',
    en: 'came with a refusal of mails, calls or sales',
  },
  changedSince: {
    ja: 'そのあと別の取り込みや編集で変わった方',
    en: 'changed since by another import or edit',
  },
  happenedSince: {
    ja: 'そのあと配信・反応・引き渡し・案件などがあった方',
    en: 'mails, acts, handoffs or deals since',
  },
};
