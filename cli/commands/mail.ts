import { routes } from '../../contract/api.ts';
import { Option } from 'commander';
import * as z from 'zod';
import { askUntil } from '../ask-until.ts';
import type { RouteAnswer } from '../../contract/route.ts';
import { contactIdIfGiven } from '../contact-id.ts';
import { example, type Group } from '../group.ts';
import { oneLine, tableLines } from '../print-table.ts';
import { mistake } from '../context.ts';
import { addMailCheck } from './text-check.ts';
import { mailLibrary } from '../../contract/mail-library.ts';

const TEMPLATES = 'nurture-document, nurture-case-study, nurture-invitation, monthly-topic, monthly-last';
const previewOptions = z.object({
  customer: z.string().optional(),
  segment: z.string().optional(),
  mailLang: z.enum(['ja', 'en']).optional(),
  html: z.boolean().default(false),
});
const libraryOptions = z.object({ mailLang: z.enum(['ja', 'en']).optional() });
const testOptions = z.object({
  to: z.string(),
  customer: z.string().optional(),
  segment: z.string().optional(),
  mailLang: z.enum(['ja', 'en']).optional(),
});

export function addMail({ program, say: help, running }: Group): void {
  const mail = program
    .command('mail')
    .description(help('メールの文面を確かめる', 'look at the mails and test them'));
  mail
    .command('preview')
    .description(help('実在の方の値で文面を見る', 'a mail with a real customer, as it would arrive'))
    .argument('<template>', TEMPLATES)
    .option(
      '--customer <who>',
      help('見本にする方（メールアドレスかID）', 'whose values to show: address or id'),
    )
    .option('--segment <id>', help('見本を選ぶ対象条件', 'segment to take the customer from'))
    .addOption(
      new Option('--mail-lang <language>', help('文面の言語', 'language of the mail')).choices(['ja', 'en']),
    )
    .option('--html', help('HTMLを出力する', 'print the HTML part'))
    .addHelpText(
      'after',
      example(help, 'mail preview nurture-document', 'mail preview nurture-case-study --html > preview.html'),
    )
    .action(
      running(async (context, command) => {
        const { customer, segment, mailLang, html } = previewOptions.parse(command.opts());
        const body = {
          template: command.args[0] ?? '',
          customerId: await contactIdIfGiven(context, customer),
          segmentId: segment,
          locale: mailLang,
        };
        const answer = await context.api.call(routes.previewMail, { body });
        context.show(answer, () =>
          html
            ? [answer.html]
            : [
                `${context.say('宛先', 'To')}: ${oneLine(answer.to ?? '-')}`,
                `${context.say('件名', 'Subject')}: ${oneLine(answer.subject)}`,
                '',
                answer.text,
              ],
        );
      }),
    );
  addMailCheck(mail, { say: help, running });
  mail
    .command('library')
    .description(help('用意された10通を見る', 'ten mails to begin from'))
    .argument('[id]', help('全文を見る文面', 'the one to print whole'))
    .addOption(
      new Option('--mail-lang <language>', help('文面の言語', 'language of the mail')).choices(['ja', 'en']),
    )
    .addHelpText('after', example(help, 'mail library', 'mail library how-is-it --mail-lang en'))
    .action(
      running(async (context, command) => {
        const { locale, say } = context;
        const { mailLang = locale } = libraryOptions.parse(command.opts());
        const [id] = command.args;
        const found = mailLibrary.find((each) => each.id === id);
        if (id !== undefined && found === undefined)
          throw mistake(
            say(
              `「${id}」という文面はありません。rekindle mail library で一覧を見られます。`,
              `There is no mail "${id}". See rekindle mail library.`,
            ),
          );
        if (found === undefined)
          context.show({ mails: mailLibrary }, () =>
            tableLines(
              [{ title: 'id' }, { title: say('名前', 'Name') }, { title: say('どんなときに', 'Suits') }],
              mailLibrary.map((each) => [each.id, each.name[locale], each.suits[locale]]),
            ),
          );
        else
          context.show(found, () => {
            const { subject, preheader, body } = found.text[mailLang];
            return [subject, preheader, '', body];
          });
      }),
    );
  mail
    .command('test')
    .description(help('自分あてに試し送りする', 'send a mail to yourself; it counts nowhere'))
    .argument('<template>', TEMPLATES)
    .requiredOption('--to <address>', help('届け先', 'where to send it'))
    .option(
      '--customer <who>',
      help('見本にする方（メールアドレスかID）', 'whose values to show: address or id'),
    )
    .option('--segment <id>', help('見本を選ぶ対象条件', 'segment to take the customer from'))
    .addOption(
      new Option('--mail-lang <language>', help('文面の言語', 'language of the mail')).choices(['ja', 'en']),
    )
    .addHelpText('after', example(help, 'mail test --to me@company.example nurture-document'))
    .action(
      running(async (context, command) => {
        const { to, customer, segment, mailLang } = testOptions.parse(command.opts());
        const customerGiven = await contactIdIfGiven(context, customer);
        const template = command.args[0] ?? '';
        const body = { to, template, customerId: customerGiven, segmentId: segment, locale: mailLang };
        const answer = await context.api.call(routes.sendTestMail, { body });
        const { mailId, customerId } = answer;
        context.note(context.say(`${to} に送っています…`, `Sending it to ${to} ...`));
        const end = await whatBecame(() =>
          context.api.call(routes.showTestMail, { params: { mailId, customerId } }),
        );
        if (!['delivered', 'taken'].includes(end.outcome)) context.failed();
        context.show(end, () => [`${end.to}: ${end.says}`, ...(end.toDo === undefined ? [] : [end.toDo])]);
      }),
    );
}

type TestMail = RouteAnswer<typeof routes.showTestMail>;

/** A test mail leaves within seconds: after so many nobody waits any longer, and what is known by then is said. */
const [ASK, TRIES_AFTER_TAKEN] = [{ everyMs: 1000, tries: 90 }, 15];

/** Asks until it is decided what became of it. */
function whatBecame(ask: () => Promise<TestMail>): Promise<TestMail> {
  let taken = 0;
  return askUntil(
    ask,
    ({ outcome }) => {
      if (outcome === 'taken') taken++;
      const isOpen = outcome === 'waiting' || outcome === 'taken';
      return !isOpen || taken >= TRIES_AFTER_TAKEN;
    },
    ASK,
  );
}
