import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { auditKinds, auditLabelOf } from '../../contract/audit-words.ts';
import { labelOf } from '../../contract/labels.ts';
import type { AuditLine } from '../../contract/settings.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf } from '../moments.ts';
import { wholeNumber } from '../parse-option.ts';
import { peopleUpTo } from '../people-pages.ts';
import { oneLine, tableLines } from '../print-table.ts';

const optionsSchema = z.object({
  by: z.string().optional(),
  of: z.string().optional(),
  limit: z.number().default(50),
});

const kinds = Object.keys(auditKinds).join(', ');

/** Who changed what. */
export function addAudit({ program, say, running }: Group): void {
  program
    .command('audit')
    .description(
      say('操作履歴：だれが、いつ、何を、どう変えたか', 'the audit log: who changed what and when'),
    )
    .option(
      '--by <who>',
      say('した人（氏名。コマンドによる変更は signed）', 'by whom: a name, or signed for the command line'),
    )
    .option('--of <kind>', say(`対象（${kinds}）`, `of what (${kinds})`))
    .option('--limit <count>', say('件数（省略時50）', 'how many lines (default 50)'), wholeNumber)
    .addHelpText('after', example(say, 'audit', 'audit --of settings --limit 200'))
    .action(running((context, command) => list(context, optionsSchema.parse(command.opts()))));
}

async function list(context: Context, { by, of, limit }: z.infer<typeof optionsSchema>): Promise<void> {
  const { api, show, say, locale } = context;
  if (of !== undefined && auditKinds[of] === undefined)
    throw mistake(
      say(
        `「${of}」という対象はありません。次のどれかです: ${kinds}`,
        `There is no kind "${of}". The kinds are ${kinds}.`,
      ),
    );
  const person = by === undefined ? undefined : await personCalled(context, by);
  const { people: lines } = await peopleUpTo(limit, async (before, most) => {
    const page = await api.call(routes.listAudit, { query: { person, kind: of, before, limit: most } });
    return { people: page.lines, next: page.next };
  });
  const moment = await momentsOf(context);
  show({ lines }, () =>
    lines.length === 0
      ? [say('条件に合う変更はありません。', 'No change fits.')]
      : tableLines(
          [
            { title: say('日時', 'When') },
            { title: say('した人', 'By') },
            { title: say('操作', 'What') },
            { title: say('対象', 'Of what') },
          ],
          lines.map((line) => [
            moment(line.at),
            line.byName,
            auditLabelOf(line)?.[locale] ?? line.route,
            line.thing === '' ? labelOf(auditKinds, line.kind, locale) : line.thing,
          ]),
          // The heading is two lines; below each line of the log stands what became what.
        ).flatMap((text, index) => [text, ...(lines[index - 2]?.changes ?? []).map(changeText)]),
  );
}

const changeText = ({ field, before = '-', after = '-' }: AuditLine['changes'][number]): string =>
  `  ${field}: ${oneLine(before)} → ${oneLine(after)}`;

async function personCalled({ api, say }: Context, by: string): Promise<string> {
  if (by === 'signed') return by;
  const { people } = await api.call(routes.listAudit, { query: { limit: 1 } });
  const found = people.find(({ id, name }) => id === by || name === by);
  if (found !== undefined) return found.id;
  const names = [...people.map(({ name }) => name), 'signed'].join(', ');
  throw mistake(
    say(
      `「${by}」という方は操作履歴にいません。次のどれかです: ${names}`,
      `Nobody called "${by}" stands in the log. There are ${names}.`,
    ),
  );
}
