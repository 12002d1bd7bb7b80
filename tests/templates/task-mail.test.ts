import { expect, it } from 'vitest';
import { renderTaskMail } from '../../templates/mails/task-mail.ts';
import type { TaskMailView } from '../../templates/mails/task-mail-view.ts';

const subjectOf = (locale: TaskMailView['locale'], what: string): string =>
  renderTaskMail({
    locale,
    toLastName: '',
    customerName: '',
    accountName: 'A',
    email: undefined,
    phone: undefined,
    what,
  }).subject;

it.each([
  ['en', 'Call Mr. Smith. He asked twice.', 'Call Mr. Smith. He asked twice.'],
  ['en', 'Send the offer. Their budget is decided on Friday, so it is urgent.', 'Send the offer'],
  [
    'en',
    'Call Mr. Smith about the quote that was sent to him last week',
    'Call Mr. Smith about the quote that wa…',
  ],
  ['ja', '担当者変更の確認。返信によると、退職されたようです。', '担当者変更の確認'],
  ['ja', 'お電話ください。', 'お電話ください。'],
] as const)('the subject has room for the first sentence: %s %s', (locale, what, expected) => {
  expect(subjectOf(locale, what)).toMatch(new RegExp(`[：:｜] ?${expected.replaceAll('.', '\\.')}$`));
});
