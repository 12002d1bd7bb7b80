import { counted } from '../../contract/counted.ts';
import { crmNames } from '../../contract/handoffs.ts';
import { routes } from '../../contract/api.ts';
import { Option } from 'commander';
import * as z from 'zod';
import { newFile } from '../new-file.ts';
import { example, type Group } from '../group.ts';

const optionsSchema = z.object({ file: z.string().optional(), overwrite: z.boolean().default(false) });

export function addExport({ program, say, running }: Group): void {
  program
    .command('export')
    .description(
      say(
        'ホットとウォームのリードを、CRM に取り込める CSV で書き出す',
        'hot and warm leads as a CSV file that a CRM imports',
      ),
    )
    .addArgument(program.createArgument('<crm>', say('どの CRM 向けか', 'for which CRM')).choices(crmNames))
    .addOption(
      new Option(
        '--file <file>',
        say('書き出す先（省略時 rekindle-<crm>.csv）', 'file to write (default rekindle-<crm>.csv)'),
      ),
    )
    .option('--overwrite', say('同じ名前のファイルがあれば上書きする', 'replace a file of that name'))
    .addHelpText('after', example(say, 'export salesforce', 'export excel --file leads.csv --overwrite'))
    .action(
      running(async ({ api, show }, command) => {
        const crm = command.args[0] ?? '';
        const { file = `rekindle-${crm}.csv`, overwrite } = optionsSchema.parse(command.opts());
        const target = newFile(file, { say, overwrite, option: '--file', holds: 'csv' });
        const answer = await api.call(routes.exportLeads, { params: { crm } });
        target.write(answer.csv);
        show({ file, rows: answer.rows, isCut: answer.isCut }, () => [
          say(
            `${answer.rows}名を「${file}」に書き出しました。`,
            `Wrote ${counted(answer.rows, 'lead')} to "${file}".`,
          ),
          ...(answer.isCut
            ? [
                say(
                  '5,000名を超える分は、関心度の低い方から省きました。',
                  'Beyond 5,000 the least interested were left out.',
                ),
              ]
            : []),
        ]);
      }),
    );
}
