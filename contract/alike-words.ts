import type { MergeStays } from '../domain/people/merge.ts';
import type { AlikeReason } from '../domain/people/same-person.ts';
import type { Label, Labels } from './labels.ts';

/** Why two records may be one person. */
export const alikeReasonLabels: Labels<AlikeReason> = {
  name: { ja: '氏名が同じ', en: 'Same name' },
  phone: { ja: '電話番号が同じ', en: 'Same number' },
};

/**
 * Why a merge cannot be taken back, and what helps.
 * @param first how the record is called whose merge is to be taken back first
 */
export function mergeStaysText(because: MergeStays, first = ''): Label {
  switch (because) {
    case 'expired':
      return {
        ja: 'まとめてから30日を過ぎたため、元に戻せません。',
        en: 'This merge is more than 30 days old and can no longer be undone.',
      };
    case 'notKept':
      return {
        ja: 'まとめる前の内容が保存されていないため、元に戻せません（この機能ができる前にまとめた記録です）。',
        en: 'This merge cannot be undone: it was made by an earlier version, which did not keep what is needed for that.',
      };
    case 'mergedOn':
      return {
        ja: `「${first}」様の記録は、さらに別の記録にまとめられています。先にそちらを元に戻してください。`,
        en: `The record of ${first} was itself merged into another one since. Undo that merge first.`,
      };
    case 'laterMerge':
      return {
        ja: `このあと「${first}」様の記録もまとめられています。先にそちらを元に戻してください。`,
        en: `The record of ${first} was merged into the same one later. Undo that merge first.`,
      };
    default:
      return because satisfies never;
  }
}
