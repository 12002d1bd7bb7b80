import { isBlank } from './clean-text.ts';
import { plain } from './refusal-values.ts';

/** What a free text says of writing to and calling a person. */
export interface SpokenRefusals {
  readonly mail: boolean;
  readonly call: boolean;
  /** The address takes no mail: a remark of somebody who tried. */
  readonly dead: boolean;
}

/** Whether a free text says that this person wants no mails, or no calls, or that mails do not arrive. */
export const refusalsIn = (text: string): SpokenRefusals => {
  const read = plain(text);
  if (isBlank(read) || !worthReading.test(read)) return { mail: false, call: false, dead: false };
  const clauses = read
    .split(/[。\n;；]|(?<=不可|(?<![a-z])ng|不要|禁止|×)[、,・/ ]/)
    .filter((clause) => !speaksOfIt.test(clause))
    .map((clause) => clause.replaceAll(ofPaper, ''));
  const states = (pattern: RegExp): boolean => clauses.some((clause) => pattern.test(clause));
  const aboutMail = clauses.filter((clause) => !otherThings.test(clause));
  const all = states(statedForAll);
  return {
    mail: all || states(statedForMail) || aboutMail.some((clause) => notSent.test(clause)),
    call: all || states(statedForCall),
    dead: aboutMail.some(
      (clause) => undelivered.test(clause) && !asksAgain.test(clause) && !forNow.test(clause),
    ),
  };
};

const worthReading =
  /外す|外し|dn[mc]|erasure|wrong|dead|誤|間違|ブラック|エラー|限定|only|停止|不可|不要|拒否|ng|断|禁|除外|解除|中止|控|ない|ません|せず|以外|のみ|だけ|遠慮|辞退|見合わせ|やめ|止め|いらない|要らない|オプト|退会|unsub|opt|not|n't|no[-_ ]|kein|nicht|widerr|widersp|abgemeld|abbestell|sperr|sabonn|sinscri|pas |contacter|remove|list|stop|[るす]な|×|✕|望|無用|結構|不達|不着|無効|届か|不明|戻|存在|使われて|invalid|bounce|バウンス|undeliver/;
const refusalWords =
  '(?:停止|不可|不要|無用|拒否|ng(?![a-z])|お?断り|禁止|厳禁|除外|解除|中止|控え|遠慮|辞退|見合わせ|し?ない(?:で|よう)|やめ|止め|希望し(?:ない|ません)|希望せず|望(?:まない|まず|みません)|いらない|要らない|結構です|[×✕](?!\\d))';
/** Behind the act itself: 「連絡しないこと」, 「配信しない」, 「連絡するな」. */
const notDone = '(?:しない(?=こと|$|[)）」])|し(?:ては|ちゃ)?(?:いけ|なら)ない|するな(?![らどん]))';
/** What follows an abbreviation that is none: DNC工作機, DNC Corp. */
const name = String.raw`(?![a-z\u3040-\u30ff\u4e00-\u9fff]|[ -](?:corp|inc|ltd|co(?![a-z])|machine|system))`;
const statedForMail = new RegExp(
  `(?:配信|メール|メルマガ|(?<![a-z])(?:dm|e-?mail)(?![a-z])|ご?案内|お知らせ|ニュースレター|送信|送付)[^。\\n]{0,8}?${refusalWords}|(?:配信|メール|メルマガ|案内|送信|送付)(?:は|を|も)?${notDone}|(?:メール|(?<![a-z])e-?mail)(?:は|を)?以外|電話(?:のみ|だけ)(?:可|希望|対応|連絡|で|に|$)|(?:fax|ファックス|郵送|郵便|書面)(?:のみ|だけ|限定)|(?<![a-z])(?:call|phone|post|fax)s? only(?![a-z])|(?:リスト|名簿|配信先)(?:から|より)?(?:は)?(?:外す|外し|除外|削除)(?!商品|製品|部品|品番|項目|予定(?:は?な|は?あり?ま))|紙(?:の)?dm(?:のみ|だけ)(?=$|[。、)） ]|可|希望|対応|送付|お願い|で(?:$|[。、 お]|希望))|(?<![a-z])dnm${name}|asked to be (?:removed|taken off)|(?:gdpr|data) erasure(?= (?:request|done|completed)|[^a-z]*$)|オプトアウト|退会(?:済|希望|者|$)|購読(?:解除|停止|中止)|(?<![a-z])unsubscri|opt(?:ed)?[ -]?out|(?<![a-z])(?:do[-_ ]?n[o']t|never)[-_ ](?:e-?mail|mail|send)|(?<![a-z])no[-_](?:e-?)?mails?(?![a-z])|(?:keine?n?|nicht)(?: weiteren?| mehr)? (?:werbung|e-?mails?|mails?|newsletter|mailen|anmailen)(?![a-z])|abgemeldet|abbestellt|werbesperre|d[ée]sabonné|ne pas (?:envoyer|contacter par)|(?<![a-z])(?:do|does|did) ?n(?:o|')?t (?:want|wish|like)(?: to (?:receive|get|have|be sent)| us to| to be| being)?(?: (?:any|our|the|your|more|further|marketing|promotional|these|such|weekly|monthly|sales|send))* (?:e-?mail(?:ed|s)?|mail(?:ed|s)?|mailings?|newsletters?|contact(?:ed)?)(?! (?:forms?|servers?|systems?|tools?|software|programs?))|(?<![a-z])stop (?:e-?mailing|mailing|sending)|(?<![a-z])no (?:more )?(?:e-?mails?|mailings?|newsletters?|marketing)(?![a-z]| (?:address|id|given|yet|on (?:file|the card|card)|budget|team|department|staff))|remove[d]? from (?:the |our )?(?:mailing )?list`,
);
/** Said without naming mails: 「送らないで」, 「送るな」. */
const notSent =
  /送(?:らない(?:で|こと|よう)|らぬ|るな(?![らどん])|付しない(?:で|こと)|信しない(?:で|こと)|ってこないで)/;
