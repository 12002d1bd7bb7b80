import { withoutDisclaimers } from './disclaimer.ts';
import { isBriefEnding, speaksOfEnding } from './ending-words.ts';
import { declinesElsewise, isForeignCommand, refusesElsewise } from './foreign-refusals.ts';
import { plainWords } from './plain-words.ts';

/** What somebody's own words say of our mails. `doubt`: they speak of ending them, or decline, and only a person can tell. */
export type Said = 'refuses' | 'doubt' | 'nothing';

/**
 * Reads a refusal of mails, in Japanese, English and other languages of customers, sentence by sentence. "今は不要" is no
 * refusal of mails, nor is "the brochure is not needed" or "電話連絡は不要". 結構です also grants ("メールで結構です"): it refuses
 * only what は, も or もう stand before. How others unsubscribe from the writer's own newsletter, and questions about such a
 * function, refuse nothing; what a company puts below every mail is nobody's answer.
 */
export function readRefusal(given: string): Said {
  const text = plainWords(given);
  if (isForeignCommand(text) || wordsIn(text).some((words) => refuses(words) && !PRODUCT.test(words)))
    return 'refuses';
  const answer = withoutDisclaimers(text);
  const besides = answer.replaceAll(OTHER_THINGS, ' ');
  const asks = ASKS.test(besides.replaceAll(COURTESIES, ' '));
  const isDoubtful = (words: string): boolean =>
    refuses(words) || speaksOfEnding(words) || declinesElsewise(words) || (DECLINES.test(words) && !asks);
  // Whoever wants no call and says nothing else is not to be called either.
  const wantsNoCall = besides !== answer && !asks;
  return wantsNoCall || isBriefEnding(besides) || wordsIn(answer).some(isDoubtful) ? 'doubt' : 'nothing';
}

/** The sentences, without calls and papers, and without those of a footer. */
const wordsIn = (text: string): readonly string[] =>
  sentencesOf(text)
    .map((sentence) => sentence.replaceAll(OTHER_THINGS, ' '))
    .filter((own) => !FOOTER.test(own) || ASKS_FOR_ME.test(own));

const refuses = (words: string): boolean =>
  REFUSALS.some((refusal) => refusal.test(words)) || refusesElsewise(words);

/** True if the words ask for something besides. */
export const asksForSomething = (text: string): boolean =>
  sentencesOf(text).some((sentence) => WANTS.test(sentence) || ERASURE.test(sentence));

const sentencesOf = (text: string): readonly string[] => plainWords(text).split(/(?<=[。!?！？\n])/);

