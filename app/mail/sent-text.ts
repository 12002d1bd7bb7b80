import type { OutboxMail } from '../../domain/mail/mail.ts';
import type { SentText } from '../../domain/mail/own-words.ts';
import { wordsOfNurtureMail } from '../../templates/mails/nurture-words.ts';
import type { Needs } from '../kernel/deps.ts';
import { sentLetterOf } from './sent-letter.ts';

/**
 * The words that a customer was sent: a reply may quote them without any mark. Undefined where they are no longer known;
 * then the marks of quotes alone tell. Links are told by their tokens, so that the site's address is not needed.
 */
export async function sentTextOf(
  deps: Needs<'db' | 'linkKeys' | 'settings' | 'now'>,
  mail: OutboxMail,
): Promise<SentText | undefined> {
  const letter = await sentLetterOf(deps, mail, '');
  return letter === undefined ? undefined : wordsOfNurtureMail(letter.view);
}
