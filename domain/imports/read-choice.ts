import type { DealStage } from './import-records.ts';
import type { ConsentBasis } from '../people/customer.ts';
import { columnKey, halfWidth } from './clean-text.ts';
import { type CellContext, empty, type Parsed, type ReadCell, unreadable, value } from './parsed.ts';
import { foreignNo, foreignYes } from './foreign-words.ts';
import { words } from './words.ts';

/** Reads yes or no, with the words of one column on top of ○ ✓ TRUE 済 はい 1 and × FALSE いいえ 0. */
export const readFlag =
  (yes: readonly string[] = [], no: readonly string[] = []): ReadCell<boolean> =>
  (cell) => {
    const word = bareAnswer(halfWidth(cell).trim().toLowerCase());
    if (yes.includes(word)) return value(true);
    if (no.includes(word)) return value(false);
    if (yesWords.has(word)) return value(true);
    return noWords.has(word) ? value(false) : unreadable('unreadableFlag', '○ / ×');
  };

/** はい、希望します and No thanks say no more than はい and No do. */
const bareAnswer = (word: string): string => {
  if (word.length > 60) return word;
  const [, answer = word, rest = ''] = /^(はい|いいえ|yes|no)[、,。.!:\s]+(.+)$/.exec(word) ?? [];
  const repeats = answer === 'はい' || answer === 'yes' ? agreeing : denying;
  return repeats.test(rest) ? answer : word;
};

const agreeing =
  /^(?:ぜひ|是非)?(?:希望|同意|承諾|許可|購読)(?:し(?:ます)|する)[。!]?$|^(?:ぜひ|是非)?(?:お願いし(?:ます)|受け取ります|送ってください)[。!]?$|^(?:please|i (?:do|agree|would|consent))[.!]?$/;
