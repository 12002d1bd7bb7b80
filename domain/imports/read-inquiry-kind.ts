import type { InquiryKind } from '../engagement/engagement.ts';
import { halfWidth } from './clean-text.ts';
import { type CellContext, type Parsed, value } from './parsed.ts';

/**
 * Reads what somebody asked for; unknown words mean `other`, with a note. What is asked stands last in Japanese
 * (採用管理システムの資料請求 asks for a document) and before `for` in English; what is denied is not asked for; of several
 * choices in one cell a request wins. Who chooses "Sales" or "Contact sales" in an English form wants to talk to sales; in
 * Japan the bare word `sales` is ours for a pitch (営業).
 */
export const readInquiryKind = (
  cell: string,
  context: Pick<CellContext, 'isAbroad'> = {},
): Parsed<InquiryKind> => {
  const text = halfWidth(cell).toLowerCase();
  if (text.trim() === 'sales' && context.isAbroad !== true) return value<InquiryKind>('sales');
  const outside = text.replaceAll(/[(（【[][^)）】\]]*[)）】\]]/g, ' ');
  const found = kindsIn(outside)[0] ?? kindsIn(text)[0];
  if (found !== undefined) return value(found);
  return generally.test(text) ? value<InquiryKind>('other') : value<InquiryKind>('other', 'unknownChoice');
};

/** The kind of each choice of the cell, requests first. */
const kindsIn = (text: string): readonly InquiryKind[] => {
  const choices = text.split(/[、,;；|｜/／・\n]|\s(?:and|&)\s/);
  const kinds = choices.flatMap((choice) => kindOf(beforeSubject(choice)) ?? kindOf(choice) ?? []);
  return kinds.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
};

/** What stands before `for`, `about` or `regarding`: they tell of what the request is about, not what it is. */
function beforeSubject(choice: string): string {
  const at = choice.search(/\b(?:for|about|regarding)\b/);
  return at > 0 && choice.slice(0, at).trim() !== '' ? choice.slice(0, at) : choice;
}

/** The kind whose word ends last. */
const kindOf = (choice: string): InquiryKind | undefined => {
  const text = choice.replaceAll(denied, ' ');
  let last: { readonly kind: InquiryKind; readonly end: number } | undefined;
  for (const [kind, pattern] of kindWords) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (end > (last?.end ?? 0)) last = { kind, end };
    }
  }
  return last?.kind;
};

const denied =
  /[^\s、,。]{1,12}?(?:は|も|の|が)?(?:不要|いらない|いりません|要らない|要りません|必要ない|必要ありません|ではな[いく]|以外|希望しない)|\b(?:no|not|without)\s+\w+/g;

const kindWords: readonly (readonly [InquiryKind, RegExp])[] = [
  [
    'quote',
    /見積り?書?|料金|価格|費用|quote|quotation|pricing|price|estimate|(?<![a-z])rf[pq](?![a-z])|angebot|preis\p{L}*|devis|presupuesto/gu,
  ],
  ['demo', /デモ|トライアル|体験|demo|trial/gu],
  [
    'consultation',
    /相談|打ち?合わ?せ|面談|商談|consult(?:ation|ing)?|meeting|appointment|assessment|call ?back|call me|schedule|(?:talk|speak) (?:to|with)|(?<![a-z])sales(?! pitch)|beratung|rückruf|vertrieb|termin/gu,
  ],
  [
    'document',
    /資料(?:請求)?|カタログ|ダウンロード|ホワイトペーパー|パンフ(?:レット)?|document|brochure|catalog|download|white ?paper|e-?book|(?:more|request|product) info(?:rmation)?|informationsmaterial|prospekt/gu,
  ],
  [
    'support',
    /サポート|不具合|故障|修理|障害|使い方|使用方法|操作(?:方法)?|エラー|support|trouble|help|billing|order status|returns?(?![a-z])|complaint|reklamation/gu,
  ],
  ['recruiting', /採用|求人|応募|recruit(?:ing|ment)?|career|job|karriere|bewerbung/gu],
  [
    'sales',
    /営業|売り?込み|セールス|提携|sales pitch|(?<![a-z])pitch|partnership|partner(?:ing)?(?: program| request)?|vendor|supplier|reseller|(?<![a-z])seo(?![a-z])|guest post|sell (?:to )?you/gu,
  ],
  ['other', /セミナー|ウェビナー|説明会|勉強会|イベント|その他|seminar|webinar|event|other/gu],
];
const order = kindWords.map(([kind]) => kind);
const generally = /一般|general|お?問い?合わ?せ|不要|いらない|要りません/;
