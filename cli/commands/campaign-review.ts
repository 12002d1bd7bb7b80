import { routes } from '../../contract/api.ts';
import { keepLabels, spanLabels } from '../../contract/review-words.ts';
import type { OwnerReviewView } from '../../contract/sequences.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { tableLines } from '../print-table.ts';

/** Who was asked about the names of a campaign, who has answered, and who is kept back. */
export function addCampaignReview({ program, say, running }: Group): void {
  program
    .command('review')
    .description(say('営業確認の進み具合', 'what owners say of the names of a campaign'))
    .argument('<id>', say('施策のID', 'id of the campaign'))
    .addHelpText('after', example(say, 'campaign review abc123'))
    .action(
      running(async (context, command) => {
        const answer = await context.api.call(routes.showOwnerReview, {
          params: { id: command.args[0] ?? '' },
        });
        const moment = await momentsOf(context);
        context.show(answer, () => reviewLines(answer, context, moment));
      }),
    );
}

function reviewLines(
  { until, isOver, owners }: OwnerReviewView,
  { say, locale }: Context,
  moment: Moment,
): readonly string[] {
  const closes = isOver
    ? say(`${moment(until)} に締め切りました。`, `Closed at ${moment(until)}.`)
    : say(
        `${moment(until)} まで。お返事がないときは「送ってよい」とみなします。`,
        `Until ${moment(until)}; silence means yes.`,
      );
  const kept = owners.flatMap((owner) => owner.kept.map((each) => ({ ...each, owner: owner.name })));
  return [
    closes,
    '',
    ...tableLines(
      [
        { title: say('担当', 'Owner') },
        { title: say('お名前', 'Names'), align: 'right' },
        { title: say('送らない', 'Kept back'), align: 'right' },
        { title: say('お返事', 'Answered') },
      ],
      owners.map((owner) => [
        owner.name,
        owner.isMore ? say(`${owner.people}以上`, `${owner.people}+`) : String(owner.people),
        String(owner.kept.length),
        owner.answeredAt === undefined ? say('まだ', 'not yet') : moment(owner.answeredAt),
      ]),
    ),
    ...(kept.length === 0
      ? []
      : [
          '',
          ...tableLines(
            [
              { title: say('送らない方', 'Kept back') },
              { title: say('担当', 'Owner') },
              { title: say('理由', 'Why') },
              { title: say('いつまで', 'For how long') },
            ],
            kept.map(({ name, customerId, owner, reason, span }) => [
              name === '' ? customerId : name,
              owner,
              keepLabels[reason][locale],
              spanLabels[span][locale],
            ]),
          ),
        ]),
  ];
}
