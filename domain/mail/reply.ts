import { type Automatic, automaticByHeader, saysItIsAutomatic, soundsAutomatic } from './automatic-mail.ts';
import { cutText } from '../kernel/cut-text.ts';
import { holdsOurLink, ownWords, type SentText, withoutQuote, withoutSignature } from './own-words.ts';
import { asksForSomething, readRefusal } from './refusal-words.ts';
import type { ReplyDoubt } from '../engagement/engagement.ts';

/** What of a received mail decides how it is taken. Header names are in lower case. */
export interface ReceivedMail {
  readonly headers: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly text: string;
  /** The characters could not be read. */
  readonly isGarbled?: boolean;
  /** Our mail that it answers, where that is known. */
  readonly sent?: SentText | undefined;
}

/**
 * A machine's answer is counted and no more; a person's answer is a request, or a refusal. Where `doubt` stands a person
 * decides, and no clock runs.
 */
export type ReplyReading =
  | { readonly kind: 'automatic'; readonly because: Automatic }
  | {
      readonly kind: 'human';
      readonly text: string;
      readonly refuses: boolean;
      readonly doubt?: ReplyDoubt | undefined;
    };

/** Tells a person's reply from an automatic one, and reads from what the person wrote (not what is quoted) whether it refuses. */
export function readReply(mail: ReceivedMail): ReplyReading {
  const { headers, subject, sent } = mail;
  const because = automaticByHeader(headers, subject);
  if (because !== undefined) return { kind: 'automatic', because };
  if (mail.isGarbled === true) return { kind: 'human', text: '', refuses: false, doubt: 'garbled' };
  const text = ownWords(cutText(mail.text, LONGEST_READ), sent);
  const plain = text.normalize('NFKC');
  if (saysItIsAutomatic(plain)) return { kind: 'automatic', because: 'text' };
  const said = [readRefusal(withoutSignature(plain)), readRefusal(ownSubject(subject, sent))];
  if (said.includes('refuses'))
    return {
      kind: 'human',
      text,
      refuses: true,
      ...(asksForSomething(withoutSignature(plain)) ? { doubt: 'refusal' } : {}),
    };
  const doubt = doubtOf(plain, said.includes('doubt'), mail);
  return { kind: 'human', text, refuses: false, ...(doubt === undefined ? {} : { doubt }) };
}

function doubtOf(
  text: string,
  speaksOfRefusing: boolean,
  { subject, text: whole, sent }: ReceivedMail,
): ReplyDoubt | undefined {
  if (speaksOfRefusing) return 'refusal';
  if (text.trim() === '') return 'empty';
  if (soundsAutomatic(text, subject) && !asksForSomething(text)) return 'automatic';
  // Our own words may still be among these: without the mail that was sent nobody can tell.
  return sent === undefined && holdsOurLink(withoutQuote(whole)) ? 'refusal' : undefined;
}

/** The subject as far as the writer wrote it: our own, answered, says nothing. */
function ownSubject(subject: string, sent: SentText | undefined): string {
  const answered = /^\s*(?:(?:re|aw|sv|antw|fw|fwd|返信|転送|回复)\s*(?:\[\d+\])?\s*[:：]\s*)+/i;
  const bare = subject.normalize('NFKC').replace(answered, '').trim();
  if (sent === undefined) return answered.test(subject) ? '' : bare;
  const ours = sent.subject.normalize('NFKC').replaceAll(/\s+/g, '');
  const given = bare.replaceAll(/\s+/g, '');
  return given !== '' && ours.startsWith(given.slice(0, 20)) ? bare.slice(sent.subject.length) : bare;
}

/** So much of a mail is read: nobody writes more, and quotes it. */
const LONGEST_READ = 50_000;
