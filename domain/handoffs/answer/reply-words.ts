import type { Feedback, Outcome } from '../handoff.ts';

type Answer = Feedback['answer'];

/** What a sentence of a reply says. `isSoft`: it may also mean no more than "I have read it". */
export interface Said {
  readonly answer: Answer;
  readonly isSoft?: boolean;
  /** Whether the sentence says more than the answer: of whom, or until when. */
  readonly hasMore?: boolean;
}

/** What stands before the word that counts and changes nothing of it: when, about whom, how it was found out. */
const before: readonly RegExp[] = [
  /^(?:本日|今日|昨日|今朝|先ほど|先程|さきほど|さっき|すでに|既に|残念ながら|やはり|どうやら|確認したところ|午前中|午後|(?:今週|来週|今月)いっぱい|ご?報告です|それから|また)(?:は|に|も)?[、,: ]*/,
  /^[^\s、,。]{1,8}まで(?:は|に)?[、, ]*/,
  // Only what has been: 「来月受注」 is none yet.
  /^(?:先週|先月|先日|昨年|去年|昨日)(?:で|に|は|の)?[、, ]*/,
  /^[^\s、,。]{1,14}(?:ため|ので|つかず|取れず|なく)[、, ]*(?=.)/,
  /^(?:\d{1,2}回)?(?:お?電話(?:を)?|架電)?(?:し|かけ|掛け)(?:て(?:い|おり)|まし)(?:ますが|たが)[、, ]*/,
  /^(?:約)?(?:[¥\\] ?\d[\d,.]*|\d[\d,.億万千百]* ?円)(?:くらい|ぐらい|ほど|程度)?(?:で|の)[、, ]*/,
  /^i(?:'m| am) (?:on (?:vacation|holiday|leave)|away|traveling|travelling)[^,.]{0,20},\s*/,
  /^(?:話せました|お?話しできました|つながりました|繋がりました|商談に(?:なり|し)ました)が[、, ]*/,
  /^(?:お?電話|架電|ご?連絡|ご?訪問|メール)(?:を)?(?:し(?=[、,])|しましたが|したところ|したのですが|したら|したが|いたしましたが|入れましたが|で確認したところ|で)[、, ]*/,
  /^(?:ご?担当者?|先方|お客(?:様|さま|さん)|ご?本人|相手|(?!別)[^\s、,。]{1,12}?(?:様|さま|さん|氏|部長|課長|社長|主任))(?:とは|から|には|は|が|に|も|と)[、, ]*/,
  /^(?:i (?:just )?called(?:,? but)?|just called(?:,? but)?|sorry,?|unfortunately,?)\s+/,
];

/** What stands behind it: how somebody says that something was so. */
const behind =
  '(?:です|でした|だった|だ|でございました|との(?:こと|事|お話)(?:です|でした)?|だそうです|そうです|のようです|ようです|と(?:言|い|云|怒ら|お叱りを受け)(?:われ)?(?:れ)?(?:ました|た|ています|ております)|とのお返事(?:です|でした)?)?';

const of = (core: string): RegExp => new RegExp(`^(?:${core})${behind}$`);
const report = (outcome: Outcome, core: string, more: Partial<Extract<Answer, { kind: 'report' }>> = {}) =>
  [of(core), { answer: { kind: 'report', outcome, ...more } }] as const;

/** The same, and the sentence tells more than the result: it is kept as a note. */
const noted = (...given: Parameters<typeof report>): readonly [RegExp, Said] => {
  const [pattern, said] = report(...given);
  return [pattern, { ...said, hasMore: true }];
};

const does = '(?:します|しました|いたします|致します|いたしました|させていただきます|させて頂きます)';
/** When, where no hour is named. */
const day =
  '(?:(?:本日|今日|明日|明後日|あさって|今週|来週|週明け|月末)|(?:来週)?(?:の)?[月火水木金]曜日?)(?:中|の)?(?:朝一?(?:番)?|朝イチ|午前中?|午後(?:一|イチ)?|夕方)?(?:に|で|は)?';
const willDo = '(?:します|いたします|致します|してみます|入れます|させていただきます)';

/** The words for each answer, in lower case and half width, as salespeople write them. */
const words: readonly (readonly [RegExp, Said])[] = [
  [
    of(
      `(?:私が|自分が|こちらで)?(?:すぐ(?:に)?|至急|早急に|早めに|本日中に|今日中に)?(?:対応|受領|担当|フォロー)(?:${does}|可能)?|(?:私が|こちらで)?引き取(?:ります|らせていただきます)|${day}(?:お?電話|架電|ご?連絡|ご?訪問)${willDo}|${day}(?:伺(?:います|う予定)|お伺いします|行きます)|(?:私が|私から)?(?:すぐ(?:に)?|至急|早速|早急に|早めに|本日中に|今日中に|今週中に|明日|明朝|午後(?:に)?|夕方(?:に)?|のちほど|後ほど|(?:後|あと)で|来週|週明け(?:に)?|[月火水木金]曜日?(?:に)?)?(?:お?電話|架電|ご?連絡)${willDo}|(?:現在)?対応中|受け取りました|引き受けます|承りました|(?:私が)?やります`,
    ),
    { answer: { kind: 'accept' } },
  ],
  [
    /^(?:(?:i )?accept(?:ed)?|mine|i(?:'| wi)ll (?:take|handle) (?:it|this|that|him|her|them)|taking (?:it|this)|on it|calling (?:him|her|them)?(?: ?now)?|i(?:'| wi)ll call (?:him|her|them)|(?:calling|i(?:'| wi)ll call)(?: (?:him|her|them))? (?:on )?(?:today|tomorrow|later(?: today)?|this week|next week|(?:mon|tues|wednes|thurs|fri)day)(?: (?:morning|afternoon))?)$/,
    { answer: { kind: 'accept' } },
  ],
  [of(`了解${does}?|承知${does}?|かしこまりました`), { answer: { kind: 'accept' }, isSoft: true }],
  [/^(?:(?:ok|okay)(?:です)?|got it|will do|noted|sure)$/, { answer: { kind: 'accept' }, isSoft: true }],
  report(
    'notReached',
    '(?:ご?担当者?|ご?本人)?ご?不在|(?:終日)?(?:ご?外出|ご?休暇|お?休み)(?:中)?(?:とのこと)|(?:留守電|留守番電話|伝言|メッセージ)(?:に(?:伝言|メッセージ|ご?用件)?)?(?:を)?(?:残しました|入れました|お願いし(?:まし)?た|吹き込みました|頼みました)|留守(?:番電話|電)|(?:お?留守|ご?離席(?:中)?|ご?外出(?:中)?|(?:会議|打ち?合わ?せ|来客|出張)中|お?休み)(?:でした|だった|とのこと|だそうです)|(?:電話に)?(?:出ず|出ません(?:でした)?|出られません(?:でした)?)|(?:電話が)?(?:つながらず|繋がらず|つながりません(?:でした)?|繋がりません(?:でした)?)|(?:つかまらず|捕まらず|つかまりません(?:でした)?|捕まりません(?:でした)?)|(?:会議|打ち?合わ?せ|来客|外出|出張)中で(?:お?話し?(?:せず|できず)|つながらず)|(?:お?席を(?:外し|はずし)|離席し)て(?:い|おり|おられ)?(?:る|ます|ました)?(?=そう|とのこと|との事)|話し中|(?:ご?出張|ご?休暇|ご?外出)(?:中)?で[^。]{0,10}お?戻り(?:の予定)?(?=とのこと|だそう)|折り?返し(?:を)?(?:もらう|いただく|頂く)(?:約束|予定|こと)(?:に(?:なりました|なって(?:い|おり)ます))?|電話に出て(?:もらえ|いただけ)ません(?:でした)?|折り?返し(?:待ち|(?:を)?(?:お願い|依頼)(?:し|いたし)ました)',
    { channel: 'phone' },
  ),
  [
    // "I was absent" is of the salesperson.
    /^(?:(?:he|she|they|nobody)?\s*(?:was |were |is |are )?(?:absent|not (?:in|there|reached|available))|(?:he|she|they)(?:'s| was| is| were| are) (?:out(?: of (?:the )?office)?|away|on (?:vacation|holiday|leave)|in a meeting)(?: (?:until|till) [a-z0-9 /]{1,20})?|(?:(?:he|she|they|nobody|i)\s+)?(?:(?:could ?n[o']t|could not|did ?n[o']t|did not) (?:reach|get) (?:him|her|them)|(?:was )?no answer|(?:left )?(?:a )?(?:message|voice ?mail|vm)|lvm|(?:the )?line (?:was |is )?busy))$/,
    { answer: { kind: 'report', outcome: 'notReached', channel: 'phone' } },
  ],
  noted(
    'notReached',
    '(?:電話番号|番号)(?:が|は)(?:現在)?(?:使われて(?:い|おり)ません|違(?:い|って(?:い|おり))(?:ます|ました))|wrong number',
    { channel: 'phone' },
  ),
  report('tooEarly', '(?:まだ)?(?:時期が)?(?:まだ)?(?:早い|時期尚早)'),
  [
    of(
      '(?:来期|来年度?|下期|上期|年明け|半年後|\\d{1,2} ?(?:か|ヶ|カ|ケ|ヵ|箇)月後)(?:に|以降(?:に)?|くらいに|頃に|ごろに)?(?:また|再度|改めて|あらためて|もう一度)?(?:の)?(?:再?検討(?:する|します|したい|予定)?|(?:ご?連絡|お?電話|ご?提案|お?声(?:がけ|かけ)?|お?話し?)(?:を)?(?:して)?(?:ほしい|欲しい|ください|下さい|もらいたい|いただきたい|頂きたい))',
    ),
    { answer: { kind: 'report', outcome: 'tooEarly' }, hasMore: true },
  ],
  [
    /^(?:(?:he|she|they) (?:said|says|say),? )?(?:(?:it's )?(?:bad|wrong) timing|(?:try|call|ask)(?: (?:me|us|him|her|them))?(?: back)?(?: again)?,? (?:next (?:year|fiscal year|quarter|spring|summer|autumn|fall)|after the new year))(?:,? (?:try|call|ask)(?: (?:me|us|him|her|them))?(?: back)?(?: again)?(?: in)? [a-z0-9 ]{3,24})?$/,
    { answer: { kind: 'report', outcome: 'tooEarly' }, hasMore: true },
  ],
  [
    /^(?:(?:he|she|they) (?:said|says|say) )?(?:it(?:'s| is) )?(?:too |still )?(?:too )?early$/,
    { answer: { kind: 'report', outcome: 'tooEarly' } },
  ],
  report(
    'reached',
    '(?:お?電話(?:で|にて)?)?(?:話せた|話せました|お?話し?(?:でき|し|が?でき)ました|通話(?:できました|しました)?|会話(?:できました|しました)|つながりました|繋がりました)|連絡(?:が)?(?:取れ|とれ)ました',
  ),
  [
    /^(?:i )?(?:have )?(?:spoke(?:n)?|talked|reached)(?: (?:to|with))?(?: (?:him|her|them))?$/,
    { answer: { kind: 'report', outcome: 'reached' } },
  ],
  [
    of(
      '(?:担当を?)?(?:代|替|変)わって(?:ください|下さい|ほしい|欲しい|もらえますか|いただけますか)?|(?:別|他|ほか)の(?:担当者?|者|人|方)に(?:お願いします|回してください|渡してください)|対応(?:は|が)?(?:(?:でき|出来)(?:ません|ない|かねます)|不可|無理|難しい)|(?:私の)?(?:担当(?:エリア|地域)?外|担当ではありません)|(?:別|他|ほか)の(?:担当者?|者|人|方)へ(?:お願いします|回してください|渡してください)',
    ),
    { answer: { kind: 'decline' } },
  ],
  [
    /^(?:pass|please reassign(?: (?:it|this))?|i (?:can'?t|can ?not) (?:take|do|handle) (?:it|this)(?: one)?|somebody else|someone else|not mine|not my (?:account|customer|territory)|can (?:somebody|someone) else (?:take|do|handle) (?:it|this)|please (?:give|pass) (?:it|this) to (?:somebody|someone) else)$/,
    { answer: { kind: 'decline' } },
  ],
  report(
    'reached',
    '(?:ご?訪問して(?:きました|まいりました)|(?:お会い|面談)(?:できました|しました|してきました))',
    {
      channel: 'visit',
    },
  ),
  noted(
    'wrongPerson',
    'ご?担当(?:者)?(?:が|は)(?:[^\\s、,]{1,12}(?:様|さん|氏)(?:に|へ))?(?:代わ|替わ|変わ|交代|変更)(?:って|になって|にな|し|り)?(?:い|おり|れて(?:い|おり))?(?:ました|ます|た|っていました)',
  ),
  report(
    'leftCompany',
    '(?:(?:今月|来月|年末|\\d{1,2}月)(?:末)?(?:付け?)?(?:で|に)?)?ご?(?:退職|退社|転職)(?:され(?:て(?:い|おり)(?:ます|ました|た)|ました|た)|して(?:い|おり)(?:ます|ました|た)|しました|済み?)?|(?:会社を)?辞め(?:られ)?て(?:い|おり)(?:ました|ます|た)|(?:ご?異動|部署が(?:変わ|替わ))(?:り|って|に?なり|になっ|になって|され|し)?(?:ました|た|(?:い|おり)(?:ます|ました)|て(?:い|おり)(?:ます|ました)|済み?)?|(?:もう|すでに|既に)?ご?在籍して(?:い|おり|おられ)(?:ない|ません(?:でした)?)|もう(?:い|おられ)(?:ません|ない)',
  ),
  [
    /^(?:he|she|they)?\s*(?:(?:has |have |had )?left the company(?: [a-z ]{1,20})?|(?:is )?no longer (?:works? |with )?(?:there|the company|with them)|has moved on)$/,
    { answer: { kind: 'report', outcome: 'leftCompany' } },
  ],
  report(
    'neverContact',
    '(?:もう|今後(?:は|の)?|二度と)?(?:ご?連絡|メール|営業(?:の?電話|の?メール)?|お?電話|ご?案内|配信)(?:は|を|も|して)?(?:一切)?(?:不要|お?断り|拒否|しないで(?:ほしい|欲しい|ください|下さい|くれ)?|するな|やめて(?:ほしい|欲しい|ください|下さい|くれ)?|止めて(?:ほしい|欲しい|ください|下さい|くれ)?|送らないで(?:ほしい|欲しい|ください|下さい|くれ)?|してくるな)|今後(?:は)?(?:お断り|不要)|連絡禁止|二度と(?:お?電話|ご?連絡)?(?:する|してくる|かけてくる|かける)な|二度と(?:お?電話|ご?連絡)?(?:しないで|かけないで)(?:くれ|ほしい|欲しい|ください|下さい)?',
  ),
  [
    /^(?:he|she|they)?\s*(?:asked (?:us )?(?:not to|never to)|does ?n[o']t want us to|do ?n[o']t want us to|must not|never) (?:be )?(?:contact(?:ed)?|call(?:ed)?|mail(?:ed)?)(?: (?:him|her|them))?(?: again| any ?more)?$/,
    { answer: { kind: 'report', outcome: 'neverContact' } },
  ],
  report(
    'notNeeded',
    '(?:今のところ|今|現在|現状|当面|今回|しばらく|当分)?(?:は)?(?:ご?提案|導入|ご?検討)?(?:は|も)?(?:不要|必要(?:ない|ありません|なし))|(?:今回|今期|今年度|当面)?(?:は)?お?見送り(?:(?:に|と)(?:なりました|なった|なります))?|(?:ご?検討|ご?導入)(?:は|も|の予定は)?(?:して(?:い|おら|おり)(?:ない|ません)|考えて(?:い|おら|おり)(?:ない|ません))|(?:ニーズ|興味|関心|導入予定|検討予定)(?:は|が|も)?(?:なし|無し|ない|無い|ありません)',
  ),
  [
    /^(?:he|she|they)?\s*(?:is |are )?(?:not interested|no (?:need|interest))$/,
    { answer: { kind: 'report', outcome: 'notNeeded' } },
  ],
  report(
    'choseAnother',
    '(?:他社|別の会社|競合)(?:さん)?(?:の)?(?:製品|サービス|システム)?(?:に|で|と|を|へ)?(?:ご?決定|ご?採用|ご?契約|ご?導入|ご?発注)(?:され(?:ました|た|ています)|しました|した|しています|済み?)?|(?:他社|別の会社|競合)(?:さん)?(?:に|で|と)(?:決めた|決まった|決めました|決まりました|決められました)',
  ),
  [
    /^(?:he|she|they)?\s*(?:chose|went with) (?:another|a competitor|another (?:company|vendor|supplier))$/,
    { answer: { kind: 'report', outcome: 'choseAnother' } },
  ],
  [
    /^(?:(?:it )?(?:is |became )?(?:now )?(?:an )?opportunity|(?:i |we )?(?:got|have|booked|set up|arranged) (?:a |an )?(?:meeting|appointment|demo)(?: with (?:him|her|them))?|(?:meeting|appointment|demo|call|visit) (?:is )?(?:booked|set(?: up)?|arranged|scheduled)|(?:(?:he|she|they) (?:want(?:s|ed)?|would like|asked for|need(?:s|ed)?) (?:to see )?an? (?:quote|quotation|offer|proposal|demo|meeting))|(?:i |we )?sent (?:(?:him|her|them) )?an? (?:quote|quotation|offer|proposal))(?: (?:(?:on|for|next|this) )?[a-z0-9 /,:]{1,24})?$/,
    { answer: { kind: 'report', outcome: 'opportunity' }, hasMore: true },
  ],
  report(
    'choseAnother',
    '(?:他社|競合)(?:さん|他社)?に(?:負けました|負けた|取られました|決まってしまいました)',
  ),
  [
    /^(?:we )?lost (?:it |out )?to (?:an?(?:other)? |the )?(?:competitor|competition|vendor|supplier)$/,
    { answer: { kind: 'report', outcome: 'choseAnother' } },
  ],
  report(
    'alreadyInDeal',
    '商談中|商談が進んで(?:い|おり)ます|(?:別件|別の案件|既存(?:の)?案件|他の案件)で(?:ご?商談|ご?対応|ご?提案)中|(?:すでに|既に)?(?:他|別)の(?:営業|担当者?|者|部署)が(?:ご?対応|担当|フォロー|商談)(?:中|して(?:い|おり)ます)',
  ),
  [
    /^(?:we(?:'re| are) )?already (?:in (?:talks|touch|contact|a deal) with (?:him|her|them)|working with (?:him|her|them))$/,
    { answer: { kind: 'report', outcome: 'alreadyInDeal' } },
  ],
  report('wrongPerson', '人違い|担当(?:者)?(?:違い|が違いました|ではありません(?:でした)?)|wrong person'),
  report('gathering', '(?:just |only )?gathering information|情報収集(?:のみ|だけ|中|段階|の段階)?'),
  report('outOfTarget', '対象外|out of target'),
  noted(
    'outOfTarget',
    'not a (?:good )?fit|(?:学生|同業(?:者|他社)?|競合(?:他社|企業)?|個人)(?:の(?:方|お客様|会社))?(?:さん)?|(?:間違い|誤)(?:リード|登録)|いたずら',
  ),
  report(
    'opportunity',
    '(?:ご?案件化)(?:しました|した)?|案件に(?:なりました|なった)|(?:お?見積(?:もり|り)?|デモ|ご?提案)(?:の|を)?(?:ご?依頼|ご?要望|ご?希望)(?:を|が)?(?:いただきました|頂きました|もらいました|ありました|来ました)?|(?:お?見積(?:もり|り)?|ご?提案(?:書)?)(?:を)?(?:出す|お出しする|提出する|提出|お送りする|作る|作成する|する)(?:こと)?に(?:なりました|なった)|(?:(?:来週|来月|今週)(?:に)?)?(?:ご?訪問|お?打ち?合わ?せ|面談|デモ|ご?商談)(?:(?:を)?(?:する|させていただく|いただく))?(?:こと)?(?:に|が)(?:なりました|なった|決まりました|決定(?:しました)?)|商談化(?:しました|した)?|商談に(?:なりました|なった|進みます)|商談(?:を)?設定(?:しました|済み?)|(?:商談|訪問|面談|打ち?合わ?せ)?(?:の)?アポ(?:イント)?(?:を|が)?(?:確定(?:しました)?|獲得(?:しました)?|取れた|取れました|とれました|取りました|入りました|いただきました|頂きました|もらいました)|(?:お?打ち?合わ?せ|面談)(?:を|が)?(?:設定(?:しました|済み?)|決まりました|入りました)',
  ),
  report(
    'won',
    'ご?(?:契約|発注|注文)(?:を)?(?:いただきました|頂きました|もらいました)|(?:発注書|注文書|契約書)(?:を|が)?(?:いただきました|頂きました|もらいました|届きました|受領(?:しました)?)|ご?契約に(?:なりました|至りました)|signed|(?:ご)?(?:受注|成約)(?:しました|いたしました|になりました)?|(?:closed )?won|we won(?: it)?',
  ),
  report(
    'lost',
    '失注(?:しました|になりました)?|(?:closed )?lost(?: the deal)?|we lost(?: it| the deal)?(?: on [a-z ]{1,20})?',
  ),
];

const notReached: Said = { answer: { kind: 'report', outcome: 'notReached', channel: 'phone' } };

/** Of somebody else alone: 「不在のため」 without whom is how the salesperson's own absence is told. */
const absence =
  /^(?:ご?担当者?|先方|お客(?:様|さま)|ご?本人|[^\s、,。]{1,8}(?:様|さん|氏|部長|課長|社長))(?:は|が)?ご?不在のため$/;

/** Greetings, thanks and what a telephone adds: said beside an answer, and none. */
const courtesies: readonly RegExp[] = [
  /^(?:皆様|各位|[^\s、。]{1,12}(?:様|さん|部長|課長))[、,]?$/,
  /^(?:いつも)?(?:お疲れ(?:様|さま)|お世話(?:さま|様)?|おはようござい)(?:です|でございます|でした|ます|に?なって(?:おり|い)ます|になります)?$/,
  /^(?:ご?連絡|ご?共有|情報|引き渡し|ご?報告|アサイン|ご?連携|ご?手配)?(?:を|の件)?[、,]?(?:いただき|頂き)?(?:どうも)?(?:誠に)?(?:ありがとうございま(?:す|した)|有難うございま(?:す|した))$/,
  /^(?:以上)?[、,]?(?:引き続き|どうぞ|何卒)?(?:よろしく|宜しく)(?:お?願い?)?(?:いた|致)?(?:し|申し上げ)?(?:ます|です)?$/,
  /^(?:大変)?(?:すみません|すいません|申し訳(?:ありません|ございません)(?:でした)?|失礼(?:いたし|し)ました|失念しておりました|失念していました|(?:ご?連絡|ご?報告|ご?返信|ご?対応)?(?:が)?遅(?:くなりました|くなり(?:すみません|申し訳ありません|申し訳ございません)|れました))$/,
  /^(?:以上(?:です)?|取り?急ぎ(?:ご?(?:返信|連絡|報告)まで|ご?(?:連絡|報告)(?:します|いたします))?)$/,
  /^\(?[^\s、。]{1,20}から送信(?:されました)?\)?$/,
  /^(?:先ほど|先程|本日|今日)?(?:お?電話|架電|ご?連絡|ご?訪問)(?:しました|いたしました)$/,
  /^(?:(?:hi|hello|dear)(?: [^.!?]{1,40})?|(?:many )?(?:thanks?|thank you)(?: (?:so|very) much| a lot| for [^.!?]{1,40})?|(?:kind |best )?regards|best|cheers)$/,
];

export const isCourtesy = (sentence: string): boolean =>
  courtesies.some((each) => each.test(sentence.toLowerCase()));

/** What one sentence says, in lower case and half width; undefined where it is none of the words. */
export function saidIn(sentence: string): Said | undefined {
  if (absence.test(sentence)) return { ...notReached, hasMore: true };
  let rest = sentence;
  // Before the word may stand when, whom and how, in any order.
  for (let cuts = 0; cuts < 4; cuts += 1) {
    const known = words.find(([pattern]) => pattern.test(rest));
    if (known !== undefined) return { ...known[1], hasMore: cuts > 0 || known[1].hasMore === true };
    const prefix = before.find((each) => each.test(rest));
    if (prefix === undefined) return undefined;
    rest = rest.replace(prefix, '');
  }
  return undefined;
}

/** 「間違えました。取り消してください」: what was recorded last is not so. In lower case and half width. */
export const asksUndo = (sentence: string): boolean =>
  /^(?:(?:先ほど|先程|さっき|今|いま)の)?(?:ご?(?:記録|回答|返信|報告))?(?:を|は)?(?:取り?消し(?:ます|て(?:ください|下さい)|(?:を)?お願いします|です)?|(?:間違|まちが)え(?:ました|て(?:い|おり)ました))$|^(?:please )?(?:undo|take back)(?: (?:it|that|this))?$|^(?:please )?take (?:it|that|this) back$|^(?:sorry,? )?(?:my mistake|that was (?:a mistake|wrong))$/.test(
    sentence,
  );
