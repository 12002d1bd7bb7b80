import { routes } from '../../contract/api.ts';
import { controlKindLabels, liftSentences } from '../../contract/lift-words.ts';
import { rangeText, rateText } from '../../contract/rate-words.ts';
import { labelOf } from '../../contract/labels.ts';
import { example, type Group } from '../group.ts';
import { momentsOf } from '../moments.ts';
import { tableLines } from '../print-table.ts';

/** What the mails of a campaign did, beside those who by lot were not mailed. */
export function addCampaignLift({ program, say, running }: Group): void {
  program
    .command('lift')
    .description(
      say('配信の効果: 配信しなかった方との比較', 'what mailing did, beside those who were not mailed'),
    )
    .argument('<id>', say('施策のID', 'id of the campaign'))
    .addHelpText('after', example(say, 'campaign lift abc123'))
    .action(
      running(async (context, command) => {
        const answer = await context.api.call(routes.showLift, { params: { id: command.args[0] ?? '' } });
        const moment = await momentsOf(context);
        const { locale } = context;
        const arms = { mailed: say('配信する', 'To be mailed'), control: say('配信しない', 'Not mailed') };
        context.show(answer, () => [
          labelOf(controlKindLabels, answer.kind, locale),
          ...liftSentences(answer, moment(answer.until), locale),
          '',
          ...tableLines(
            [
              { title: say('グループ', 'Group') },
              { title: say('人数', 'People'), align: 'right' },
              { title: say('商談', 'Opportunities'), align: 'right' },
              { title: say('率', 'Rate'), align: 'right' },
              { title: say('範囲', 'Range') },
            ],
            (['mailed', 'control'] as const).map((arm) => {
              const rate = answer.lift?.[arm];
              return [
                arms[arm],
                String(answer[arm].of),
                String(answer[arm].done),
                rate === undefined ? '–' : (rateText(rate) ?? '–'),
                rate === undefined ? '' : rangeText(rate, locale),
              ];
            }),
          ),
        ]);
      }),
    );
}
