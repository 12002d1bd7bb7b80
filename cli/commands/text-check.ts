import { counted } from '../../contract/counted.ts';
import type { Command } from 'commander';
import { Option } from 'commander';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { checkedLetter, lettersIn } from '../../contract/letters-in.ts';
import type { CheckedLetter, TextFinding } from '../../contract/mail-checks.ts';
import type { SequenceView } from '../../contract/saved-sequences.ts';
import type { RouteAnswer } from '../../contract/route.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { oneLine } from '../print-table.ts';
import { readTextFile } from '../read-local-file.ts';

type Checked = RouteAnswer<typeof routes.checkTexts>;
const options = z.object({ mailLang: z.enum(['ja', 'en']).optional(), document: z.string().optional() });

/** Looks at a text before it is sent: `mail check`. */
export function addMailCheck(mail: Command, { say, running }: Pick<Group, 'say' | 'running'>): void {
  mail
    .command('check')
    .description(
      say(
        '文面の言葉とリンクを確かめる（迷惑メールになりやすい言葉、開けないリンク）',
        'words that filters count against a text, and links that do not answer',
      ),
    )
    .argument(
      '<file>',
      say(
        '1行目が件名、2行目が件名の続き、空行、本文のファイル',
        'a file: subject, preview line, an empty line, the text',
      ),
    )
    .addOption(
      new Option('--mail-lang <language>', say('文面の言語', 'language of the mail')).choices(['ja', 'en']),
    )
    .option('--document <id>', say('添える資料', 'the document that it offers'))
    .addHelpText('after', example(say, 'mail check autumn.txt', 'mail library how-is-it > own.txt'))
    .action(
      running(async (context, command) => {
        const [file = ''] = command.args;
        const { mailLang = context.locale, document } = options.parse(command.opts());
        const text = textIn(readTextFile(file, context.say));
        const letters = [{ name: file.slice(-200), text: { [mailLang]: text }, assetId: document }];
        const answer = await context.api.call(routes.checkTexts, { body: { letters } });
        context.show(answer, () => checkLines(answer, letters, context));
      }),
    );
}

/** As `mail library` prints it: subject, preview line, an empty line, the text. Without an empty line all below the subject is the text. */
function textIn(file: string) {
  const [subject = '', ...rest] = file.replaceAll('\r\n', '\n').split('\n');
  const empty = rest.indexOf('');
  const preheader = rest.slice(0, Math.max(0, empty)).join(' ').trim();
  return { subject, ...(preheader === '' ? {} : { preheader }), body: rest.slice(empty + 1).join('\n') };
}

/** The same of all mails of a sequence. */
export async function checkSequenceTexts(
  context: Context,
  { steps }: SequenceView['sequence'],
): Promise<{ readonly checked: Checked; readonly lines: readonly string[] } | undefined> {
  const letters = lettersIn(steps).map((letter) => checkedLetter(letter));
  if (letters.length === 0) return undefined;
  const checked = await context.api.call(routes.checkTexts, { body: { letters } });
  return { checked, lines: checkLines(checked, letters, context) };
}

const checkLines = (
  { findings, links }: Checked,
  letters: readonly CheckedLetter[],
  { say, locale }: Pick<Context, 'say' | 'locale'>,
): readonly string[] => [
  findings.length === 0
    ? say(
        `言葉とリンクに気になる点はありません（リンクと資料 ${links.asked}件）。`,
        `Words and links are fine (${links.asked} links and documents).`,
      )
    : say(
        `気になる点が${findings.length}件あります（配信は妨げません）。`,
        `${counted(findings.length, 'thing')} to look at; nothing is refused.`,
      ),
  ...findings.flatMap((finding) => [
    `  ${placeOf(finding, letters)}: ${finding.says[locale]}${finding.kind === 'link' ? ` ${oneLine(finding.found)}` : ''}`,
    `    ${finding.toDo[locale]}`,
  ]),
  ...(links.leftOut === 0
    ? []
    : [
        say(
          `ほか${links.leftOut}件のリンクは確かめていません。`,
          `${links.leftOut} more links were not looked at.`,
        ),
      ]),
];

const placeOf = ({ letter, locale, part, line }: TextFinding, letters: readonly CheckedLetter[]): string =>
  [letters[letter]?.name, locale, part, line].filter((each) => each !== undefined).join(' ');
