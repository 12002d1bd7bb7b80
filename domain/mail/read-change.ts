import type { ContactChange } from '../people/contact-change.ts';
import { withoutSignature } from './own-words.ts';
import { plainWords } from './plain-words.ts';

/**
 * Reads from an automatic reply that its sender has left or moved, or that the address is no more; undefined where it says something else, such as an absence.
 * Only sentences that say so of now are heard: no question, no condition, no denial, and no noun by itself (退職金, 異動の時期).
 * @param words of the sender alone, without what was quoted
 */
export function readChange(words: string, subject: string): ContactChange['how'] | undefined {
  const said = sentencesOf(`${subject}\n${withoutSignature(words)}`).filter((each) => !isAside(each));
  const found = (patterns: readonly RegExp[]): boolean =>
    said.some((sentence) => patterns.some((pattern) => pattern.test(sentence)));
  if (found(LEFT)) return 'left';
  if (found(MOVED)) return 'moved';
  return found(ADDRESS_GONE) ? 'addressGone' : undefined;
}

/** Lines of a mail are broken anywhere: a sentence ends with its mark, or where a line is left empty. */
function sentencesOf(text: string): readonly string[] {
  return plainWords(text)
    .replaceAll(/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、,])[ \t]*\n(?=\S)/gu, '')
    .split(/[。!?！？\n]|(?<=[a-z)])\.(?=\s|$)|(?<=か)[、,]/u)
    .map((each) => each.replaceAll(/\s+/g, ' ').trim())
    .filter((each) => each !== '');
}

const isAside = (sentence: string): boolean => ASIDE.test(sentence);

