import { asksForSomething, readRefusal } from './refusal-words.ts';
import type { InquiryKind } from '../engagement/engagement.ts';

/** What a form asks, read together with its words. */
export interface InquiryReading {
  readonly kind: InquiryKind;
  /** The words refuse our mails. */
  readonly refuses?: true | undefined;
  /** They may refuse, or object: a person reads them, and mails wait. */
  readonly doubt?: 'refusal' | undefined;
}

/** What nobody has to choose: the form of a mail comes with a consultation ticked. */
const unchosen: readonly InquiryKind[] = ['consultation', 'other'];

/**
 * The kind of an inquiry and what its words say beside it. 「今後のメールは不要です」 under a consultation that was ticked
 * beforehand is no request, and refuses; with "a quote, please" it is both.
 */
export function readInquiry(kind: InquiryKind, message: string): InquiryReading {
  const said = readRefusal(message);
  if (said === 'nothing') return { kind };
  const isRequest = !unchosen.includes(kind) || asksForSomething(message);
  if (said === 'refuses') return { kind: isRequest ? kind : 'other', refuses: true };
  return isRequest ? { kind } : { kind: 'other', doubt: 'refusal' };
}
