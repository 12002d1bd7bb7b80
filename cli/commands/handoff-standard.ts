import { routes } from '../../contract/api.ts';
import * as z from 'zod';
import { newFile } from '../new-file.ts';
import { example, type Group } from '../group.ts';

const optionsSchema = z.object({
  file: z.string().default('handoff-standard.html'),
  overwrite: z.boolean().default(false),
});

export function addHandoffStandard({ program, say: help, running }: Group): void {
  program
    .command('handoff-standard')
    .description(
      help(
        '引き渡し基準書（A4 1枚、印刷用）を書き出す',
        'write the handoff standard, one page of A4 to print',
      ),
    )
    .option(
      '--file <file>',
      help('書き出す先（省略時 handoff-standard.html）', 'file to write (default handoff-standard.html)'),
    )
    .option('--overwrite', help('同じ名前のファイルがあれば上書きする', 'replace a file of that name'))
    .addHelpText(
      'after',
      example(help, 'handoff-standard', 'handoff-standard --file standard.html --lang en'),
    )
    .action(
      running(async ({ api, say, show }, command) => {
        const { file, overwrite } = optionsSchema.parse(command.opts());
        const target = newFile(file, { say, overwrite, option: '--file', holds: 'html' });
        target.write(await api.call(routes.showHandoffStandard, {}));
        show({ file }, () => [
          say(
            `引き渡し基準書を「${file}」に書き出しました。ブラウザーで開き、A4 で印刷してください。`,
            `Wrote the handoff standard to "${file}". Open it in a browser and print it on A4.`,
          ),
        ]);
      }),
    );
}
