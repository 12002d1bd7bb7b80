import { counted } from '../../contract/counted.ts';
import { routes } from '../../contract/api.ts';
import { kpiMeasureLabels, labelOf } from '../../contract/labels.ts';
import { compareParts, type FoundDifference } from '../compare-parts.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { readParts } from '../read-parts.ts';

const SHOWN = 50;

export function addVerify({ program, say, running }: Group): void {
  program
    .command('verify')
    .description(
      say(
        '関心度と指標を行動の記録から計算し直し、保存された値と比べます。違いがあれば終了コードは1です',
        'recompute interest and KPIs from the records and compare them with what is stored; exit code 1 on any difference',
      ),
    )
    .addHelpText('after', example(say, 'verify'))
    .action(
      running(async (context) => {
        const result = compareParts(
          await readParts((query) => context.api.call(routes.verifyPart, { query })),
        );
        if (result.differences.length > 0) context.failed();
        context.show(result, () => resultLines(result, context));
      }),
    );
}

function resultLines(
  { customers, differences }: ReturnType<typeof compareParts>,
  { say, locale }: Context,
): readonly string[] {
  if (differences.length === 0)
    return [
      say(
        `ok: ${customers}名を確かめました。違いはありません。`,
        `ok: ${counted(customers, 'customer')} checked, no differences.`,
      ),
    ];
  const name = ({ what, id }: FoundDifference): string =>
    what === 'counter' ? `${what} ${labelOf(kpiMeasureLabels, id, locale)}` : `${what} ${id}`;
  return [
    say(
      `${customers}名を確かめ、${differences.length}件の違いがありました。`,
      `${counted(customers, 'customer')} checked, ${counted(differences.length, 'difference')}:`,
    ),
    ...differences
      .slice(0, SHOWN)
      .map(
        (each) =>
          `  ${name(each)}: ${say('保存', 'stored')} ${JSON.stringify(each.stored)}, ${say('再計算', 'recomputed')} ${JSON.stringify(each.recomputed)}`,
      ),
    ...(differences.length > SHOWN
      ? [
          say(
            `  ほか${differences.length - SHOWN}件（--json ですべて見られます）`,
            `  and ${differences.length - SHOWN} more (see them with --json)`,
          ),
        ]
      : []),
  ];
}