const statedForCall = new RegExp(
  `(?:電話|架電|(?<![a-z])tel(?![a-z]))[^。\\n]{0,6}?(?:${refusalWords}|以外)|(?:電話|架電)(?:は|を|も)?${notDone}|メール(?:のみ|だけ)(?:可|希望|対応|連絡|で|に|$)|(?<![a-z])e-?mails? only(?![a-z])|(?<![a-z])(?:do ?n[o']t|never) (?:call|phone)|(?<![a-z])no (?:phone )?calls?(?![a-z])`,
);
const statedForAll = new RegExp(
  `(?:今後|以後|以降)[^。\\n]{0,8}(?:連絡|営業|コンタクト)[^。\\n]{0,6}?${refusalWords}|(?:営業|連絡|コンタクト|アプローチ|接触)(?:は|を|の|も)?(?:${refusalWords}|${notDone})|出入り?禁止?|出禁|立ち?入り?禁止|接触禁止|(?<![a-z])(?:do[-_ ]?n[o']t|never)[-_ ]contact|nicht (?:mehr )?kontaktieren|kontaktsperre|ne (?:pas|plus) contacter|(?<![a-z])no contact(?![a-z]| (?:since|yet|so far|in|for|form|info|details?|person|made|was|after|until|last|this)(?![a-z]))|(?<![a-z])dnc${name}|black ?list|blocklist|ブラックリスト(?!(?:で|に)は?な)`,
);
const undelivered =
  /(?:アドレス|メール|メアド|(?<![a-z])(?:e-?)?mails?|address)[^。\n]{0,8}(?:無効|不達|不着|不明|届か(?:ない|ず|なか)|戻(?:る|って|り|った)|存在し(?:ない|ません)|使われてい?(?:ない|ません)|エラー(?:で|$|[)）])|誤り(?!やす|が)|間違(?!い?やす|いがち|い(?:は|が)?(?:な|あり?ま))|invalid|bounce|(?:is )?dead(?![ -]?(?:line|stock))|(?:is )?wrong)|(?<![a-z])wrong e-?mail|(?:^|[(（:： ])(?:不達|不着|宛先不明|エラーメール|hard[ -]?bounced?|undeliverable)|(?:^|[(（:：])\s*bounced\s*(?:$|[)）\d])|(?<!ソフト)バウンス(?!率|対策|管理|処理|防止|対応|機能|について|の(?:対策|管理|処理|相談|課題|削減))/;
/** It may arrive again: a full mailbox, a server that was down, an address that was corrected. */
const forNow =
  /一時的?|ソフト|(?:修正|訂正|更新)済|(?<![a-z])(?:fixed|corrected)(?![a-z])|(?<![a-z])(?:soft|temporar(?:y|ily)|transient)(?![a-z])/;
const asksAgain = /再送|送って|ほしい|欲しい|ください|下さい|でしょうか|ますか|[?？]/;
/** Papers and goods that somebody does not want, who may well want mails. */
const ofPaper =
  /(?:紙|郵送|郵便)(?:媒体)?(?:で?の)?dm(?!のみ|だけ)|(?:カタログ|サンプル|請求書|見積書?|納品書)(?:の|は)?(?:送付|郵送)/g;
/** What is sent besides mails. */
const otherThings = /fax|ファックス|郵便|郵送|請求書|見積|納品書|荷物|商品|現物|サンプル/;
/** The words speak of refusing, and nobody refuses: a question, a function, a refusal taken back. */
const speaksOfIt =
  /(?:停止|拒否|不可|除外|解除|オプトアウト|退会)(?:の|を|は|では)?(?:な(?:し|い)|無し|解除|取り?消|していない|機能|方法|手順|手続|について|リンク|はこちら|率|理由|画面|システム)|(?:停止|拒否|不可|不達|不着|解除|オプトアウト)(?:率|の)?(?:対策|仕組み?|管理(?!画面)|防止|トラブル|ご?相談|課題|問題)|(?:停止|解除|オプトアウト)に(?:ご?興味|ご?関心)|届かない(?:問題|トラブル|件の?相談)|(?:dm|メール)不要の(?:商品|製品|サービス)|未(?:停止|退会|拒否)|不可欠|(?<![a-z])(?:not (?:unsub|opted)|(?:unsubscribe|opt[ -]?out) (?:rates?|management|workflows?|pages?|links?|functions?|features?|tools?|audits?)|opt(?:ed)?[ -]?out of (?:the )?(?:webinar |meeting )?(?:recording|print)|interested in unsubscri)|再開/;