/** Of others, of a case that may come, or that it is not so. */
const ASIDE =
  /変わり次第|(?:した|された|となった|になった)(?:場合|際|とき|時|方[はがへにもをの]|社員|人[はがへにもをの])|(?:しない|する|される)(?:場合|方|人[はがへにも]|かもしれ|予定は(?:ない|ありま|ござ))|(?:退職|退社|異動|転勤|転籍|出向|変更|交代|引継)[^。]{0,12}(?:おり|い|あり|ござい)ません|でしょうか|ですか|ますか|\b(?:if|in case|whether|when|unless|should) (?:you|i|he|she|they|we|someone|anyone|your)\b|\b(?:not|never|n't) (?:left|moved|retired|resigned)\b/i;

const DAY_OF_LEAVING = String.raw`(?:を?(?:もって|以って|以て|もちまして)|付(?:け)?(?:で|にて|をもって|を以て)?|末(?:日)?(?:で|に|にて)?)`;

const LEFT: readonly RegExp[] = [
  /(?:退職|離職|定年退職|早期退職)(?:を)?(?:いた|致)?し(?:まし|ます|て(?:おり|い)ます|、|$)/,
  /転職(?:を)?(?:いた|致)?し(?:まし|ます|て(?:おり|い)ます)|転職(?:のため|に伴い|により)/,
  /退職(?:を)?(?:させていただ|とな(?:り|る|った)|にな(?:り|る|った)|する(?:こと|運び)(?:と|に)な|済み?(?:です|でござ)|され)/,
  /退職(?:いたし|致し|し)?(?:に伴い|に伴って|のため|につき|により)(?!.{0,6}(?:手続|給付|制度|相談))/,
  /^(?:【)?退職の(?:お知らせ|ご?挨拶|ご?連絡|ご?報告)/,
  new RegExp(`${DAY_OF_LEAVING}[^。]{0,20}(?:退社(?!時)|会社を(?:離れ|去り|辞め)|弊社を(?:離れ|去り|辞め))`),
  /(?:会社|弊社|当社)を(?:退職|退社|辞め|辞しま|離れました)/,
  /(?:先月|今月|昨年度?|前年度|本年度|今年度|\d{1,2}月)末?(?:で|に)[^。]{0,6}退社(?:いた|致)?し(?:まし|て)|退任(?:いた|致)?し(?:まし|ます|て)|契約(?:期間)?満了(?:により|に伴い|で)[^。]{0,8}退(?:職|社)/,
  /在籍(?:して|いたして)?(?:は)?(?:おりませ|いませ)|(?<!(?:本日|今日|明日|今週|来週|ただ今|ただいま|現在)[はも]?[、\s]?)(?:弊社|当社)には(?:もう|既に|すでに)?(?:おりませ|いませ)|(?:引退|辞職)(?:いた|致)?し(?:まし|て(?:おり|い)ます)/,
  new RegExp(
    `(?:${DAY_OF_LEAVING}|先月|昨年|昨年度|[春夏秋冬]に?|既に|すでに|[月年]に?|会社は|[でに])辞めまし(?:た|て)`,
  ),
  /\bno longer (?:with\b|works? (?:at|for|with|here|in this company)|working (?:at|for|with|here)|an? (?:employee|member|part)\b|employed\b|part of\b|at (?!the office|my desk|work\b|home|my computer))/i,
  /\b(?:does not|doesn't|is not|isn't|am not|do not|don't) (?:work(?:ing)? (?:here|at|for|with)|with (?:us|the company|our))\b[^.]{0,30}\b(?:any ?more|any longer)\b/i,
  /\b(?:has|have|i've|he's|she's|they've|i|already|just|also) (?:now |already |recently |since )?(?:left|departed|departed from) (?:(?:the|our|this) (?:company|organi[sz]ation|firm|business|agency|group)\b|(?!the\b|our\b|my\b|a\b|an\b|for\b|on\b|at\b|to\b|in\b|early\b|work\b|town\b|home\b|you\b|it\b|this\b|until\b|and\b|Japan\b|Tokyo\b)[A-Z][\w&.-]+)/,
  /\b(?:have|has|i've) (?:now |recently |since )?moved on(?: from (?!this\b|that\b|it\b|these\b)|\s*$)|\b(?:am|is|will be) leaving (?!the\b|for\b|on\b|at\b|to\b|in\b|early\b|work\b|town\b|home\b|you\b|it\b|this\b)[A-Z][\w&.-]+(?: [A-Z][\w&.-]+)? (?:on|at|as of|effective|with effect|after|by)\b/,
  /\b(?:left|leaving|departed|leave) (?:the|our|this) (?:company|organi[sz]ation|firm|business)\b/i,
  /\b(?:has|have|i've|am|is|was) (?:now |recently |already )?(?:retired|resigned|retiring)\b|\bi (?:will |shall )?retire\b/i,
  /\b(?:my|his|her|their) last (?:working )?day (?:at|with|in|as)\b/i,
  /\bleft (?:my|his|her|their) (?:position|post|job|role) (?:at|with)\b/i,
  /\bnicht (?:mehr|länger) (?:.{1,40} )?(?:tätig|beschäftigt|angestellt)\b|\bnicht mehr (?:bei|in|im|für) .{0,40}(?:unternehmen|firma|gmbh|ag|kanzlei)\b|\b(?:aus|bei) .{0,60}\bausgeschieden\b|\bhat (?:unser|das|die|unsere) (?:unternehmen|firma|kanzlei|gesellschaft) .{0,30}\bverlassen\b|\b(?:unternehmen|firma) verlassen\b|\barbeitet nicht mehr\b|\bim ruhestand\b/iu,
  /\bne (?:travaille|fait|fais) plus (?:partie|chez|pour|dans|au sein)\b|\ba quitté (?:(?:la|notre) (?:société|entreprise|compagnie)|l['’]entreprise)|\bya no (?:trabaj|forma parte)|\bnon lavora più\b|\bniet meer werkzaam\b/iu,
];

const ADDRESS_GONE: readonly RegExp[] = [
  // The address is no more, or another one: whoever had it is not reached there.
  /(?<!(?:ホームページ|サイト|ウェブ|Web|URL)の?)アドレス(?:は|が)?[^。]{0,24}(?:[「\s]*[\w.@+-]{3,60}[\s」]*[にへと])?(?:廃止|閉鎖|使(?:用して|用されて|われて)(?:い|おり)ませ|(?:使用|利用)(?:でき(?:なく|ませ)|停止)|使え(?:なく|ませ)|ご?利用いただけ(?:なく|ませ)|無効(?:です|とな|にな)|変わり(?:まし|ます)|変更(?:に|と)?(?:なり|いたし|致し|しま|され))|(?<!(?:ホームページ|サイト|ウェブ|Web|URL)の?)ドメイン(?:は|が|を)?(?:変わり(?:まし|ます)|変更(?:に|と)?(?:なり|いたし|致し|しま|され))/,
  /\b(?:e-?mail |this )?(?:address|mailbox|account|inbox) (?:is|has been|will be) (?:no longer (?:in use|used|valid|active|monitored)|closed|deactivated|disabled|changed|discontinued)\b|\b(?:my (?:e-?mail )?|our e-?mail )address (?:has changed|will change|changed|is now)\b/i,
];

const MOVED: readonly RegExp[] = [
  /(?:異動|転勤|転籍|出向)(?:を)?(?:(?:いた|致)?し(?:まし|ます|て(?:おり|い)ます|、|$)|とな(?:り|る|った)|にな(?:り|る|った)|させていただ)/,
  /(?:異動|転勤|転籍|出向)(?:に伴い|に伴って|のため|につき|により)/,
  /^(?:【)?(?:異動|担当(?:者)?(?:変更|交代|交替))の(?:お知らせ|ご?挨拶|ご?連絡|ご?報告|ご?案内)/,
  /担当(?:者)?(?:を|が|の)?(?:(?:変更|交代|交替)(?:いたし|致し|し|となり|になり|させて|がござ|があり)|変わ(?:り|っ)|代わ(?:り|っ)|替わ(?:り|っ)|かわ(?:り|っ)|外れ(?:ま|て|る(?:こと|運び))|離れ(?:ま|て|る(?:こと|運び)))/,
  /後任(?:者|担当者?|の担当者?)?(?:[はにがへのとを:]|として|\s|決ま|$)/,
  /(?:今後|以降|以後|より|から)[^。]{0,16}(?:窓口|担当(?:者)?)は[^。]{1,40}(?:となり|になり|が(?:担当|務め|承り))|新(?:しい)?(?:ご)?担当(?:者)?(?:は|:|が|の|、|となり|になり)/,
  /(?:業務|担当|仕事)(?:を|は)?[^。]{0,24}(?:引(?:き)?継(?:ぎ|い|が)|に引継ぎ)/,
  /(?:宛先|送り先|送付先|配信先|連絡先|窓口)(?:は|を)[^。]{1,24}[にへ](?:ご?変更|切り?替え|お?変え)(?:て|して|を?お願い|くだ|下|いただ|頂|願)/,
  /(?:部署|部門|職場)(?:を|が)?(?:変わり|移り|移動(?:いたし|致し|し)ま|異動)/,
  /\bnew (?:point of )?contact(?: person)?(?: for [^.]{1,60}?)?(?: is\b| will be\b|:|,)/i,
  /\b(?:moved|transferred|transitioned|relocated|moving) (?:in)?to (?:a|an|another|the|our|my) (?:new |different |other )?(?:\w+ )?(?:role|position|job|department|team|division|office|group|branch|unit)\b/i,
  /\b(?:changed|switched|changing) (?:roles|jobs|positions|departments|teams)\b/i,
  /\b(?:taken|took|started) (?:up |on )?a (?:new|different) (?:role|position|job)\b/i,
  /\bno longer (?:(?:the )?(?:responsible|in charge|handling|handles?|the (?:right|correct|contact|person)|your contact|in (?:this|that|the|my) (?:role|position|department|team)|managing|manages?|looking after|(?:your|the) point of contact))\b/i,
  /\b(?:my|his|her|their) (?:successor|replacement)\b/i,
  /\b(?:have|has|will|is|am|are) (?:been )?(?:be )?(?:replaced by|succeeded by|taking over|taken over|take over) (?:by |from me|my|his|her|their|this|the)?/i,
];
