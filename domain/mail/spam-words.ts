import type { Bilingual, Locale } from '../kernel/locale.ts';

/** How much a word weighs with filters: `strong` by itself, `weak` beside others. */
export type SpamWeight = 'strong' | 'weak';

/** Words and marks that filters count against a mail, and readers against its sender; with what to write in their place. */
export interface SpamWord {
  readonly locale: Locale | 'any';
  readonly weight: SpamWeight;
  readonly pattern: RegExp;
  /** Where it weighs; absent: anywhere. */
  readonly only?: 'subject';
  readonly instead: Bilingual;
}

const ja = (weight: SpamWeight, pattern: RegExp, insteadJa: string, insteadEn: string): SpamWord => ({
  locale: 'ja',
  weight,
  pattern,
  instead: { ja: insteadJa, en: insteadEn },
});
const en = (weight: SpamWeight, pattern: RegExp, insteadJa: string, insteadEn: string): SpamWord => ({
  locale: 'en',
  weight,
  pattern,
  instead: { ja: insteadJa, en: insteadEn },
});

const drop: readonly [string, string] = ['削る', 'leave it out'];
const figure: readonly [string, string] = [
  '出典のある数字や事例に替える',
  'a figure or a case with its source',
];
const plainDate: readonly [string, string] = [
  '期日をそのまま書く（例: 11月20日(金)まで）',
  'the date itself, as in "until Friday, 20 November"',
];

