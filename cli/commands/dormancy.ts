import { routes } from '../../contract/api.ts';
import {
  backTestKinds,
  basisWords,
  lackingWords,
  otherKindsWords,
  proposalWords,
  purchaseBandNames,
  rhythmWords,
  silenceBandNames,
  tellsApart,
} from '../../contract/dormancy-words.ts';
import type { BackTestView } from '../../contract/dormancy.ts';
import { percentText } from '../../contract/rate-words.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { pairLines, tableLines } from '../print-table.ts';

export function addDormancy({ program, say, running }: Group): void {
  program
    .command('dormancy')
    .description(
      say(
        '何日たったら休眠か：自社の受注実績で確かめる',
        'when somebody is dormant, tried on your own past deals',
      ),
    )
    .option('--count', say('数え直す', 'count it anew'))
    .addHelpText('after', example(say, 'dormancy --count'))
    .action(running((context, command) => show(context, command.opts()['count'] === true)));
}

async function show({ api, show: print, say, locale }: Context, anew: boolean): Promise<void> {
  if (anew) await api.call(routes.countBackTest, {});
  const answer = await api.call(routes.showBackTest, {});
  print(answer, () => {
    const { state, result } = answer;
    const counting =
      state === 'counting'
        ? [
            say(
              '数えています。しばらくして rekindle dormancy で見てください。',
              'Counting. Look again with rekindle dormancy.',
            ),
          ]
        : [];
    if (result === undefined)
      return counting.length > 0
        ? counting
        : [
            say(
              'まだ確かめていません。rekindle dormancy --count で数えられます。',
              'Not counted yet: rekindle dormancy --count.',
            ),
          ];
    return [...counting, ...resultLines(result, say, locale)];
  });
}

function resultLines(
  result: BackTestView,
  say: Context['say'],
  locale: Context['locale'],
): readonly string[] {
  const { counted } = result;
  if (counted === undefined) return [lackingWords(result)?.[locale] ?? ''];
  const proposals = (['lapsed', 'lostDeal'] as const).map(
    (kind) => [backTestKinds[kind][locale], proposalWords(counted[kind])[locale]] as const,
  );
  return [
    basisWords(result)[locale],
    '',
    ...pairLines(proposals),
    otherKindsWords[locale],
    '',
    ...tableLines(
      [
        { title: say('最後のご購入から', 'since the last purchase') },
        ...purchaseBandNames.map((name) => ({
          title: say(name.ja, `${name.en} bought`),
          align: 'right' as const,
        })),
      ],
      silenceBandNames.map((name, column) => [
        name[locale],
        ...counted.table.cells.map((row) => {
          const { of, came } = row[column] ?? { of: 0, came: 0 };
          return of < 20 ? `(${came}/${of})` : `${percentText(came / of)} (${came}/${of})`;
        }),
      ]),
    ),
    '',
    ...pairLines(tellsApart(counted).map(({ what, figure }) => [what[locale], figure] as const)),
    rhythmWords(counted)[locale],
  ];
}
