import { describe, expect, it } from 'vitest';
import { mailLibrary } from '../../contract/mail-library.ts';
import { dormancyKindSchema } from '../../domain/audience/dormancy.ts';
import { checkOwnText } from '../../templates/mails/own-text.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
import { sampleView } from '../../templates/mails/sample-view.ts';
import { expectSoundMail } from './html-checks.ts';
import { locales } from './builders.ts';

const each = mailLibrary.flatMap((mail) => locales.map((locale) => ({ id: mail.id, locale, mail })));

describe('the library of mails', () => {
  it('has ten, each with a name of its own', () => {
    expect(new Set(mailLibrary.map(({ name }) => name.ja)).size).toBe(10);
    expect(new Set(mailLibrary.map(({ name }) => name.en)).size).toBe(10);
  });

  it.each(each)(
    'passes what is checked of own texts, without a warning: $id in $locale',
    ({ mail, locale }) => {
      expect(checkOwnText(mail.text[locale], locale)).toEqual({ ok: true, problems: [], warnings: [] });
    },
  );

  it.each(each)(
    'renders for every kind of customer, known and unknown: $id in $locale',
    ({ mail, locale }) => {
      const view = sampleView(locale);
      const bare = { accountName: view.customer.accountName };
      for (const dormancy of dormancyKindSchema.options)
        for (const customer of [view.customer, bare])
          for (const asset of [view.asset, undefined]) {
            const mailOf = renderNurtureMail({
              ...view,
              customer,
              asset,
              relation: { dormancy },
              ownText: mail.text[locale],
            });
            const { subject, text } = mailOf;
            expect(`${subject}${text}`).not.toMatch(/undefined|\{\{|\{%|様 ?様|\n{3}/);
            expect(text.split('\n').filter((line) => line.trim() === '様')).toEqual([]);
            expectSoundMail(mailOf, locale);
          }
    },
  );
});