/** Calls, visits and papers that somebody does not want, who may well want mails. */
const OTHER_THINGS =
  /(?:営業|セールス)?(?:お?電話|tel|訪問|来訪|fax|郵送|ダイヤル)(?:営業)?(?:での|の|による|で)?(?:ご?連絡|ご?案内|営業|説明)?(?:は|も|を|の)?[^。、\n]{0,4}(?:不要|結構|お断り|控え|遠慮|いりません|要りません|やめて|しないで)(?:て)?(?:です|ください|下さい|願います|いただけますか)?|\b(?:please )?(?:do not|don'?t|never|no need to|stop) (?:call|phone|ring)(?:ing)?(?: (?:me|us))?(?: (?:again|any ?more|please))?|\bno (?:more )?(?:phone )?calls\b(?:,? please)?/gi;
/** Wishes for later and greetings, which ask for nothing now. */
const COURTESIES =
  /(?:また(?:の)?|次の|別の|何かの)?(?:ご?縁|機会)が?(?:あれば|(?:あり|ござい)ましたら|ある(?:際|とき|時)(?:に)?は?)[^。\n]{0,40}|必要(?:に|と)?(?:な(?:れば|りましたら|った(?:際|とき|時|ら))|な(?:際|とき|時)(?:に)?は?)[^。\n]{0,40}|(?:今後とも|引き続き|どうぞ|何卒|以上)?[、,]?(?:よろしく|宜しく)(?:お願い)?[^。\n]{0,12}/g;

/** How others end what the writer sends: a footer of his own. */
const FOOTER =
  /不要な方(?!法)|https?:\/\/|www\.|(?:配信|購読|登録|メルマガ|受信)(?:の)?(?:停止|解除|変更)(?:の)?(?:は|を)?(?:ご?希望(?:の方(?!法)|される|の場合)|される(?:方(?!法)|場合)|の(?:方(?!法)|場合)|こちら|手続き?はこちら|お手続き)|(?:停止|解除)(?:は|を)?(?:こちら|下記|以下)|弊社(?:の)?(?:メルマガ|メール|ニュースレター)|\bclick (?:here|below|on)\b|\bto (?:unsubscribe|opt out|stop receiving)\b.{0,80}(?:click|visit|reply|follow|link|here)|\bif you (?:no longer|do not|don'?t|wish|want|would like|prefer)\b.{0,60}(?:unsubscribe|opt out|receiv)|\b(?:manage|update) (?:your )?(?:e-?mail |subscription )?preferences\b|\bunsubscribe (?:from (?:our|this|these)|link|here|at any time|\|)/i;
const ASKS_FOR_ME =
  /\b(?:unsubscribe|remove|take|opt) (?:me|us)\b|(?:配信|メール)(?:の)?停止(?:を|の)?(?:お願い|希望(?:します|いたし))/i;

/** A question about such a function, which a product may have. */
const PRODUCT =
  /(?:停止|解除|オプトアウト|退会|配信|削除|除外|取り?消し?)(?:の|する)?(?:機能|方法|手順|やり方|手続き?(?:方法)?(?!を)|システム|ツール|率|画面|管理)|\bunsubscribe (?:rate|function|feature|page)s?\b/i;

const DECLINES =
  /興味(?:は|が)?(?:ありません|ない|ございません|なし|無し)|(?:導入|検討|購入|更新|利用|お願い)(?:する|の)?(?:予定|計画|つもり)(?:は|が|も)?(?:ありません|ない|ございません|なし|無し)|必要(?:は|が)?(?:ありません|ない|ございません)|(?:今回は|この度は)[^。\n]{0,10}(?:見送|辞退|遠慮|結構|不要)|(?<!に)間に合って(?:い|お|ま)|(?:該当(?:は)?(?:し|いたし|致し)ませ|対象外)|他社(?:様|さん)?(?:に(?:決め|決まり|お願いし|依頼し)|[^。\n]{0,8}(?:導入済|契約済|利用中|使って(?:い|お)))|必要性(?:を|は|が)[^。\n]{0,8}(?:ませ|ない)|ご?期待に(?:沿|添|そ)え|また(?:の機会|今度)|お?気持ちだけ|ノー ?サンキュー|^\s*(?:うちは|弊社は|当社は)?(?:いい|けっこう)です[。!！]?\s*$|検討(?:して(?:い|おり)ません|の予定は)|不要です|結構です|お断り|\bnot interested\b|\bno,? thank(?:s| you)\b|\bno longer interested\b|\bno (?:current |immediate )?(?:plans|need|budget)\b|\b(?:do not|don'?t) need (?:it|this|anything|any)\b|\bwe(?:'ll| will) pass\b|\bwe(?:'re| are) (?:all set|good|covered)\b|\balready (?:have|use|work with) (?:an?|another|other) (?:vendor|supplier|provider|solution|partner)s?\b|\bnot (?:a fit|for us|at this time)\b|\bnot (?:currently |really |actively )?looking (?:for|to|into)\b|\bwe (?:already|currently) (?:have|use)\b|^\W*(?:hard )?pass\W*$/i;
const ASKS =
  /(?:ください|下さい|いただけ|頂け|お願い|ほしい|欲しい|たい(?:です|と)|でしょうか|ですか|ますか|お待ちし)|\?|？|\bplease\b|\b(?:could|can|would) you\b|\b(?:would|'d) like\b|\bcall me\b/i;
/** Erasing somebody is more than ending mails: a person sees to it. */
const ERASURE =
  /(?:個人情報|個人データ|データ|連絡先|情報)[^。\n]{0,8}(?:削除|消去|抹消|消して)|\b(?:delete|erase|remove|purge)\b[^.\n]{0,12}\b(?:my|our|all)\b[^.\n]{0,20}\b(?:data|details|info(?:rmation)?|records?)\b|\bgdpr\b/i;
const WANTS =
  /(?:見積|資料|デモ|打ち?合わ?せ|面談|訪問|電話|相談|説明|商談|提案|カタログ|納期|価格)[^。\n]{0,20}(?:ください|下さい|いただけ|頂け|お願い|ほしい|欲しい|希望|でしょうか|ですか|ますか|たい)|\b(?:quote|demo|meeting|call me|brochure|price)\b.{0,30}(?:please|\?)|\b(?:please|could you|can you) (?:send|call|quote|arrange)\b(?! (?:no|me no|any more))/i;

const REFUSALS = [
  /(?:配信|発信|受信|(?:メール|案内|お知らせ|DM)の送付)[^。\n]{0,8}(?:停止|中止|終了|不要|無用|解除|見合わせ(?:て|を?お?願)|やめ|止め|ストップ|拒否|取り?消|お断り|辞退|遠慮|控え|なさらない|しない(?:で|よう)|希望(?:し|いたし|致し)(?:ません|ない)|(?:望みま|望ん?でいま)せん)/i,
  /(?:メール|メルマガ|メールマガジン|ニュースレター|案内|(?<!電話)連絡|営業|お知らせ|DM)[^。\n]{0,8}(?:(?:不要|無用|停止|中止|禁止(?!され))(?!で(?:すか|しょうか)|中|の件|したいの(?:で(?:は|も)|じゃ)|して(?:い|おり))|ストップ|拒否|お断り|辞退|控えて|お?控え(?:くだ|下|いただ|頂|願)|送らない|やめて|止めて|取りやめ|しないで|なさらない|しないよう|いりません|要りません|必要(?:は)?ありません|遠慮(?:くだ|下|いた|頂|させ|願))/i,
  // Of a mail of their own that was sent by mistake, the same words are said: 「先ほどのメールはご放念ください」.
  /(?:(?:今後|以後|以降)[^。\n]{0,16}|(?:ご?案内|お知らせ|配信|営業|メルマガ)[^。\n]{0,8})ご?放念(?:くだ|下)/,
  /(?:メール|メルマガ|ご?案内|連絡|営業)(?:等|など)?(?:は|も|は、?もう)、?結構です(?!が|けれど|けど|ので)/,
  /(?:案内|お知らせ|メール|ご?連絡)(?:につきまして|に関しまして|について|に関して)(?:は|も)?、?ご?(?:遠慮|辞退|お断り|不要|お控え)/,
  /(?:メール|案内|お知らせ|配信)[^。\n]{0,6}(?:受け取り|受け|受信し|もらい|貰い|頂き|いただき|欲し|ほし)た?く(?:ない|ありません|ございません)/,
  /^[\s、]*受信(?:は|を)?(?:し|いたし|致し)?たく(?:ない|ありません|ございません)(?=\s*(?:$|[。.!！、]|です|ので|のです|ため|旨|と))/m,
  /(?:送信|送付)(?:を|は|も|の)?(?:無用|やめ|止め|停止|中止|ストップ|お?控え|ご?遠慮|見合わせ)(?:て|に|です|くだ|下|いただ|頂|願|を?お願い|し|$)/m,
  /(?:今後|以後|以降|もう|これ以上|一切)[^。\n]{0,12}(?:不要|お断り|お?控え(?:くだ|下|いただ|頂|願)|ご?遠慮(?:くだ|下|いただ|頂|願)|なさらない|控えて|送らない|送信しない|連絡しない|しないで|ないで(?:くだ|下)|やめて|止めて|いりません|要りません)/,
  /(?:(?:今後|以後|以降)(?:は|の[^。\n]{0,10}は)、?(?:もう)?|もう)結構です(?!が|けれど|けど|ので)/,
  /(?:(?<!在庫|商品|製品|部品|品番|価格|チェック)リスト|名簿|宛先|配信先|(?:配信|送信|送付)対象|送信先|送付先|登録|アドレス|データベース|名前|連絡先|個人情報)[^。\n]{0,10}(?:(?:削除|抹消|消去|除外)(?!し(?:て(?:しま|い|お)|まし|た)|され|済)|外して|除いて|消して|取り?消)/,
  /\bcancel (?:my|our|this|the) (?:e-?mail )?(?:subscription|newsletter)|^[\s"']*(?:please )?(?:cancel|end)(?: (?:my |our |the |this )?subscription)?(?: please)?[\s"'.!]*$/im,
  /(?:(?<!在庫|商品|製品|部品|品番|価格|チェック)リスト|名簿|宛先|配信先|メルマガ|ML)から(?:は|も)?(?:抜け|外れ|脱退し|離脱し)(?:たい|たく|させ|ます)/,
  /(?:案内|メール|メルマガ|お知らせ|配信|ご?連絡)(?:は|も)?、?(?:今回|今後|これ|今月|本日)(?:限り|きり|を最後|で最後|まで)(?:で|に|と)(?:お願い|して|させ|いただ|頂|願)/,
  /(?:登録|購読|メルマガ|メールマガジン)(?:の|を)?(?:解除|停止|中止|取り?消|やめ|解約)/,
  /(?:退会|オプトアウト)(?:の?手続き?)?(?:を)?(?:希望|したい|いたし|致し|します|させて|お願い|で)|^\s*(?:退会|オプトアウト|配信停止|はいしんていし|停止|解除|中止|ストップ|やめて|止めて|辞めて)(?:を)?(?:希望|依頼|です|して|お願い(?:します|いたします|致します)?)?(?:くだ|下)?(?:さい)?[\s。!]*$/m,
  /二度と[^。\n]{0,16}(?:ない|な|くだ)|送(?:ら|信し|付し|り(?:付|つ)け|(?:って|り(?:付|つ)けて)(?:こ|来))ないで|送(?:る|り(?:付|つ)ける|(?:って|り(?:付|つ)けて)くる)な(?:よ|$|[。!！\n])|(?:届か|来)ないように/,
  /(?:^|\b(?:please|pls|kindly|want to|like to|wish to|to|and|can you|could you)\b)[\s,:]*unsubscribe\b(?! (?:rate|function|feature|page|link))|\bunsubscribe (?:me|us|my|this address)\b|\bunsubscribe\W*$/im,
  /\b(?:please|want to|like to|wish to|i|we)\b[ ,]*opt[ -]?(?:me |us )?out\b|^\W*opt[ -]?out(?:,? (?:please|pls))?\W*$|\bopt (?:me|us) out\b/im,
  /^[^\p{L}\p{N}\n]*(?:please |pls |kindly |just )?(?:stop|cease|remove|unsub|unsubscribe)(?: (?:it|this|that|now|please|pls|already|at once))?[^\p{L}\p{N}\n]*$/imu,
  /(?:^|[.!,;\n] ?)(?:please|pls|kindly|just) (?:stop|cease)(?: (?:it|this|that|now))?\s*(?:[.!\n]|$)|\bunsub\b/i,
  /\b(?:stop|cease|end|discontinue)\b[^.\n]{0,12}\b(?:all )?(?:communications?|correspondence|contact)\b|\bcease and desist\b|\bdiscontinue\b[^.\n]{0,16}\b(?:e-?mails?|mails?|mailings?|messages|newsletters?|sending)\b/i,
  /\b(?:stop|cease|quit) (?:sending|e-?mailing|mailing|contacting|writing|spamming)\b|\bstop (?:your|this|these|those|all|the) (?:e-?mails?|mails?|spam|newsletter)/i,
  /\b(?:remove|delete|drop|erase) (?:me|us|(?:all )?(?:my|our) (?:e-?mail |mail |contact |personal )?(?:address|name|details?|data|info(?:rmation)?|records?))\b|\b(?:remove|delete|drop|erase) (?:my|our|this) e-?mail\s*(?:$|[.!,]|please)|\btake (?:me|us|my (?:e-?mail |mail )?(?:address|name)) off\b|\b(?:remove|delete|take)\b.{0,30}\b(?:from|off)\b.{0,20}\blists?\b|\b(?:exclude|omit|suppress) (?:me|us|(?:my|our|this) (?:e-?mail |mail )?address)\b(?! (?:from|on|in) (?:an?|the|this|that|your|our) (?:invoice|quot|offer|estimate|order|contract|document|certificate|report|slide|minutes))|(?:^|[,;] ?)(?:so |and )?(?:please|pls|kindly) remove\s*(?:[.!\n]|$)/im,
  /(?<!\b(?:I|we) )\b(?:do not|don'?t|please never|never) (?:(?:e-?mail|mail|contact|write to) (?:me|us)\b|send (?:me |us )?(?:(?:any ?)?more|any|these|such|(?:this|those)(?= ?(?:$|[.!,]|again|any|to (?:me|us)\b|e-?mails?|mails?|mailings?|messages?|newsletters?|spam|ads\b|stuff|sort|kind|type|junk))|further|again|(?:your |e-)?(?:e-?mails?|mails|messages|newsletters?|spam|ads|advertis|promotion|marketing)) ?)/i,
  /(?<!\b(?:I|we) )\b(?:do not|don'?t|please never) (?:e-?mail|mail|contact|write|send)(?: (?:me|us))?(?: (?:again|any ?more|any longer))?\s*(?:[.!,]|$)/im,
  /\bno (?:more|further) (?:e-?mails?|mails?|messages|contact|newsletters?)\b|^\W*no (?:e-?mails?|mails?|newsletters?)(?:,? (?:please|thanks|thank you))?\W*$/im,
  /\b(?:no longer|do(?:es)? not|don'?t|not) (?:wish|want|like|care)(?: to (?:receive|get|hear)|ing to (?:receive|get|hear)| (?:any|your|these|to be (?:e-?mailed|contacted)))/i,
];
