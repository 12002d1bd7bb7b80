import * as z from 'zod';
import { importTemplate } from '../../contract/import-templates.ts';
import { templateKinds } from '../../contract/import-template-kinds.ts';
import { mistake } from '../context.ts';
import { example, type Group } from '../group.ts';
import { newFile } from '../new-file.ts';

const optionsSchema = z.object({ file: z.string().optional(), overwrite: z.boolean().default(false) });

/** `import template KIND`: the usual columns of a kind with rows that show how they are filled in. */
export function addImportTemplate({ program, say, running }: Group): void {
  program
    .command('template')
    .summary(say('記入用のひな形（Excel で開ける CSV）', 'a template to fill in (a CSV that Excel opens)'))
    .argument('<kind>', templateKinds.join(', '))
    .option('--file <file>', say('書き出す先', 'file to write'))
    .option('--overwrite', say('同じ名前のファイルがあれば上書きする', 'replace a file of that name'))
    .addHelpText('after', example(say, 'import template customers', 'import template deals --file deals.csv'))
    .action(
      running(async ({ show, locale }, command) => {
        const [name = ''] = command.args;
        const kind = templateKinds.find((each) => each === name);
        if (kind === undefined)
          throw mistake(
            say(
              `「${name}」のひな形はありません。${templateKinds.join('、')} のいずれかを指定してください。営業の結果の一覧は rekindle feedback sheet で書き出せます。`,
              `There is no template of "${name}". Use one of ${templateKinds.join(', ')}; results of sales have a sheet of their own: rekindle feedback sheet.`,
            ),
          );
        const { file = `rekindle-${kind}.csv`, overwrite } = optionsSchema.parse(command.opts());
        newFile(file, { say, overwrite, option: '--file', holds: 'csv' }).write(importTemplate(kind, locale));
        show({ file }, () => [
          say(
            `ひな形を「${file}」に書き出しました。例の行を消して記入してください。`,
            `Wrote the template to "${file}". Write over the rows of the example.`,
          ),
        ]);
      }),
    );
}