/** The list is kept here. An entry needs a better word: a warning that only forbids helps nobody. */
export const spamWords: readonly SpamWord[] = [
  ja(
    'strong',
    /(?:今すぐ|いますぐ)(?:クリック|登録|申し?込|購入|ダウンロード|アクセス)/,
    'ご覧ください／お申し込みはこちら',
    'the action by itself',
  ),
  ja(
    'strong',
    /ここを(?:クリック|タップ)|こちらをクリック/,
    'リンクの中身を書く（例: 導入事例を読む）',
    'what the link leads to',
  ),
  ja('strong', /(?:絶対|必ず|確実)に?(?:儲|もうか|稼|成功|得|効果|成果|売上)/, ...figure),
  ja('strong', /簡単に(?:儲|もう|稼)|楽して|副収入|副業|高収入|不労所得/, ...drop),
  ja('strong', /(?:当選|ご?当せん)(?:し|され|お|い)|おめでとうございます/, ...drop),
  ja('strong', /激安|格安|爆安|最安値|業界最安|破格/, ...figure),
  ja(
    'strong',
    /全額返金|返金保証|完全無料|100%無料/,
    '条件を添えて書く（例: 30日間の試用は費用がかかりません）',
    'the terms, as in "a trial of 30 days costs nothing"',
  ),
  ja(
    'strong',
    /(?:ご)?請求(?:が)?(?:確定|未払い)|未納料金|アカウント(?:が|を)?(?:停止|凍結|ロック)|本人確認(?:の|を)(?:お願い|して)/,
    ...drop,
  ),
  ja('strong', /出会い|ビットコインで|仮想通貨で|必勝|一攫千金/, ...drop),
  ja('weak', /無料(?!通話|相談窓口)/, '「費用はかかりません」', '"at no charge"'),
  ja(
    'weak',
    /(?:期間|数量|先着|本日|今だけ|今なら)限定|限定公開|今だけ|本日限り|残りわずか|お早めに/,
    ...plainDate,
  ),
  ja(
    'weak',
    /お得|特別価格|特価|割引|値引き|キャンペーン価格|セール/,
    '条件と金額をそのまま書く',
    'terms and amounts as they are',
  ),
  ja('weak', /プレゼント|進呈|もれなく|キャッシュバック|ポイント還元/, '「お送りします」', '"we send you"'),
  ja('weak', /驚(?:き|愕|くべき)|衝撃|奇跡|秘密|裏ワザ|禁断/, ...figure),
  ja('weak', /絶対|100[%％]|必ず(?!しも)|確実に|間違いなく/, ...figure),
  ja('weak', /(?:業界|日本|世界|地域)?(?:No\.?\s?1|ナンバーワン|第1位|最高峰|最強)/i, ...figure),
  ja('weak', /緊急|至急|大至急|重要なお知らせ/, '用件をそのまま書く', 'what it is about'),
  ja(
    'weak',
    /見逃(?:し|さ)|損(?:を)?し(?:ます|ない)|知らないと/,
    '読む方が得るものを書く',
    'what the reader gains',
  ),
  ja('weak', /[!！]{2,}|[?？]{2,}|[!！][?？]/, '句点「。」', 'a full stop'),
  ja('weak', /[★☆◆◇■□●○▼▽▲△]{3,}|[＼／\\/]{2,}[^\s]{1,20}[＼／]/, ...drop),
  {
    locale: 'ja',
    weight: 'strong',
    only: 'subject',
    pattern: /【(?:重要|緊急|至急|必読|限定|無料|特別)[^】]*】/,
    instead: { ja: '【 】を取り、用件をそのまま書く', en: 'what it is about, without brackets' },
  },
  {
    locale: 'any',
    weight: 'strong',
    only: 'subject',
    pattern: /^\s*(?:re|fw|fwd|返信|転送)\s*[:：]/i,
    instead: { ja: '「Re:」を取る（返信ではないため）', en: 'no "Re:", for it answers nothing' },
  },
  {
    locale: 'any',
    weight: 'weak',
    only: 'subject',
    pattern: /[!！]/,
    instead: { ja: '件名の「！」を取る', en: 'no exclamation mark in a subject' },
  },
  en(
    'strong',
    /\b(?:act|order|buy|call|apply|click|sign up|register) now\b|\bdon'?t (?:delete|hesitate|miss)\b/i,
    '行うことをそのまま書く',
    'the action by itself, as in "Read the case"',
  ),
  en(
    'strong',
    /\bclick (?:here|below|this link)\b/i,
    'リンクの中身を書く',
    'what the link leads to, as in "Read the case"',
  ),
  en(
    'strong',
    /\b(?:100% free|totally free|free (?:gift|money|access|trial now)|risk[- ]free|no (?:obligation|catch|strings attached|credit card))\b/i,
    '条件を添えて書く',
    'the terms, as in "a trial of 30 days costs nothing"',
  ),
  en(
    'strong',
    /\b(?:you(?:'ve| have)? (?:won|been selected)|congratulations|winner|prize|lottery|jackpot)\b/i,
    ...drop,
  ),
  en(
    'strong',
    /\b(?:earn|make|extra|fast|easy) (?:\$|cash|money|income)|\bget rich\b|\bwork from home\b|\bpassive income\b/i,
    ...drop,
  ),
  en(
    'strong',
    /\b(?:money[- ]back|satisfaction guaranteed|guaranteed (?:results?|income|success)|double your)\b/i,
    ...figure,
  ),
  en(
    'strong',
    /\b(?:verify your account|account (?:suspended|locked)|final notice|payment overdue)\b/i,
    ...drop,
  ),
  en('strong', /\b(?:viagra|casino|bitcoin|crypto investment|weight loss|miracle)\b/i, ...drop),
  en('weak', /\bfree\b(?! of\b)/i, '費用がかからないことを文で書く', '"at no charge"'),
  en(
    'weak',
    /\b(?:limited[- ]time|today only|expires (?:soon|today)|hurry|last chance|while (?:stocks|supplies) last|ends soon)\b/i,
    ...plainDate,
  ),
  en(
    'weak',
    /\b(?:lowest price|best price|cheap(?:est)?|bargain|huge (?:discount|savings)|special offer|save big|% off)\b/i,
    ...figure,
  ),
  en(
    'weak',
    /\b(?:amazing|incredible|unbelievable|revolutionary|once in a lifetime|secret|life[- ]changing)\b/i,
    ...figure,
  ),
  en('weak', /\b(?:guarantee[ds]?|promise you|100%)/i, ...figure),
  en(
    'weak',
    /\b(?:urgent|important information|immediately|asap)\b/i,
    '用件をそのまま書く',
    'what it is about',
  ),
  en('weak', /\b(?:number one|#1|no\. ?1|world'?s best)\b/i, ...figure),
  en(
    'weak',
    /\bdear (?:friend|sir or madam|valued customer)\b/i,
    '{{ customer.name }} を使う',
    'the name, {{ customer.name }}',
  ),
  en('weak', /!{2,}|\?{2,}/, '句点にする', 'a full stop'),
  {
    locale: 'en',
    weight: 'weak',
    pattern: /\b[A-Z]{5,}(?:\s+[A-Z]{3,})+\b/,
    instead: { ja: '大文字だけの語を避ける', en: 'small letters' },
  },
  {
    locale: 'any',
    weight: 'weak',
    pattern: /[$￥¥€]{2,}/,
    instead: { ja: '金額を一度だけ書く', en: 'the amount, once' },
  },
];
