/** What a wish to hear no more is about: mails, contact, and what is stored of somebody. */
const MAILS =
  '(?:配信|メルマガ|購読|メール|ニュースレター|案内|お知らせ|情報提供|(?<!電話)連絡|送信|発信|受信|DM|宛先|名簿|(?<!在庫|商品|製品|部品|品番|価格|チェック)リスト|登録|アドレス|連絡先|個人情報|営業|勧誘|セールス)';

/** How it is said that something ends, or is not wanted. */
const ENDS =
  '(?:(?:停止|中止|終了|不要)(?!です(?:か|が)|でしょうか|し(?:て(?:い|おり|しま)|まし|た)|に(?:なり|なっ)|中|の件)|解除|ストップ|やめ|止め|止ま(?:ら|りませ)|取りやめ|お?控え|遠慮|辞退|お断り|拒否|拒絶|無用|いりません|要りません|いらない|要らない|(?:必要|希望|興味|覚え)(?:は|が|も)?(?:し|いたし|致し)?(?:ない|ません|ありません|ございません)|望(?:みません|んでいません|まない)|たく(?:ない|ありません|ございません)|(?:送ら|し|なさら|来|こ)ないで|(?:送ら|し|なさら)ないよう|送るな|(?:削除|消去|抹消|除外)(?!し(?:て(?:しま|い|お)|まし|た)|され|済)|除いて|外して|消して|取り?消|退会|打ち切|勘弁|(?<!ご)迷惑(?!メール(?:対策|フォルダ|ボックス|防止|フィルタ|扱い|に(?:入|振|分|な)))|しつこ|多すぎ)';

const ENDING = new RegExp(`${MAILS}[^。\\n]{0,16}${ENDS}`, 'i');

