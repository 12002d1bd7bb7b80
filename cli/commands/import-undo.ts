import { routes } from '../../contract/api.ts';
import { leftReasonLabels } from '../../contract/import-undo-words.ts';
import type { ImportJobView } from '../../contract/imports.ts';
import { askUntil } from '../ask-until.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { pairLines } from '../print-table.ts';

/** A large import takes some minutes to undo. */
const ASK = { everyMs: 1000, tries: 1800 };

/** Undoing an import. */
export function addImportUndo({ program, say, running }: Group): void {
  program
    .command('undo')
    .summary(say('取り込みを元に戻す', 'undo an import'))
    .description(
      say(
        '担当者・会社・配信停止の一覧の取り込みを元に戻します。新規は削除し、更新した項目は取り込みの前に戻します。そのあと配信・反応・別の取り込みなどがあった方は残して数えます。一覧によるお断りは取り消し、ご本人からのお断りとほかの一覧によるお断りは残します。',
        'Undoes an import of contacts, companies or opt-outs: who was new goes, what was changed is put back. Whoever was mailed, acted or was changed since is left and counted. Of a list of opt-outs its refusals go; what people refused themselves, and what other lists refuse, stays.',
      ),
    )
    .argument('<id>', say('取り込みの番号', 'id of the import'))
    .addHelpText('after', example(say, 'import list', 'import undo 20261120010000000-1f2e3d4c5b'))
    .action(
      running(async (context, command) => {
        const params = { id: command.args[0] ?? '' };
        await context.api.call(routes.undoImport, { params });
        const job = await askUntil(
          () => context.api.call(routes.showImport, { params }),
          ({ state }) => state !== 'undoing',
          ASK,
        );
        context.show(job, () => undoneLines(job, context));
      }),
    );
}

function undoneLines(
  { file, kind, state, undo }: ImportJobView,
  { say, locale }: Context,
): readonly string[] {
  if (state !== 'undone' || undo === undefined)
    return [
      say(
        `「${file}」をまだ元に戻しています。rekindle import show で確かめてください。`,
        `"${file}" is still being undone. See rekindle import show.`,
      ),
    ];
  return [
    say(`「${file}」の取り込みを元に戻しました。`, `The import of "${file}" was undone.`),
    ...pairLines([
      ...(kind === 'optOut'
        ? [[say('お断りを取り消した', 'Refusals taken back'), String(undo.restored)] as const]
        : [
            [say('削除', 'Removed'), String(undo.removed)] as const,
            [say('取り込みの前に戻した', 'Put back as before'), String(undo.restored)] as const,
          ]),
      ...undo.left.map(({ because, count }): [string, string] => [
        `${say('残した', 'Left')}: ${leftReasonLabels[because][locale]}`,
        String(count),
      ]),
    ]),
  ];
}
