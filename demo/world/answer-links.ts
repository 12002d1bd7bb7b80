import type { Mail } from '../../local/ses/mail.ts';

/** Where the links of a mail about a handoff lead; those that it has. */
export interface AnswerLinks {
  readonly accept: string | undefined;
  readonly report: string | undefined;
  readonly tossUp: string | undefined;
  readonly dispute: string | undefined;
  readonly manage: string | undefined;
}

/** The links of a mail about a handoff. */
export function answerLinks(mail: Mail): AnswerLinks {
  const link = (action: string): string | undefined =>
    mail.links.find(({ url }) => url.includes('/h/') && url.includes(`a=${action}`))?.url;
  return {
    accept: link('accept'),
    report: link('report'),
    tossUp: link('tossUp'),
    dispute: link('dispute'),
    manage: link('manage'),
  };
}
