import { foreignContacting, foreignMailing, foreignPermitting, foreignRefusing } from './foreign-words.ts';

/**
 * What the title of a column says about writing to or calling a person.
 *
 * `noMail`, `noCall`, `noContact` hold refusals, `mailAllowed`, `callAllowed` permissions. `mailStatus` holds words that
 * decide, `status` words that may. In `refusalNoted` (a day, a reason) anything at all is a refusal. `refusing` does
 * not say what is refused, and `unclear` takes the refusal back. `mailing` and `contacting` speak of it and leave to the
 * cells what is meant. `retired`, `employed` and `moved` say where a person works, `inUse` whether the record is in use.
 */
export type TitleReading =
  | 'noMail'
  | 'noCall'
  | 'noContact'
  | 'mailAllowed'
  | 'callAllowed'
  | 'contactAllowed'
  | 'mailStatus'
  | 'refusalNoted'
  | 'status'
  | 'refusing'
  | 'unclear'
  | 'mailing'
  | 'contacting'
  | 'retired'
  | 'employed'
  | 'moved'
  | 'inUse';

/**
 * Reads a title by its words, not by a list of titles. A word of refusing wins over everything else in the title, so
 * that `Opted out of email: Newsletter` is never taken for `Newsletter`.
 */
export const readDecidingTitle = (title: string): TitleReading | undefined => {
  const text = plainTitle(title);
  if ((addresses.test(text) && !deadAddress.test(text)) || besideTheMatter.test(text)) return undefined;
  const refuses = refusing.test(text);
  if (otherChannel.test(text) && !mailing.test(text) && !calling.test(text)) return undefined;
  if (refuses && pairs.test(text)) return 'mailStatus';
  if (takenBack.test(text) || (refuses && /可否|再開|resum|resubscri|re-subscri/.test(text)))
    return 'unclear';
  if (refuses) return readRefusing(text);
  const place = readPlaceOfWork(text);
  if (place !== undefined) return place;
  if (listStatus.test(text)) return 'status';
  if (measures.test(text)) return undefined;
  if (permitting.test(text)) {
    if (mailing.test(text) || consenting.test(text)) return 'mailAllowed';
    if (calling.test(text)) return 'callAllowed';
    if (contacting.test(text)) return 'contactAllowed';
  }
  if (deciding.test(text)) return mailing.test(text) ? 'mailStatus' : 'status';
  if (mailing.test(text)) return 'mailing';
  if (approaching.test(text)) return 'contacting';
  return inUse.test(text) ? 'inUse' : undefined;
};

/** Of the person in the row: not of an owner of ours, a predecessor, or a pension. */
const readPlaceOfWork = (text: string): 'retired' | 'employed' | 'moved' | undefined => {
  if (ofSomebodyElse.test(text)) return undefined;
  if (leaving.test(text)) return 'retired';
  if (moving.test(text)) return 'moved';
  return employing.test(text) ? 'employed' : undefined;
};

/** True if the title by itself says who may be mailed or called; the others leave it to the cells. */
export const decidesByTitle = (title: string): boolean => {
  const reading = readDecidingTitle(title);
  return reading !== undefined && !leftToCells.has(reading);
};

const leftToCells: ReadonlySet<TitleReading> = new Set([
  'mailing',
  'contacting',
  'retired',
  'employed',
  'moved',
  'inUse',
]);

const readRefusing = (text: string): TitleReading => {
  const isMail = mailing.test(text);
  const isCall = calling.test(text);
  const isAll = contacting.test(text) || (!isMail && !isCall && strong.test(text));
  if (!isMail && !isCall && !isAll) return 'refusing';
  if (isCall && !isMail) return 'noCall';
  if (noted.test(text)) return 'refusalNoted';
  if (isMail && isCall) return 'noContact';
  return isMail ? 'noMail' : contacting.test(text) ? 'noContact' : 'noMail';
};