const ENDINGS_ELSEWISE = [
  /(?:配信|メルマガ|購読|メール)[^。\n]{0,10}多い|(?<!ご)迷惑(?:メール(?!対策|フォルダ|ボックス|防止|フィルタ|扱い|に(?:入|振|分|な))|です)|スパム|オプトアウト|(?:削除|消去|抹消|除外)(?:を)?(?:願い|お願い|希望|して(?:くだ|下|ほし|欲し|いただ|頂))/i,
  /\bunsub(?:scrib\w*)?\b|\bopt(?:ed|ing)?[ -]?out\b|\b(?:mailing|your) list\b|(?<!\b(?:in|to|into|as) (?:my |our |the )?)\bspam\w*\b(?! (?:folder|filter|box|and|or)\b)|\btoo many (?:e-?mails|mails|messages)\b|\b(?:remove|delete|erase) (?:me|us)\b|\bleave (?:me|us) alone\b|\bgdpr\b/i,
  /\b(?:stop(?! (?:by|over|at|in)\b)|cease|quit)\b[^.\n]{0,20}\b(?:me|us|e-?mails?|mails?|e-?mailing|mailing|messages?|communications?|contact(?:ing)?|newsletters?)\b/i,
  /\b(?:remove|delete|erase|block|unlist)\b[^.\n]{0,30}\b(?:e-?mails?|mails?|contact|lists?|data(?:base)?|details|address)\b/i,
  /\bcancel\b[^.\n]{0,20}\b(?:e-?mails?|mails?|mailings?|newsletters?|subscription)\b/i,
  /\b(?:e-?mails?|mails?|messages?|newsletters?|communications?)\b[^.\n]{0,20}\b(?:stop|cease|end)\b/i,
  /\b(?:did not|didn'?t|never|have not|haven'?t)(?: ever)? (?:sign(?:ed)? ?up|subscribed?|register(?:ed)?|opt(?:ed)? in)\b(?! (?:yet|for (?:the|your) (?:webinar|seminar|event)))/i,
  /\b(?:did not|didn'?t|never)(?: ever)? (?:ask(?:ed)? (?:for|to get)|request(?:ed)?|consent(?:ed)? to|agreed? to|want(?:ed)?)\b[^.\n]{0,12}\b(?:this|these|it|any|your|e-?mails?|mails?|messages?)\b/i,
  /\b(?:how|where) did you (?:get|find|obtain)\b|\bwho gave you\b|\bwhy (?:am i|are we|do i|do we)(?: still| even)? (?:getting|receiving|get|receive|on)\b|\bgo away\b|\bf\S{1,4} off\b|\bharass/i,
];

/** Complaints, questions where an address came from, rights that are claimed, and that nobody is there to be mailed. */
const OBJECTIONS = [
  /(?:特定電子メール|特電|迷惑メール(?:防止)?|個人情報保護)法(?:の|に)?(?:違反|抵触|触れ)|法的(?:措置|手段|対応)|弁護士(?:に|と|を(?:通|介))|訴え(?:ます|る)|(?:通報|被害届|苦情)(?:を)?(?:し|いたし|致し|させて|入れ|出し)|消費者(?:センター|庁)|\blegal action\b|\b(?:my|our) (?:lawyer|attorney|solicitor)s?\b|\b(?:report|reporting) (?:you|this)\b|\bcomplain(?:t|ing)? (?:to|about you)\b|\bthis is (?:illegal|against the law)\b/i,
  /(?:保有個人データ|個人情報|個人データ)[^。\n]{0,16}(?:開示|訂正|利用(?:の)?停止|入手|取得(?:した|元|方法|経路)|どこで)|個人情報保護法[^。\n]{0,8}基づ|(?:開示|利用停止)(?:を)?(?:請求|要求|求めます)|\b(?:subject access|access) request\b|\bright (?:of access|to (?:object|erasure))\b/i,
  /(?:どこ|どちら|どう(?:やって|して)|どのように|何処)[^。\n]{0,16}(?:アドレス|連絡先|情報)[^。\n]{0,12}(?:知|入手|取得|手に入れ|得た)|(?:アドレス|連絡先|情報)[^。\n]{0,8}(?:どこ|どちら|どのように|どうやって)[^。\n]{0,8}(?:知|入手|取得|手に入れ|得)|(?:なぜ|何故|どうして)[^。\n]{0,20}(?:メール|案内)[^。\n]{0,8}(?:届|来|送)/,
  /(?:配信|送信|メール|ご?案内|ご?連絡)(?:の|を)?(?:頻度|回数|件数|通数|数|量)?[^。\n]{0,6}(?:減らし(?:て|まし)|減らすよう|少なくして|控えめに)|頻度(?:を|が)?[^。\n]{0,6}(?:下げて|落として|減らして|高すぎ)|\b(?:fewer|less) (?:e-?mails?|mails?|messages)\b|\b(?:e-?mail|mail|write)\b[^.\n]{0,20}\bless (?:often|frequently)\b|\b(?:e-?mail|mail|write)\b[^.\n]{0,20}\btoo (?:often|frequently)\b/i,
  /(?<!お)断(?:って|りして)(?:い|お|ま)|断(?:り(?:し|を入れ)|った|り済)|\b(?:already|have) (?:declined|refused|said no|told you)\b/i,
  /^\s*(?:あなたは|そちらは|失礼ですが|すみませんが)?、?(?:誰|だれ|どなた|どちら様?)(?:さま|様)?(?:ですか|でしょうか|ですかね)[?？。]?\s*$|^\s*知りません[。]?\s*$|^\W*who (?:is this|are you)\W*$/i,
  /人違い|(?:宛先|宛名|送り先|送信先|アドレス)(?:が|を)?(?:違(?:い|って|う)|間違|誤)|誤送信(?:では|かと)|\bwrong (?:person|address|recipient)\b|\bnot the (?:right|correct) address\b/i,
  /亡くな(?:り|ら|っ)|他界|逝去|死去|死亡|(?:倒産|廃業|閉業|閉店|破産)(?:し|いた|致|とな|にな)|解散(?:し|いた|致)|会社を(?:たた|畳)|事業(?:から|を)?(?:撤退|終了|停止)(?:し|いた|致)|\b(?:passed away|deceased|has died|bankrupt(?:cy)?|out of business)\b|\b(?:closed|ceased) (?:down|trading|operations)\b/i,
];

/** True if a sentence speaks of ending mails or contact, or objects to them: by whom and which, only a person can tell. */
export const speaksOfEnding = (sentence: string): boolean =>
  ENDING.test(sentence) || [...ENDINGS_ELSEWISE, ...OBJECTIONS].some((ending) => ending.test(sentence));

const BRIEF = 16;
const BRIEF_ENDING = new RegExp(
  `${ENDS}|\\b(?:stop|cease|remove|delete|unsub\\w*|enough|no more)\\b|^\\W*(?:no+|nope|no way|nein|non|nee)\\W*$`,
  'i',
);

/** True if all that somebody writes is a few words, and one of them ends something: "もう結構、不要", "enough". */
export function isBriefEnding(text: string): boolean {
  const words = text.trim();
  return words.length > 0 && words.length <= BRIEF && BRIEF_ENDING.test(words);
}
