import { routes } from '../../contract/api.ts';
import { importFieldLabel } from '../../contract/import-fields.ts';
import { noSuchMapping, type SavedMapping } from '../../contract/import-mappings.ts';
import { mistake, type Context } from '../context.ts';
import type { Group } from '../group.ts';
import { tableLines } from '../print-table.ts';
import type { Say } from '../say.ts';

/** What the columns of files mean, as it was saved by name: listed, and removed. */
export function addImportMappings({ program, say, running }: Group): void {
  program
    .command('mappings')
    .summary(say('保存した列の対応の一覧', 'what columns mean, as saved by name'))
    .action(
      running(async (context) => {
        const answer = await context.api.call(routes.listImportMappings, {});
        context.show(answer, () => listLines(answer.mappings, context.say));
      }),
    );
  program
    .command('remove-mapping')
    .summary(say('保存した列の対応を消す', 'remove what was saved by a name'))
    .argument('<kind>', say('ファイルの種類', 'what is in the file'))
    .argument('<name>', say('対応の名前', 'its name'))
    .action(
      running(async (context, command) => {
        const [kind = '', name = ''] = command.args;
        const removed = await context.api.call(routes.removeImportMapping, {
          params: { kind },
          query: { name },
        });
        context.show(removed, () => [
          context.say(`「${removed.name}」の対応を消しました。`, `Removed "${removed.name}".`),
        ]);
      }),
    );
}

/** What was typed of columns, over what is saved by the name that was typed. */
export async function mappingFor(
  { api, say }: Context,
  kind: string,
  {
    map,
    mapping: name,
    saveMapping,
  }: {
    readonly map?: Readonly<Record<string, string>> | undefined;
    readonly mapping?: string | undefined;
    readonly saveMapping?: string | undefined;
  },
): Promise<Readonly<Record<string, string>> | undefined> {
  if (saveMapping !== undefined && map === undefined && name === undefined)
    throw mistake(
      say(
        `保存する対応がありません。--map "列名=項目" と一緒に --save-mapping を指定してください。`,
        `There is nothing to save as "${saveMapping}". Give --map "column=field" with --save-mapping.`,
      ),
    );
  if (name === undefined) return map;
  const { mappings } = await api.call(routes.listImportMappings, {});
  const saved = mappings.find((each) => each.name === name && kindsOf(each).includes(kind));
  if (saved !== undefined) return { ...saved.mapping, ...map };
  const { ja, en } = noSuchMapping(
    name,
    mappings.map((each) => each.name),
  );
  throw mistake(say(ja, en));
}

/** A kind is said in the plural where it is imported: customers, accounts, opt-outs. */
const kindsOf = ({ kind }: SavedMapping): readonly string[] =>
  kind === 'optOut' ? ['opt-outs'] : [kind, `${kind}s`];

const listLines = (mappings: readonly SavedMapping[], say: Say): readonly string[] =>
  mappings.length === 0
    ? [say('保存した対応はまだありません。', 'Nothing is saved yet.')]
    : tableLines(
        [say('種類', 'Kind'), say('名前', 'Name'), say('列', 'Columns')].map((title) => ({ title })),
        mappings.map((each) => [
          each.kind,
          each.name,
          Object.entries(each.mapping)
            .map(([column, field]) => {
              const { ja, en } = importFieldLabel(each.kind, field);
              return `${column} = ${say(ja, en)}`;
            })
            .join(say('、', ', ')),
        ]),
      );
