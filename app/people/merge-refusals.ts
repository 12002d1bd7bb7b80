import type { Handoff } from '../../domain/handoffs/handoff.ts';
import { mergeUndoDays } from '../../domain/people/merge.ts';
import { UserError } from '../../platform/user-error.ts';

/** What a merge or its undoing is refused for, each with what to do. */
export const oneOnly = new UserError(400, 'one-company', {
  ja: '同じ会社が2回指定されています。2社を指定してください。',
  en: 'The same company is named twice. Name two.',
});

export const answeredAlready = new UserError(409, 'answered-already', {
  ja: 'この2社は、すでにまとめられているか、どちらかが変わりました。開き直してください。',
  en: 'These two were merged already, or one of them has changed. Open the page again.',
});

export const underWay = (name: string): UserError =>
  new UserError(409, 'merge-under-way', {
    ja: `「${name}」は、いま別の会社とまとめている（または戻している）途中です。終わってからもう一度お試しください。`,
    en: `${name} is being merged or parted just now. Try again once that is done.`,
  });

export const mergedOn = (name: string): UserError =>
  new UserError(409, 'merged-on', {
    ja: `「${name}」は、その後さらに別の会社にまとめられました。先にそちらを戻してください。`,
    en: `${name} was itself merged into another company since. Take that back first.`,
  });

export const withSales = (name: string, open: readonly Handoff[]): UserError =>
  new UserError(409, 'with-sales', {
    ja: `「${name}」の方は営業が対応中です（受付番号 ${codesOf(open)}）。こちらの会社を残すか、対応の結果が出てからまとめてください。`,
    en: `Sales is working on people of ${name} (${codesOf(open)}). Keep that company, or merge once they are answered.`,
  });

const codesOf = (handoffs: readonly Handoff[]): string => handoffs.map(({ code }) => code).join(', ');

export const tooLate = (goes: string): UserError =>
  new UserError(409, 'too-late', {
    ja: `会社「${goes}」は、戻せるまとめがありません（まとめてから${mergeUndoDays}日以内なら戻せます）。`,
    en: `There is no merge of company "${goes}" to take back: it can be for ${mergeUndoDays} days.`,
  });
