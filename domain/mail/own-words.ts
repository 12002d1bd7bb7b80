import { withoutDisclaimers } from './disclaimer.ts';

/** The mail that is answered, as far as it is known. */
export interface SentText {
  readonly subject: string;
  readonly text: string;
}

/**
 * What the person wrote, without what was quoted: by the marks of mail programs, and by what we sent. A program may quote
 * without any mark: no line of our mail, and no line beside one of our links, is ever the customer's word.
 */
export function ownWords(text: string, sent?: SentText): string {
  const unmarked = withoutQuote(text);
  return withoutSent(unmarked, sent).trim();
}

/** What the person wrote above the quote. Somebody who answers below or within it is read line by line without the quote. */
export function withoutQuote(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  const begin = lines.findIndex((line, index) => beginsQuote(line, lines[index + 1] ?? ''));
  const above = (begin < 0 ? lines : lines.slice(0, begin)).join('\n').trim();
  if (above !== '' || begin < 0) return above;
  return lines
    .filter((line) => !QUOTED.test(line) && !ATTRIBUTION_END.test(line) && !isMark(line))
    .join('\n')
    .trim();
}

/**
 * The words without the signature: a rule or two dashes and what follows, and the lines about the writer. A rule may frame
 * words as well: where a sentence stands below it before any line about the writer, they are the writer's own.
 */
export function withoutSignature(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex(
    (line, index) => index > 0 && RULE.test(line) && isSignature(lines.slice(index + 1)),
  );
  const above = end < 0 ? lines : lines.slice(0, end);
  return above
    .filter((line) => !OF_THE_WRITER.test(line))
    .join('\n')
    .trim();
}

/** True if the text holds a link that only our mails have. */
export const holdsOurLink = (text: string): boolean => OUR_LINK.test(text);

function withoutSent(text: string, sent: SentText | undefined): string {
  const whole = sent === undefined ? '' : keyOf(`${sent.subject}\n${sent.text}`);
  const sentLines = new Set(sent?.text.split('\n').map(keyOf));
  const lines = text.split('\n');
  const isOurs = lines.map((line) => {
    const key = keyOf(line);
    return OUR_LINK.test(line) || (key.length >= 6 && whole.includes(key));
  });
  // The address above our first words is short: "主任 山田様".
  for (let at = isOurs.indexOf(true) - 1; at >= 0 && sentLines.has(keyOf(lines[at] ?? '')); at -= 1)
    isOurs[at] = true;
  const first = isOurs.indexOf(true);
  const last = isOurs.lastIndexOf(true);
  if (first < 0) return text;
  const isBesideLink = (index: number): boolean =>
    [-2, -1, 1].some((step) => OUR_LINK.test(lines[index + step] ?? '')) && index >= first - 2;
  return lines
    .filter((line, index) => {
      if (isOurs[index] === true || isBesideLink(index)) return false;
      // Between our lines a short one that we sent is ours: a name, a bracket, "ご担当者様".
      const key = keyOf(line);
      return !(index > first && index < last && (key === '' || (key.length < 6 && whole.includes(key))));
    })
    .join('\n');
}

/** Text as it is compared: programs change blanks, stars, quotes and widths, and break lines anew. */
const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\ufdd0-\ufdef*_>|"'“”‘’「」[\]()<]+/gu, '');

/** A token of ours behind a path of one letter. */
const OUR_LINK = /\/[a-z]\/[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]{16,}|awstrack\.me\//;

const QUOTED = /^\s*[>＞|》]/;

const beginsQuote = (line: string, next: string): boolean =>
  QUOTED.test(line) ||
  isMark(line) ||
  (BROKEN_ATTRIBUTION.test(line) && ATTRIBUTION_END.test(next)) ||
  (SENDER.test(line) && (SENDER_VALUE.test(line) || HEAD_LINE.test(next)));

const isMark = (line: string): boolean => QUOTE_MARKS.some((mark) => mark.test(line));

const WROTE =
  '(?:wrote|said|writes|schrieb|skrev|schreef|a écrit|escribió|escreveu|ha scritto|pisze|napisał\\S*|написал\\S*|kirjoitti|書きました|さんは書きました)';
/** People write of a mail too ("先日のメール："): only what has a time or an address besides is a program's. */
const MAIL_OF = '(?:@|\\d{1,2}[:：]\\d{2}).{0,250}(?:のメール|のメッセージ)';

