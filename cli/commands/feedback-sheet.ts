import { counted } from '../../contract/counted.ts';
import type { Command } from 'commander';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { outcomes, sheetWithResult } from '../../contract/feedback-sheet.ts';
import { outcomeLabels, labelOf } from '../../contract/labels.ts';
import { CliError } from '../cli-error.ts';
import { newFile } from '../new-file.ts';
import { example, type Group } from '../group.ts';
import { day } from '../parse-option.ts';
import { readLocalFile } from '../read-local-file.ts';
import { reportLines } from './import-report.ts';

const sheetOptions = z.object({ file: z.string(), overwrite: z.boolean().default(false) });

/** `feedback sheet`: what is open, for sales to fill in. */
export function addSheet(feedback: Command, { say, running }: Group): void {
  feedback
    .command('sheet')
    .description(
      say(
        '対応中の一覧を書き出す。「結果」の列に書いて feedback import で戻します',
        'write what is open to a file; fill in "Result" and hand it back with feedback import',
      ),
    )
    .option('--file <file>', say('書き出す先', 'file to write'), 'rekindle-feedback.csv')
    .option('--overwrite', say('同じ名前のファイルがあれば上書きする', 'replace a file of that name'))
    .addHelpText('after', example(say, 'feedback sheet --file results.csv'))
    .action(
      running(async ({ api, show }, command) => {
        const { file, overwrite } = sheetOptions.parse(command.opts());
        const target = newFile(file, { say, overwrite, option: '--file', holds: 'csv' });
        const { rows, csv } = await api.call(routes.exportHandoffSheet, {});
        target.write(csv);
        show({ file, rows }, () => [
          say(`${rows}件を「${file}」に書き出しました。`, `Wrote ${counted(rows, 'handoff')} to "${file}".`),
          say(`「結果」に書ける言葉: ${wordsOf('ja')}`, `Words for "Result": ${wordsOf('en')}`),
        ]);
      }),
    );
}

const wordsOf = (locale: 'ja' | 'en'): string =>
  Object.values(outcomeLabels)
    .map((label) => label[locale])
    .join(locale === 'ja' ? '、' : ', ');

/** `feedback import FILE`: the sheet comes back. */
export function addSheetImport(feedback: Command, { say, running }: Group): void {
  feedback
    .command('import')
    .description(
      say(
        '記入した一覧を取り込む。同じ行は二度記録しません',
        'take the filled-in file; a row is recorded once',
      ),
    )
    .argument('<file>', say('CSVファイル', 'CSV file'))
    .option('--dry-run', say('読むだけで保存しない', 'only read and report; store nothing'))
    .addHelpText('after', example(say, 'feedback import results.csv --dry-run'))
    .action(
      running(async (context, command) => {
        const file = command.args[0] ?? '';
        const { dryRun } = z.object({ dryRun: z.boolean().default(false) }).parse(command.opts());
        const report = await context.api.call(routes.importFile, {
          params: { kind: 'feedback' },
          query: { file, dryRun: dryRun ? '1' : undefined },
          body: readLocalFile(file, say),
        });
        context.show(report, () => reportLines(report, context.say));
        if (report.counts.refused > 0 && report.counts.taken === 0) context.failed();
      }),
    );
}

const reportOptions = z.object({
  until: z.string().optional(),
  amount: z.string().optional(),
  meetingOn: z.string().optional(),
  channel: z.string().optional(),
  note: z.string().optional(),
});

/** `feedback report CODE OUTCOME`: one result, by whoever sits at a terminal; the owner gets the receipt. */
export function addReport(feedback: Command, { say, running }: Group): void {
  feedback
    .command('report')
    .description(say('結果をひとつ記録する', 'record one result'))
    .argument('<code>', say('受付番号（メールの末尾の6文字）', 'code at the end of the handoff mail'))
    .argument(
      '<outcome>',
      say(
        `結果（${outcomes.join(', ')}、または「まだ早い」などの言葉）`,
        `result: ${outcomes.join(', ')}, or its words`,
      ),
    )
    .option(
      '--until <day>',
      say('再開予定日・他社の契約満了日', 'not before this day; end of their contract'),
      day,
    )
    .option('--amount <amount>', say('金額（120万円 など）', 'amount'))
    .option('--meeting-on <day>', say('初回商談の日', 'day of the first meeting'), day)
    .option('--channel <channel>', say('連絡方法（電話、訪問 など）', 'how (phone, visit, ...)'))
    .option('--note <text>', say('メモ', 'note'))
    .addHelpText(
      'after',
      example(
        say,
        'feedback report 7KQ2MF tooEarly --until 2027-04-01',
        `feedback report 7KQ2MF ${say('まだ早い', '"too early"')}`,
      ),
    )
    .action(
      running(async (context, command) => {
        const [code = '', outcome = ''] = command.args;
        const { until, amount, meetingOn, channel, note } = reportOptions.parse(command.opts());
        if (/^(?:won|受注)$/i.test(outcome) && amount === undefined)
          throw new CliError(
            say(
              '受注には金額を付けてください（--amount 120万円。分からないときは --amount 0）。',
              'Give the amount of a won deal (--amount 12000; --amount 0 where it is not known).',
            ),
          );
        const cells: Readonly<Record<string, string | undefined>> = {
          'Handoff code': code,
          Result: Object.hasOwn(outcomeLabels, outcome) ? labelOf(outcomeLabels, outcome, 'en') : outcome,
          'Not before': until,
          Amount: amount,
          'First meeting': meetingOn,
          How: channel,
          Note: note,
        };
        const report = await context.api.call(routes.importFile, {
          params: { kind: 'feedback' },
          query: { file: 'rekindle feedback report' },
          body: sheetWithResult(cells),
        });
        const refusal = report.refusals[0];
        if (refusal !== undefined) throw new CliError(refusal.message);
        if (report.unmatched.length > 0)
          throw new CliError(
            say(
              `受付番号「${code}」の対応中の引き渡しはありません。rekindle handoff list で確かめてください。`,
              `There is no open handoff "${code}". See rekindle handoff list.`,
            ),
          );
        context.show(report, () => [
          report.counts.updated > 0
            ? say(
                '記録しました。担当者に確認のメールをお送りします。',
                'Recorded. The owner gets a mail to confirm it.',
              )
            : say('同じ結果がすでに記録されています。', 'The same result is on record already.'),
        ]);
      }),
    );
}
