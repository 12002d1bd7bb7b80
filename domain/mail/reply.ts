import {
  ANSWERED_SUBJECT,
  type Automatic,
  automaticByHeader,
  saysItIsAutomatic,
  soundsAutomatic,
} from './automatic-mail.ts';
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
  const own = ownSubject(subject, sent);
  const byHeader = automaticByHeader(headers, ANSWERED_SUBJECT.test(subject.normalize('NFKC')) ? '' : own);
  if (byHeader !== undefined && byHeader !== 'subject') return { kind: 'automatic', because: byHeader };
  if (mail.isGarbled === true)
    return byHeader === undefined
      ? { kind: 'human', text: '', refuses: false, doubt: 'garbled' }
      : { kind: 'automatic', because: byHeader };
  const text = ownWords(cutText(mail.text, LONGEST_READ), sent);
  const plain = text.normalize('NFKC');
  const because = byHeader ?? (saysItIsAutomatic(plain) ? 'text' : undefined);
  const [inText, inSubject] = [readRefusal(withoutSignature(plain)), readRefusal(own)];
  const said = [inText, inSubject];
  // Where the words that sound like a machine's also refuse, a person may speak of machines.
  if (because !== undefined)
    return (because === 'text' ? inText : inSubject) === 'refuses'
      ? { kind: 'human', text, refuses: false, doubt: 'refusal' }
      : { kind: 'automatic', because };
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
  const plain = subject.normalize('NFKC');
  const bare = plain.replace(ANSWERED_SUBJECT, '').trim();
  if (sent === undefined) return ANSWERED_SUBJECT.test(plain) ? '' : bare;
  const ours = sent.subject.normalize('NFKC').replaceAll(/\s+/g, '');
  const given = bare.replaceAll(/\s+/g, '');
  return given !== '' && ours.startsWith(given.slice(0, 20)) ? bare.slice(sent.subject.length) : bare;
}

/** So much of a mail is read: nobody writes more, and quotes it. */
const LONGEST_READ = 50_000;