const denying =
  /^(?:希望|同意|承諾|許可|購読)し(?:ません|ない)[。]?$|^(?:不要です|結構です|受け取りません|必要ありません)[。]?$|^(?:thanks|thank you|i (?:don't|do not)(?: agree| consent)?)[.!]?$/;

/** Reads the outcome of a deal; 受注見込 is still open. Own names of a CRM come in `context.stages`. */
export const readStage = (cell: string, context: Pick<CellContext, 'stages'>): Parsed<DealStage> => {
  const key = columnKey(cell);
  const own = context.stages.get(key);
  const known =
    own ??
    stageByKey.get(key) ??
    stageByKey.get(
      key.replace(/^(?:(?:stage|phase|step|フェーズ|ステージ|段階)?[0-9]{1,2}|[a-z](?=[^a-z]))/, ''),
    ) ??
    stageBefore(cell);
  return known === undefined ? unreadable('unknownStage') : value(known);
};

/** 失注（他社）, Closed Lost - Price: the outcome with its reason. 受注（見込み） is none yet. */
function stageBefore(cell: string): DealStage | undefined {
  const [, base = '', rest = ''] =
    /^(.+?)\s*(?:[(（[［：:]|\s[-–—]\s)(.+)$/.exec(halfWidth(cell).trim()) ?? [];
  return notYet.test(rest) ? undefined : stageByKey.get(columnKey(base));
}

const notYet =
  /見込|予定|予想|可能|確度|内示|待|前|中(?!止)|未|仮|再|%|％|\?|？|expected|pending|likely|verbal|forecast|soon|tbd|not|un/i;

/**
 * Reads how an address was obtained. Words we do not know, and any word that is denied (未同意, 名刺なし, no consent), mean
 * `unknown`, which is never mailed (R18). A ground that was taken back is a refusal.
 */
export const readConsentBasis = (cell: string): Parsed<ConsentBasis | 'refused'> => {
  const text = halfWidth(cell).toLowerCase();
  if (/^(?:不明|未確認|なし|unknown)$/.test(text.trim())) return value<ConsentBasis>('unknown');
  if (consentEnded.test(text)) return value<'refused'>('refused', 'unknownChoice');
  const found =
    consentDenied.test(text) || notYetOrBought.test(text)
      ? undefined
      : consentWords.find(([, pattern]) => pattern.test(text));
  return found === undefined ? value<ConsentBasis>('unknown', 'unknownChoice') : value(found[0]);
};

/** Reads one of a few choices by patterns; anything else is left out with a warning. */
export const readChoice =
  <C extends string>(choices: readonly (readonly [C, RegExp])[]): ReadCell<C> =>
  (cell) => {
    const text = halfWidth(cell).trim().toLowerCase();
    if (text === '指定なし' || text === '特になし') return empty;
    const found = choices.find(([, pattern]) => pattern.test(text));
    if (found === undefined && text === 'なし') return empty;
    return found === undefined ? unreadable('unknownChoice') : value(found[0]);
  };

const yesWords: ReadonlySet<string> = new Set(
  words(`
      ○ | ◯ | 〇 | ● | ◎ | ✓ | ✔ | ☑ | ✅ | レ | true | yes | y | 1 | on | t | 済 | 済み | はい | 有
      あり | 有り | 該当 | 対象 | checked | ${foreignYes}
    `),
);

const noWords: ReadonlySet<string> = new Set(
  words(`
      × | ✕ | ✗ | ✖ | ☐ | false | no | n | 0 | off | f | 未 | いいえ | 無 | なし | 無し | 非該当
      対象外 | unchecked | ${foreignNo}
    `),
);

const consentWords: readonly (readonly [ConsentBasis, RegExp])[] = [
  ['optIn', /申込|申し込|同意|許諾|オプトイン|opt.?in|consent|会員登録|資料請求|subscri/],
  [
    'transaction',
    /^(?!.*(?:紹介|referr)).*(?:取引|契約|購入|顧客|transaction|business relation|customer|contract)/s,
  ],
  ['card', /名刺|card/],
  ['published', /公表|公開|published|public|ホームページ|hp掲載/],
];

const consentEnded =
  /撤回|取り?消|取り?下げ|退会|オプトアウト|opt(?:ed)?[\s_-]*out|停止|解除|拒否|お?断|破棄|失効|withdr|revok|refus|unsubscri|declin|object(?:ed|s|ion)|(?:同意|承諾|許諾|希望)し(?:ない|ません|たくない)|do(?:es)? ?n[o']t (?:agree|consent|want)/;
const consentDenied =
  /(?:未|不|非)(?:同意|承諾|許諾|許可|承認|取得|登録|契約|取引|申込|公開|公表|明|確認|可|交換|定)|な(?:し|い|かった|く|き)|無(?:し|い|く)?(?:$|[\s(（、。:])|ません|(?:せ|れ)ず|不要|(?<![a-z])ng(?![a-z])|×|✕|保留|待ち|確認中|申請中|(?<![a-z])(?:pending|awaiting|waiting|requested|no|not|non|none|never|without|un(?:known|confirmed|consented|verified)|lack(?:s|ing)?|expired|false)(?![a-z])|n't(?![a-z])/;

/** A customer that somebody hopes for, and an address that was bought, are no ground: 見込み顧客, 購入リスト. */
const notYetOrBought =
  /見込|潜在|候補|予定|待ち|検討|(?:リスト|名簿)(?:を|の)?購入|購入(?:した|済みの?)?(?:リスト|名簿)|名簿(?:業者|会社)|(?<![a-z])(?:prospect(?:ive|s)?|potential|pending|purchased|bought|list broker|data broker)(?![a-z])/;

const stageWords: Readonly<Record<DealStage, readonly string[]>> = {
  won: words(`
      受注 | 受注済 | 受注済み | 受注確定 | 成約 | 成約済 | 成約済み | 契約 | 契約済 | 契約済み
      契約締結 | 獲得 | 成立 | 商談成立 | 完了（成立） | クローズ（成立） | 成立済 | 納品 | 納品済
      納品済み | 検収 | 検収済 | 売上 | 売上計上 | 請求済 | 入金済 | won | closed won | closedwon
      win | closed - won | ordered | gewonnen | abgeschlossen gewonnen | gagné | gagnée | ganado | ganada | vinto | vinta | gewonnen
    `),
  lost: words(`
      失注 | 失注済 | 失注済み | 他社決定 | 他社受注 | 競合負け | 不成立 | 商談不成立 | 完了（不成立） | クローズ（不成立） | 見送り
      見送 | 辞退 | キャンセル | 取消 | 取り消し | 敗退 | 断念 | 不採用 | 消滅 | 自然消滅 | 中止
      案件消滅 | NG | ロスト | 他決 | dead | lost | closed lost | closedlost | lose | closed - lost | cancelled | canceled
      abandoned | no decision | verloren | abgeschlossen verloren | perdu | perdue | perdido | perdida | perso | persa | closed lost to competition | closed-lost to competition
    `),
  open: words(`
      商談中 | 商談 | 進行中 | 対応中 | 検討中 | 検討 | 提案 | 提案中 | 提案済 | 提案済み | 見積
      見積中 | 見積提出 | 見積提出済 | 見積済 | 交渉 | 交渉中 | 価格交渉 | クロージング | 最終交渉
      初回訪問 | 初回商談 | 訪問 | ヒアリング | アプローチ | アポ | アポ獲得 | 商談化 | 凍結 | 引合 | 引合い
      引き合い | 見込 | 見込み | 受注見込 | 受注見込み | 受注予定 | 内示 | 口頭内示 | 口頭合意 | ネゴ | ネゴ中 | 稟議中
      社内稟議 | 契約手続き | 契約手続中 | リード | 新規 | 未着手 | 継続 | 保留 | 保留中 | ペンディング | 停滞 | open | pending | on hold | engaging
      prospecting | prospect | qualification | qualified | needs analysis | value proposition
      id. decision makers | perception analysis | proposal | proposal/price quote | negotiation
      negotiation/review | in progress | pipeline | discovery | new | appointment scheduled
      qualified to buy | presentation scheduled | decision maker bought-in | contract sent | demo
      quote | commit | verbal commit | verbal agreement | verhandlung | angebot | qualifizierung | offen | in bearbeitung | négociation | proposition | en cours | negociación | en curso | trattativa | offerte | develop | propose | identify decision makers
    `),
};

const stageEntries = (stage: DealStage): readonly (readonly [string, DealStage])[] =>
  stageWords[stage].map((word) => [columnKey(word), stage] as const);

const stageByKey: ReadonlyMap<string, DealStage> = new Map([
  ...stageEntries('won'),
  ...stageEntries('lost'),
  ...stageEntries('open'),
]);
