import { actsOf } from './flow.ts';
import type { SequenceProblem } from './sequence-problem.ts';
import { sequenceWords as words } from './sequence-words.ts';
import type { MailStep, PlainStep } from './step.ts';

/** Mails that stand above, by the id of their step. */
export type EarlierMails = ReadonlyMap<string, MailStep>;

/** An act can only be waited for on a mail that comes before, and on a link that the mail has. */
export function actProblems(step: PlainStep, above: EarlierMails): readonly SequenceProblem['message'][] {
  return actsOf(step).flatMap((act) =>
    (act.mails ?? []).flatMap((id) => {
      const mail = above.get(id);
      if (mail === undefined) return [words.mailNotAbove(id, [...above.keys()])];
      return act.link === undefined || hasLink(mail, act.link) ? [] : [words.noLink(id, act.link)];
    }),
  );
}

/** Every shipped text leads to a consultation; a document stands in it where one is chosen. */
function hasLink(mail: MailStep, link: string): boolean {
  if (link === 'asset') return mail.assetId !== undefined;
  const own = [mail.text?.ja?.body, mail.text?.en?.body].filter((body) => body !== undefined);
  if (link === 'consultation')
    return own.length === 0 || own.some((body) => body.includes('consultation.url'));
  return own.some((body) => body.includes(link));
}
