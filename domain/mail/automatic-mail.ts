import { plainWords } from './plain-words.ts';

/** Why a mail is no person's: a header, its subject or its own words say so, or a mail server returned ours. */
export type Automatic = 'header' | 'subject' | 'text' | 'returned';

/**
 * Tells a machine's mail by what makes it automatic (RFC 3834 and what responders write). A header that only asks others
 * for no answer, such as `X-Auto-Response-Suppress`, stands on people's mails too and tells nothing.
 */
export function automaticByHeader(
  headers: Readonly<Record<string, string>>,
  subject: string,
): Automatic | undefined {
  const value = (name: string): string => headers[name]?.trim().toLowerCase() ?? '';
  const from = value('from');
  if (
    value('content-type').startsWith('multipart/report') ||
    /mailer-daemon|postmaster@|mail delivery (?:sub)?system/.test(from) ||
    value('return-path') === '<>' ||
    headers['x-failed-recipients'] !== undefined
  )
    return 'returned';
  const submitted = value('auto-submitted');
  if (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^(?:bulk|junk|list|auto[_-]?reply)/.test(value('precedence')) ||
    /^(?:bulk|junk|list|auto[_-]?reply)/.test(value('x-precedence')) ||
    /autorespond|autoreply/.test(value('delivered-to')) ||
    /autorespond/.test(value('x-post-messageclass')) ||
    headers['list-id'] !== undefined ||
    NOBODY.test(from) ||
    Object.entries(headers).some(([name, given]) => AUTOMATIC_HEADER.test(name) && !isNo(given))
  )
    return 'header';
  const plain = subject.normalize('NFKC').trim();
  // Behind "Re:" stands what was answered, not what answers.
  if (ANSWERED_SUBJECT.test(plain)) return undefined;
  if (RETURNED_SUBJECT.test(plain)) return 'returned';
  return AUTOMATIC_SUBJECT.test(plain) ? 'subject' : undefined;
}

/** True if the words say that nobody wrote them. Somebody who speaks of an automatic answer did write. */
export const saysItIsAutomatic = (text: string): boolean =>
  plainWords(text)
    .split(/(?<=[。!?！？\n])/)
    .some((sentence) => SAYS_SO.test(sentence) && !ASKED.test(sentence));

/** Whoever asks whether our mail is automatic did write. */
const ASKED = /(?:か|かね|かな|のでは)\s*[。、]?\s*$|[?？]\s*$/;

/** What stands before the subject of a mail that is answered or handed on. */
export const ANSWERED_SUBJECT = /^\s*(?:(?:re|aw|sv|antw|fw|fwd|返信|転送|回复)\s*(?:\[\d+\])?\s*[:：]\s*)+/i;

/** Words of absence and of receipts, which people write too; whoever considers an offer is a person. */
export const soundsAutomatic = (text: string, subject: string): boolean => {
  const plain = plainWords(text);
  if (CONSIDERS.test(plain)) return false;
  return ABSENCE.test(plain) || RECEIPT.test(plain) || RECEIPT.test(subject.normalize('NFKC'));
};

