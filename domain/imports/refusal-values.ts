import { halfWidth } from './clean-text.ts';
import { type ReadCell, unreadable, value } from './parsed.ts';
import { readFlag } from './read-choice.ts';
import { foreignRefusing } from './foreign-words.ts';
import { readDate } from './read-date.ts';
import { words } from './words.ts';

/** What a cell says by itself about mails: that somebody refused, that he gets them, or neither. */
export const mailStatusOf = (cell: string): 'refuses' | 'allows' | 'neither' | undefined => {
  const text = plain(cell);
  if (takenBack.test(text)) return undefined;
  if (refusingStatus.test(text)) return 'refuses';
  if (allowingStatus.has(text) || inForce.includes(text)) return 'allows';
  return otherStatus.has(text) ? 'neither' : undefined;
};

/** Reads a column that holds refusals: 「希望」 under 「配信停止」 asks for the stop. What may mean either is not read. */
export const readRefusal: ReadCell<boolean> = (cell, context) => {
  const text = plain(cell);
  if (context.refusingCells !== undefined) return value(context.refusingCells.has(text));
  if (/do not allow|許可しない/i.test(context.title) && allowing.has(text)) return value(false);
  if (eitherWay.has(text)) return unreadable('unreadableFlag', '○ / ×');
  if (asked.has(text)) return value(true);
  const status = mailStatusOf(cell);
  return status === 'refuses' || status === 'allows'
    ? value(status === 'refuses')
    : readFlag([], ['しない'])(cell, context);
};

/** Reads a column that holds permissions: everything that refuses is a no. */
export const readPermission: ReadCell<boolean> = (cell, context) => {
  const text = plain(cell);
  if (notGiven.has(text)) return value(false);
  const status = mailStatusOf(cell);
  if (status === 'refuses' || status === 'allows') return value(status === 'allows');
  return readFlag([...asked, ...granted, ...inForce], [])(cell, context);
};

/** Reads a column whose words decide: true is a refusal. */
export const readMailStatus: ReadCell<boolean> = (cell) => {
  const status = mailStatusOf(cell);
  return status === undefined ? unreadable('unreadableFlag') : value(status === 'refuses');
};

/** Reads the day or reason of a refusal: whatever stands there, somebody refused. */
export const readNotedRefusal: ReadCell<boolean> = (cell, context) => {
  const isNone =
    readDate(cell, context).kind === 'empty' || /^(?:なし|無し|無|特になし|0|false|no)$/i.test(cell);
  return isNone ? value(false) : value(true);
};

/** The form in which the words of a deciding column are compared. */
export const plain = (cell: string): string =>
  halfWidth(cell).normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

const refusingStatus = new RegExp(
  [
    foreignRefusing,
    /停止|オプトアウト|opt(?:ed|s)?[\s_-]*out|unsub|退会|(?:登録|購読|配信)解除|拒否|お?断り|不可|不要|(?<![a-z])ng(?![a-z])|禁止|除外/
      .source,
    /希望し(?:ない|ません)|希望せず|(?:配信|送信|受信|購読)し(?:ない|ません)|ブロック|ブラックリスト|block|black[\s_-]?list|suppress/
      .source,
    /(?<![a-z])(?:invalid(?! (?:vat|tax|phone|tel|number|date))|undeliver)|bounce|バウンス|不達|不着|宛先不明|complain|苦情|(?<![a-z])spam|迷惑|(?<![a-z])do(?:es)?[\s_-]*n(?:o|')t|cleaned|撤回|revok|withdraw|declin|refus|remove|非配信|配信対象外|no (?:e-?mails?|contact|mailings?)|stop/
      .source,
  ].join('|'),
);
const allowingStatus: ReadonlySet<string> = new Set(
  words(`
      配信 | 配信中 | 配信可 | 配信ok | 配信可能 | 配信対象 | 配信する | 配信希望 | 購読 | 購読中 | 購読者 | 受信中
      受信 | 受信可 | 受信する | 送信可 | 送信対象 | 送信する | 送付する | send | メール可 | subscribed | subscriber | opt-in | opted in | opted-in
      optin | オプトイン
    `),
);
/** Words that take their meaning from the title: under 「配信停止」 they would say that the stop is in force. */
const inForce = words(
  `登録中 | 登録済 | 登録済み | 有効 | 正常 | active | enabled | confirmed | valid | verified | deliverable`,
);
const granted = words(
  `可 | 可能 | ok | 許可 | 許可する | 許可します | 許諾 | 承諾 | 承諾する | 同意 | 同意します | allow | allowed | 同意する | 同意済 | 同意済み | 対象 | granted | given | agreed | consented | accepted`,
);
/** Where a customer stands with us: nothing about mails. */
const otherStatus: ReadonlySet<string> = new Set(
  words(`
      新規 | 見込 | 見込み | 見込客 | 見込み客 | 既存 | 既存顧客 | 顧客 | リード | 休眠 | 休眠顧客 | 商談中 | 対応中
      アプローチ中 | ナーチャリング | 育成中 | 受注 | 失注 | new | open | working | lead | prospect | customer | dormant
      nurturing | qualified | contacted
    `),
);
/** Where the title denies, as Dynamics' `Do not allow Bulk Emails` does, these take the denial back. */
const allowing: ReadonlySet<string> = new Set(words('allow | allowed | 許可 | 許可する'));
/** Words that only repeat the title's own verb. */
const asked: ReadonlySet<string> = new Set(
  words('希望 | 希望する | 希望します | 希望あり | する | 要 | 必要 | 受け取る'),
);
const notGiven: ReadonlySet<string> = new Set(
  words(`
      しない | 否 | 未許諾 | 許諾なし | 許諾しない | 未承諾 | 承諾なし | 同意しない | 同意しません | 未同意 | 不同意 | 同意なし | 同意無し | 未許可 | 不許可 | 不承諾
      未購読 | 非購読 | not subscribed | non-subscribed | denied | not given | no consent | 解除
      not opted in | not opted-in | never subscribed | 希望なし | 無効 | エラー | 不達 | inactive | invalid | disabled
      受け取らない | 受け取りません | 許可しない | 許可しません | 承諾しない | 承諾しません | 送付しない | not allowed | いらない | 要らない | 必要ない | 必要なし | 送らない | 送らないで
    `),
);
/** Under a title of refusing these may speak of the mails or of their stop. */
const eitherWay: ReadonlySet<string> = new Set([
  ...granted,
  ...inForce,
  ...words('希望しない | 希望しません | 希望なし | 不要 | 解除 | 対象外'),
]);
const takenBack =
  /(?:停止|拒否|不可|除外|オプトアウト|禁止|退会|ブロック)(?:の|を|は|では|で)?(?:し(?:ない|ません|ていない)|な(?:し|い)|無し|解除|取り?消|前)|未(?:停止|退会|拒否)|(?<![a-z])(?:not|non|un)[\s_-]?(?:unsub|opted|block|exclu|suppress|bounce|blacklist|refus|removed)|再開|resubscri/;
