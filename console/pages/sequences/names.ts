import { now } from '../../data/clock.ts';
import { phrase } from '../../words/language.ts';
import { zone } from '../../words/moments.ts';
import { mailName } from '../mails/mail-names.ts';
import type { Names } from './act-words.ts';
import { documentsOf, titleIn, type FormChoices } from './form-choices.ts';
import { numbersOf } from './numbers.ts';
import { idsIn, inOrder, mailIdsOf, mailsAbove, newId, type Sequence, type Steps } from './sequence-draft.ts';

const mailNumber = phrase(
  (number: number, name: string) => `${number}通目「${name}」`,
  (number: number, name: string) => `mail ${number} (${name})`,
);

type Assets = Parameters<typeof titleIn>[0];

/** What ids of a sequence are called on its page. */
export function namesIn(steps: Steps, assets: Assets): Names {
  const { mailNumbers } = numbersOf(steps);
  return {
    document: titleIn(assets),
    mail: (id) => {
      const step = inOrder(steps).find((each) => mailIdsOf(each).includes(id));
      if (step === undefined) return id;
      const template =
        step.kind === 'mail'
          ? step.template
          : step.kind === 'permission'
            ? step.mail.template
            : 'nurture-invitation';
      return mailNumber(mailNumbers.get(step.id) ?? 0, step.name ?? mailName(template));
    },
  };
}

/** What the form of a step offers; undefined: of the whole sequence. */
export const choicesFor = (
  { steps, topic }: Sequence,
  stepId: string | undefined,
  assets: Assets,
  names: Names,
): FormChoices => ({
  ...documentsOf(assets),
  topic,
  mails: mailsAbove(steps, stepId ?? '').map((id) => ({ value: id, name: names.mail(id) })),
  today: new Intl.DateTimeFormat('sv', { timeZone: zone.value }).format(now()),
  newId: (kind) => newId(kind, idsIn(steps)),
});
