import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { example, type Group } from '../group.ts';
import { oneLine } from '../print-table.ts';

const optionsSchema = z.object({ retry: z.literal(true).optional() });

export function addSetAside({ program, say, running }: Group): void {
  program
    .command('set-aside')
    .description(
      say(
        '何度も失敗して脇に置かれた処理を見る・やり直す',
        'work that failed again and again: look, or try again',
      ),
    )
    .option('--retry', say('すべてやり直す', 'try all of it again'))
    .addHelpText('after', example(say, 'set-aside', 'set-aside --retry'))
    .action(
      running(async ({ api, show, say: tell }, command) => {
        const { retry } = optionsSchema.parse(command.opts());
        const answer =
          retry === true ? await api.call(routes.retrySetAside, {}) : await api.call(routes.listSetAside, {});
        show(answer, () => [
          answer.items.length === 0
            ? tell('脇に置かれた処理はありません。', 'Nothing was set aside.')
            : retry === true
              ? tell(`${answer.items.length}件をやり直します。`, `${answer.items.length} are tried again.`)
              : tell(
                  `${answer.items.length}件が脇に置かれています。`,
                  `${answer.items.length} were set aside.`,
                ),
          ...answer.items.map(({ at, kind, error, id }) => [at, kind, error, id].map(oneLine).join('  ')),
        ]);
      }),
    );
}
