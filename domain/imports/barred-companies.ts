import { plain } from './refusal-values.ts';

/**
 * Whether a cell says of a company, in so many words, that nobody there is to be mailed: it is no more, business with it is
 * barred, or (under a title of kinds: 取引区分, ステータス) it is a competitor. A sentence that only names such a thing says
 * nothing of the kind.
 */
export const barsCompany = (title: string, cell: string): boolean => {
  const text = plain(cell).replace(/(?:会社|企業|先|済み?|中|した|のため)+$/, '');
  return barred.test(text) || (rival.test(text) && ofKinds.test(plain(title)));
};

/** A company's name without what is written behind it and bars business with it: 「B社（倒産）」, 「C社 ※取引停止」. */
export function barredInName(cell: string): { readonly name: string; readonly bars?: string } {
  const at = cell.search(/[※(（【[]/);
  const bars =
    at < 1
      ? ''
      : cell
          .slice(at + 1)
          .replace(/[)）】\]]$/, '')
          .trim();
  const name = cell.slice(0, at).trim();
  return bars !== '' && bars.length <= LONGEST_REMARK && barsCompany('区分', bars) && !isItsOwn(name, bars)
    ? { name, bars }
    : { name: cell };
}

const LONGEST_REMARK = 20;

/** What a company does, or wishes besides mails: A法律事務所（訴訟）, B社（訪問不可）. */
const isItsOwn = (name: string, bars: string): boolean =>
  bars.startsWith('訪問') ||
  (/法律|法務|弁護士|司法|特許|law|legal|attorney|solicitor|llp/i.test(name) &&
    /訴訟|係争|清算|破産|litigation|dispute|liquidation|insolven|bankrupt/i.test(bars));

const barred = new RegExp(
  `^(?:${[
    '反社|反社会的?勢力|暴力団|反社(?:チェック)?(?:ng|該当|懸念)',
    '倒産|破産|自己破産|廃業|閉業|閉店|閉鎖|解散|清算|消滅|事業停止|営業停止|経営破綻',
    '取引(?:停止|中止|禁止|不可|ng|拒否|終了|解消|謝絶)|出入り?禁止|出禁|ブラックリスト|回収不能|与信(?:ng|不可|停止)',
    '(?:営業|アプローチ|接触|訪問|連絡)(?:禁止|不可|ng|停止)|係争|訴訟',
    'bankrupt(?:cy)?|insolvent|out of business|dissolved|liquidated|in liquidation|defunct|closed down',
    'sanctioned|black ?list(?:ed)?|legal hold|do not (?:approach|do business)|no business|business stopped|in dispute|litigation',
  ].join('|')})$`,
);
const rival = /^(?:競合|競合他社|同業|同業他社|ライバル|competitors?)$/;
const ofKinds =
  /区分|種別|分類|関係|属性|ステータス|状況|状態|ランク|フラグ|type|category|status|class|relation|kind/;
