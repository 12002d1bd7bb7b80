/** What of a received mail decides how it is taken. Header names are in lower case. */
export interface ReceivedMail {
  readonly headers: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly text: string;
}

/** A machine's answer is counted and no more; a person's answer is a request, or a refusal. */
export type ReplyReading =
  | { readonly kind: 'automatic'; readonly because: 'header' | 'subject' | 'returned' }
  | { readonly kind: 'human'; readonly text: string; readonly refuses: boolean };

/** Tells a person's reply from an automatic one, and reads from what the person wrote (not what is quoted) whether it refuses. */
export function readReply(mail: ReceivedMail): ReplyReading {
  const because = automatic(mail);
  if (because !== undefined) return { kind: 'automatic', because };
  const text = withoutQuote(mail.text.slice(0, LONGEST_READ));
  return { kind: 'human', text, refuses: REFUSALS.some((refusal) => refusal.test(text.normalize('NFKC'))) };
}

/** So much of a mail is read: nobody writes more, and quotes it. */
const LONGEST_READ = 50_000;

/** RFC 3834, Exchange, mailing list and older responders; then the subjects that people's programs write. */
function automatic({ headers, subject }: ReceivedMail): 'header' | 'subject' | 'returned' | undefined {
  const value = (name: string): string => headers[name]?.trim().toLowerCase() ?? '';
  if (
    value('content-type').startsWith('multipart/report') ||
    /mailer-daemon|postmaster@/.test(value('from')) ||
    value('return-path') === '<>'
  )
    return 'returned';
  const submitted = value('auto-submitted');
  if (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^(?:bulk|junk|list|auto_reply)/.test(value('precedence')) ||
    /\b(?:all|oof|autoreply)\b/.test(value('x-auto-response-suppress')) ||
    headers['x-autoreply'] !== undefined ||
    headers['x-autorespond'] !== undefined ||
    headers['x-autoresponse'] !== undefined ||
    headers['list-id'] !== undefined
  )
    return 'header';
  return AUTOMATIC_SUBJECT.test(subject.normalize('NFKC')) ? 'subject' : undefined;
}

const AUTOMATIC_SUBJECT =
  /自動(?:返信|応答|送信)|不在(?:の?お知らせ|通知|連絡|です|につき|のため|:)|^不在|休暇(?:中|のお知らせ)|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|^ooo\b|vacation reply|away from (?:the|my) office/i;

/** Where the mail that is answered begins: Gmail, Outlook, Apple and Japanese programs. */
const QUOTE_BEGINS = [
  /^\s*>/,
  /^\s*-{2,}\s*(?:original message|元のメッセージ|forwarded message|転送メッセージ)/i,
  /^\s*_{8,}\s*$/,
  /^.{6,200}\bwrote:\s*$/i,
  /^\s*(?:from|差出人|送信者)\s*[:：]\s*\S/i,
  /^\s*(?:20\d\d年|20\d\d[/-]\d{1,2}[/-]).{0,200}(?:[:：]|wrote|のメール|書きました)[:：]?\s*$/i,
  /^\s*-- ?$/,
];
/** The attribution that a mail program broke over two lines. */
const BROKEN_ATTRIBUTION = /^\s*(?:on .{6,200}|20\d\d[年/-].{6,250})$/i;
const ATTRIBUTION_END = /(?:wrote:|\S@\S+>[:：])\s*$/i;

/** What the person wrote above the quote. Somebody who answers below or within it is read line by line without the quote. */
export function withoutQuote(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const begin = lines.findIndex(
    (line, index) =>
      QUOTE_BEGINS.some((quote) => quote.test(line)) ||
      (BROKEN_ATTRIBUTION.test(line) && ATTRIBUTION_END.test(lines[index + 1] ?? '')),
  );
  const above = (begin < 0 ? lines : lines.slice(0, begin)).join('\n').trim();
  if (above !== '' || begin < 0) return above;
  return lines
    .filter((line) => !/^\s*>/.test(line) && !ATTRIBUTION_END.test(line))
    .join('\n')
    .trim();
}

/**
 * Words by which people end mails to them. "今は不要" is no refusal of mails, and neither is "the brochure is not needed".
 * 結構です also grants ("メールで結構です", "14時以降で結構です"): it refuses only what は, も or もう stand before.
 * What is not caught goes to a person, who reads it; what is caught wrongly is a request that nobody sees.
 */
const REFUSALS = [
  /配信.{0,6}(?:停止|不要|解除|やめ|止め|希望し(?:ません|ない))/,
  /(?:メール|メルマガ|案内|連絡|営業).{0,8}(?:不要|停止|お断り|控えて|送らない|やめて|止めて|いりません|要りません)/,
  /(?:メール|メルマガ|ご?案内|連絡|営業)(?:等|など)?(?:は|も|は、?もう)、?結構です(?!が|けれど|けど|ので)/,
  /(?:今後|以後|以降|もう).{0,12}(?:不要|お断り|控えて|送らない|送信しない|やめて|止めて|いりません)/,
  /(?:(?:今後|以後|以降)(?:は|の.{0,10}は)、?(?:もう)?|もう)結構です(?!が|けれど|けど|ので)/,
  /(?:リスト|名簿|宛先).{0,10}(?:削除|外して|除外)/,
  /\bunsubscribe\b|\bopt[ -]?out\b/i,
  /^[^\p{L}\p{N}\n]*stop[^\p{L}\p{N}\n]*$/imu,
  /\b(?:stop|cease|quit) (?:sending|e-?mailing|mailing|contacting|writing)\b/i,
  /\b(?:remove|delete) (?:me|us|my (?:e-?mail |mail )?address)\b|\btake (?:me|us|my (?:e-?mail |mail )?address) off\b/i,
  /(?<!\b(?:I|we) )\b(?:do not|don'?t|please never) (?:(?:e-?mail|mail|contact|write to) (?:me|us)\b|send (?:me |us )?(?:(?:any ?)?more|any|these|such|further) )/i,
  /(?<!\b(?:I|we) )\b(?:do not|don'?t|please never) (?:e-?mail|mail|contact|write|send)(?: (?:me|us))?(?: (?:again|any ?more|any longer))?\s*(?:[.!,]|$)/im,
  /\bno (?:more|further) (?:e-?mails?|mails?|messages|contact)\b/i,
];