/** In lower case and half width, words parted by blanks: `HasOptedOutOfEmail` and `email_opt-out` too. */
const plainTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replaceAll(/(?<=n)[’']t(?![a-z])/g, 't')
    .replaceAll(/[\s_\-・／/:：()（）【】[\]"'’「」『』.,、?？]+/g, ' ')
    .trim();

const ofMails =
  /メール|メルマガ|mail(?!ing (?:city|country|state|street|zip|address))|news ?letter|ニュースレター|配信|(?<![a-z])dm(?![a-z])|(?<![a-z])dmng|ダイレクトメール|案内|送付|送信|受信|購読|subscri|マーケティング|marketing|販促|オプト|opt(?:ed|s)? ?(?:in|out)|宛先|お知らせ|情報(?:の|を)?ご?提供|(?<![a-z])(?:promotion(?:s|al)|communications|(?:special|our) offers|updates)(?![a-z])/;
const mailing = new RegExp(`${ofMails.source}|${foreignMailing}`);
const calling = /電話|架電|(?<![a-z])tel(?:ng)?(?![a-z])|(?<![a-z])(?:call|phone)(?:s|ing)?(?![a-z])/;
const ofContacts =
  /連絡|コンタクト|contact(?!s? (?:id|name|owner|type|status|source))|営業(?!所|部|担当|マン|員|時間|日|年)|アプローチ|接触/;
const contacting = new RegExp(`${ofContacts.source}|${foreignContacting}`);
/** Words of contacting that are no names of people and places. */
const approaching = /連絡(?!先|者|網|帳|票|事項)|アプローチ|接触|コンタクト|営業(?:活動|行為|可|$)/;
/** Refusing words that need no channel beside them. */
const strong = /オプトアウト|opt(?:ed|s|ing)? ?out|unsub|退会|suppress|ブラックリスト|blocklist|black ?list/;
const refusing = new RegExp(
  [
    strong.source,
    foreignRefusing,
    /停止|不可|(?:(?<![a-z])|(?<=dm|tel|mail))ng(?![a-z])|拒否|不要|禁止|除外|解除|断り|中止|抑止|抑制|辞退|遠慮|ブロック|対象外/
      .source,
    /希望し(?:ない|ません)|(?:配信|送信|送付|受信|購読|連絡|案内|同意)(?:を|は)?し(?:ない|ません)|送らない|受け?取らない|いらない|要らない|控え|やめ/
      .source,
    /未同意|不同意|同意(?:な|無)し|不許可|非許可|未許可|非購読|未購読|非配信|不達|不着|宛先不明|無効|エラー|バウンス|削除|抹消|非アクティブ/
      .source,
    /(?<![a-z])(?:do|does) ?n(?:o|')?t(?![a-z])|(?<![a-z])(?:no|never|without|not)(?= (?:e ?mail|mail|call|contact|phone|market|consent|permi|subscri|news|opt(?:ed)? ?in))|(?<![a-z])dn[cem](?![a-z])/
      .source,
    /(?:consent|permission) (?:not|withdrawn|revoked|denied|refused)|non ?consent|exclu|block|bounce|refus|revok|withdraw|declin|(?<![a-z])(?:stop|remove)|no ?mail(?![a-z])|no ?e ?mail(?![a-z])|no ?call(?![a-z])|invalid|undeliver|delet|archived|inactive|suspend|(?<![a-z])errors?(?![a-z])|反社|係争|訴訟|クレーム|苦情|complain/
      .source,
  ].join('|'),
);
/** A refusing word and what takes it back. */
const takenBack =
  /(?:停止|拒否|不可|除外|対象外|オプトアウト|禁止|不要|退会)(?:の|を|は|では|で)?(?:し(?:ない|ません|ていない)|な(?:し|い)|無し|解除|取り?消|希望しない|不要|前)|未(?:停止|退会|拒否)|(?<![a-z])(?:not|non|un) ?(?:unsub|opted ?out|block|exclu|suppress|bounce|blacklist|refus)/;
/** Both ends of a choice: the cells say which. */
const pairs =
  /(?:可|配信|許可|希望|要|ok|オプトイン|opt ?in|subscribed?)(?: | ?or ?|か)(?:不可|停止|拒否|不要|ng|オプトアウト|アウト|opt ?out|unsubscribed?|希望しない)/;
const permits =
  /可否|許可|許諾|パーミッション|承諾|承認|同意|希望|オプトイン|opt(?:ed|s)? ?in|consent|permi|allow|subscribe|subscri(?:bed|ption)?$|購読|受け?取|受信|agree|able$|marketing$|有無|可$|可能|ok$|(?<![a-z])ok to|(?<![a-z])(?:may|can) we|(?<![a-z])sends?(?![a-z])|今後|以後|以降|有効(?!期)|必要|accept|(?:配信|送付|送信|マガジン|メルマガ|会員|登録)$|対象$/;
const permitting = new RegExp(`${permits.source}|${foreignPermitting}`);
/** Words of permission that need no channel beside them. */
const consenting = new RegExp(
  `同意|許諾(?!契約|番号|料)|パーミッション|permission(?!s)|オプトイン|opt(?:ed|s)? ?in|consent|gdpr|einwillig|zustimm|zugestimmt|toestemming|suscrit|abonn[ée](?![a-z])|abonniert`,
);
const deciding = /ステータス|status|状態|状況|区分|フラグ|flag|種別|可否|取扱|扱い|判定/;
/** Days, reasons and numbers of a refusal: there is none unless somebody refused. */
const noted =
  /日時?$|日付|(?<![a-z])(?:at|on|date|time|day)$|理由|reason|メモ|コメント|詳細|comment|note|回数|count$|campaign (?:title|id|name)$|(?<![a-z])(?:mode|cause|am|seit|le|datum|grund|motif|raison)$|datum$|grund$/;
/** Numbers, days and settings of a mailing, which permit nothing. */
const measures =
  /日時?$|日付|日$|(?<!up)date(?![a-z])|回数|件数|数$|率|(?<!ac)count(?![a-z])|(?<![a-z])(?:rates?|number|total|last|first|open(?:s|ed)?|click(?:s|ed)?|subject|lists|groups?|languages?|format|frequency|times?|methods?|source|type|history|evidence|basis|owner|sent|delivered|replied|received|ip)(?![a-z])|(?:subscribed|opted in|optin|signed up|confirmed|updated) (?:at|on)$|(?<!mailing |e ?mail )(?<![a-z])list(?![a-z])|最終|開封|クリック|件名|リスト|グループ|id$|名$|名前|name|言語|形式|頻度|時間|曜日|方法|手段|先$|元$|種類|内容|履歴|証跡|根拠|担当|済$/;
/** The status on a list, and no list of lists. */
const listStatus = /(?:list|リスト|グループ|group) ?(?:status|ステータス|状態|状況)/;
const leaving =
  /退職(?!金|給付)|退社(?!時)|離職|転職|逝去|死亡|物故|故人|他界|left (?:the )?company|(?:former|ex) employee|resigned|deceased|(?<![a-z])retired|no longer (?:at|with|employed)/;
const moving = /異動|転勤|転籍|出向|休職|産休|育休/;
const employing = /在籍|在職|現職|still (?:at|with|employed)/;
const ofSomebodyElse = /担当|前任|後任|上司|上長|所有者|owner|回数|件数|人数|年数|期間|率$|制度/;
/** Whether a record counts at all. */
const inUse = /(?<![a-z])active(?![a-z])|アクティブ|有効(?!期|率|回答)|(?<![a-z])enabled/;
/** Links to unsubscribe, which everybody has, and addresses. */
/** What Dynamics puts before the columns that it needs itself, and consents to something else than mails. */
const besideTheMatter =
  /(?:商標|使用|利用|ライセンス|アクセス|掲載|事例|転載|複製|著作物?|特許|引用) ?(?:の|等の)? ?許諾|(?:permission|パーミッション) ?(?:sets?|levels?|groups?|セット|レベル|グループ)|(?:profile|user|files?|folder|system|access|object) permission|^(?:do not modify|変更不可)(?![a-z])|^(?=[^]*(?:recording|録画|録音|撮影|肖像|(?<![a-z])cookies?(?![a-z])|クッキー))(?![^]*(?:メール|mail|案内|配信|marketing|news))/;
const addresses = /url|link|リンク|token|トークン|hash|アドレス$|address$/;
/** `Invalid email address`, which is no address. */
const deadAddress = /^(?:is )?(?:invalid|bounced|unreachable)|^(?:無効|不達|エラー)/;
const otherChannel = /(?<![a-z])(?:fax|sms|line|push|whats ?app)(?![a-z])|ファックス|郵送|はがき|葉書|postal/;