const CONSIDERS =
  /(?<!ご)検討(?:し(?!て(?:いただ|頂|くだ|下))|いたし|致し|させ|の上|のうえ|後)|前向き|稟議|興味(?:が|は)?(?:あ(?:り|る)|ござい)|\bI(?:'m| am)\b[^.\n]{0,30}\binterested\b|\b(?:my|our) (?:boss|manager|director|requirements)\b/i;

/** Whether an automatic mail may speak of a person: no report of a mail server, and nothing of a list. */
export const maySpeakOfPeople = (headers: Readonly<Record<string, string>>): boolean =>
  !/^multipart\/report/i.test(headers['content-type']?.trim() ?? '') &&
  !/mailer-daemon|postmaster@|mail delivery (?:sub)?system/i.test(headers['from'] ?? '') &&
  headers['x-failed-recipients'] === undefined &&
  headers['list-id'] === undefined &&
  !/^(?:bulk|junk|list)/i.test(headers['precedence']?.trim() ?? '');

/** Whether an address is a machine's, which answers for the people of its company: `no-reply@`. */
export const speaksForOthers = (address: string): boolean => NOBODY.test(address.toLowerCase());

const isNo = (value: string): boolean => /^\s*(?:no|false|0)?\s*$/i.test(value);

/** `x-auto-response-suppress` asks for no answer, and is none. */
const AUTOMATIC_HEADER =
  /^x-(?!auto-response-suppress)(?:[a-z]+-)*auto-?(?:reply|respond(?:er)?|response|generated|submitted)(?:-|$)|^x-(?:fc-machinegenerated|vacation|out-of-office|ms-exchange-inbox-rules-loop|cron-env)/;
const NOBODY =
  /(?:^|[<\s"])(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|auto[-_.]?(?:reply|responder|mailer|confirm)|bounces?|mailer)[^@\s<>]{0,40}@/;
const AUTOMATIC_SUBJECT =
  /自動(?:返信|応答|送信|配信)|不在(?:の?お知らせ|通知|連絡|です|につき|のため|:)|^不在|休暇(?:中|のお知らせ)|営業時間外|(?:夏季|冬季|年末年始)休業|automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)|out of (?:the )?office|^ooo\b|vacation|away from (?:the|my) (?:office|desk)|on (?:annual|parental|maternity|sick)? ?leave|automatische (?:antwort|r(?:e|é)ponse)|abwesen|réponse automatique|respuesta automática|risposta automatica|automatisch antwoord|autosvar|fuera de (?:la )?oficina|absence du bureau|^(?:read|not read|gelesen|lu|letto|leído|gelezen|lido|開封済み|既読|未読|accepted|declined|tentative|承諾|辞退|仮承諾)\s*:/i;
const RETURNED_SUBJECT =
  /undeliver(?:ed|able)|delivery (?:status )?(?:notification|failure|failed|has failed|incomplete|delayed)|mail delivery (?:failed|failure)|returned mail|failure notice|配信(?:不能|できません|に失敗)|配達(?:不能|できません)|お届けできませんでした|届けることができません|(?:送信|配信)(?:できません|エラー)|未配達|unzustellbar|non remis|abuse report|spam report|feedback report|complaint about message/i;
const SAYS_SO =
  /(?:この|本|当)(?:電子)?(?:メール|メッセージ|返信|通知)は[^。\n]{0,30}(?:自動(?:的に)?(?:で)?(?:送信|返信|配信|応答|生成|発信|お送り)|送信専用|システムより|システムから)|自動(?:送信|返信|応答|配信)(?:メール|メッセージ)?(?:です|でございます|となります|と(?:して|なって)|しており|しています|されて(?:い|おり)|いたし|させて)|送信専用(?:の)?(?:メール)?アドレス|アドレスは(?:、)?送信専用|アドレス(?:へ|宛|に)の(?:ご)?返信は[^。\n]{0,8}(?:お受け|受け付け|できませ|ご遠慮|お答え)|(?:返信|ご返信)(?:を)?(?:いただ|頂|され)[^。\n]{0,12}(?:お答え|対応|お受け|回答)[^。\n]{0,6}(?:でき|致しかね|いたしかね)|this (?:is an?|message is an?|e-?mail (?:is|was)(?: an?)?|message (?:is|was)) ?(?:automat\w+|auto-?generated|auto-?(?:reply|response)|system[- ]generated|computer[- ]generated)|\bautomatically generated\b|\b(?:auto|system)-generated\b|\bplease do not (?:reply|respond) (?:directly )?to this (?:e-?mail|message)|\bthis (?:mailbox|inbox|e-?mail (?:address|account)|address) is (?:not|no longer|never) (?:being )?(?:monitored|checked|read)\b/i;
const ABSENCE =
  /席を外して|(?:返信|返答|連絡)が遅(?:れ(?:る|ます)|くなる|くなります)|お休みを(?:いただ|頂|取得)|電話に出(?:ることが|られ)|不在(?:に|と|の(?:ため|期間))|休暇(?:を(?:いただ|頂|取得)|中)|営業時間外|休業(?:日|期間|中|と)|(?:産休|育休|休職)中|退職(?:いたし|致し|しま)|out of (?:the )?office|\booo\b|\bon (?:annual |parental |maternity |sick )?leave\b|\bon vacation\b|limited access to (?:my )?e-?mail|in my absence|no longer (?:with|works? (?:for|at))|be back (?:on|in)|return(?:ing)? (?:to the office )?on/i;
const RECEIPT =
  /(?:お?問い?合わ?せ|ご?連絡|ご?依頼|ご?質問|チケット|リクエスト)[^。\n]{0,8}(?:受け?付け?(?:ました|いたしました|致しました|完了)|受領(?:しました|いたしました)|承りました)|受付(?:完了|番号)|(?:ticket|case|request) ?(?:#|no\.?|number)? ?\d*[^.\n]{0,20}(?:received|created|opened|logged)|内容を?(?:ご)?確認(?:の上|のうえ|し(?:まし)?た(?:ら|のち|後))[^。\n]{0,30}(?:ご?連絡|ご?返信|ご?回答)|営業日以内に[^。\n]{0,16}(?:ご?連絡|ご?返信|ご?回答)|we(?:'ve| have) received your|(?<!\bi )\bwill (?:get back to you|respond|reply) within|verify (?:that )?you are (?:a )?human|(?:waitlisted|guest list|challenge[- ]response)|thank you for (?:contacting|your inquiry|getting in touch)/i;