/** Where the mail that is answered begins, in the words of many programs. */
const QUOTE_MARKS = [
  /^\s*[-_=*─━]{2,}\s*(?:original (?:message|mail)|元の?(?:メッセージ|メール)|forwarded message|転送(?:メッセージ|メール)?|引用|受信メール|返信元|ursprüngliche nachricht|oprindelig meddelelse|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|原始邮件|原始郵件|원본 메시지|original)(?![a-z])/i,
  /^\s*(?:begin forwarded message|転送されたメッセージ)\s*[:：]/i,
  /^\s*_{8,}\s*$/,
  new RegExp(`^\\s*[-_=*─━]{2,}.{1,250}\\b${WROTE}\\s*[:：]?\\s*[-_=*─━]{2,}\\s*$`, 'i'),
  new RegExp(`^.{4,250}${WROTE}\\s*[:：]\\s*[*_]*\\s*$`, 'i'),
  new RegExp(`^.{0,250}${MAIL_OF}\\s*[:：]\\s*[*_]*\\s*$`, 'i'),
  new RegExp(
    `^\\s*[-_=*─━]{2,}.{1,250}(?:のメール|のメッセージ|書きました)\\s*[:：]?\\s*[-_=*─━]{2,}\\s*$`,
    'i',
  ),
  new RegExp(`^\\s*(?:am|den|le|el|il|op|em|dnia|w dniu|on|på)\\b.{6,250}${WROTE}.{0,120}[:：]\\s*$`, 'i'),
  /^\s*(?:20\d\d年|20\d\d[/.-]\d{1,2}[/.-]|\d{1,2}[/.-]\d{1,2}[/.-]20\d\d).{0,250}(?:(?:@|\d{1,2}[:：]\d{2}).{0,250}[:：]|wrote[:：]?|書きました[:：]?)\s*$/i,
  /^.{0,250}<\S+@\S+>.{0,60}[:：]\s*$/,
  /^\s*-- ?$/,
];
/** The head of a message, starred or not: `*差出人:* …`, `From: …`. */
const SENDER =
  /^[\s*_]*(?:from|sender|von|fra|från|de|da|van|od|от|差出人|送信者|送信元|发件人|寄件者|보낸 사람)[\s*_]*[:：][\s*_]*[^\s*_]/i;
const SENDER_VALUE = /@|^[\s*_]*(?:差出人|送信者|送信元|from)[\s*_]*[:：]/i;
const HEAD_LINE =
  /^[\s*_]*(?:sent|date|to|cc|subject|gesendet|an|betreff|sendt|til|emne|datum|送信日時|日時|宛先|件名|envoyé|à|objet|enviado|para|asunto)[\s*_]*[:：]/i;
/** The attribution that a mail program broke over two lines. */
const BROKEN_ATTRIBUTION = /^\s*(?:(?:on|am|le|den) .{6,200}|20\d\d[年/-].{6,250})$/i;
const ATTRIBUTION_END = new RegExp(`(?:${WROTE}\\s*[:：]|${MAIL_OF}\\s*[:：]|\\S@\\S+>[:：])\\s*$`, 'i');

const RULE = /^\s*(?:-- ?|[-_=*━─―＝~～・*#+◆◇■□★☆]{4,}|[┏┌╔].{0,80})\s*$/;
const isSignature = (lines: readonly string[]): boolean =>
  lines.length <= 25 && lines.some((line) => CONTACT.test(line)) && !beginsWithSentence(lines);

function beginsWithSentence(lines: readonly string[]): boolean {
  const block = withoutDisclaimers(lines.join('\n')).split('\n');
  const first = block.findIndex((line) => CONTACT.test(line) || SENTENCE_END.test(line));
  return SENTENCE_END.test(block[first] ?? '') && !OF_THE_WRITER.test(block[first] ?? '');
}
/** How a sentence ends, as slogans and names do not. */
const SENTENCE_END =
  /(?:です|ます|した|せん|さい|します|願い|下さい|たい|不要|希望|でしょうか)[。.!！?？]*\s*$|。\s*$|^\W*(?:please|kindly|do not|don'?t|i|we|stop|unsubscribe|remove)\b.{0,200}$/i;
const CONTACT =
  /〒|\btel\b|\bfax\b|電話|携帯|mobile|phone|e-?mail|\S@\S+\.\S|https?:\/\/|www\.|株式会社|有限会社|合同会社|\b(?:inc|ltd|corp|gmbh|co\.)\b/i;
/** Lines that a program or a signature adds below: where somebody can be reached, and what it was sent from. */
const OF_THE_WRITER =
  /^\s*(?:sent from|(?:get )?outlook for|(?:iphone|ipad|android|スマートフォン|スマホ)から(?:の)?送信|〒|(?:tel|fax|mobile|phone|電話|携帯|直通|e-?mail|mail|url|web|hp)(?:番号)?\s*(?:[:：.／/]\s*(?:[\d(+]|[\w.+-]+@|https?:|www\.|fax|tel|携帯)|[\d(+]|[\w.+-]+@[\w.-]+\s*$|https?:|www\.))|^\s*(?:https?:\/\/[\x21-\x7e]+|[<(]?[\w.+-]+@[\w.-]+[>)]?)\s*$/i;
