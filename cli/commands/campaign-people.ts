import * as z from 'zod';
import { Option } from 'commander';
import { routes } from '../../contract/api.ts';
import { listsIncomplete, noLongerStored } from '../../contract/kpi-people-words.ts';
import type { RouteAnswer } from '../../contract/route.ts';
import type { StepState } from '../../contract/step-people.ts';
import { stepHowSaid, stepSinceLabels, stepStateLabels } from '../../contract/step-people-words.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { wholeNumber } from '../parse-option.ts';
import { othersLine, peopleUpTo } from '../people-pages.ts';
import { tableLines } from '../print-table.ts';

const states = ['there', 'passed', 'left'] as const;
const options = z.object({
  step: z.string(),
  state: z.enum(states).default('there'),
  how: z.string().optional(),
  limit: z.number().optional(),
});
type Answer = RouteAnswer<typeof routes.listStepPeople>;

/** `campaign people ID --step S`: who is at a step, passed it, or left there and why. */
export function addCampaignPeople({ program, say, running }: Group): void {
  program
    .command('people')
    .description(
      say('ある手順にいる方、通過した方、終わった方', 'who is at a step, passed it, or left there and why'),
    )
    .argument('<id>', say('施策のID', 'id of the campaign'))
    .requiredOption(
      '--step <id>',
      say('手順のID（sequence show で見られます）', 'id of the step (see sequence show)'),
    )
    .addOption(
      new Option(
        '--state <state>',
        say(
          'there（いる方。省略時）、passed（通過した方）、left（終わった方）',
          'there (the default), passed or left',
        ),
      ).choices(states),
    )
    .option(
      '--how <outcome>',
      say(
        '結果や理由を1つに絞る（例: sent、refused）',
        'one way of passing, or one reason, such as sent or refused',
      ),
    )
    .option('--limit <count>', say('人数（省略時 100）', 'how many (100 unless told)'), wholeNumber)
    .addHelpText(
      'after',
      example(
        say,
        'campaign people abc123 --step first',
        'campaign people abc123 --step first --state left --json',
      ),
    )
    .action(
      running(async (context, command) =>
        showPeople(context, command.args[0] ?? '', options.parse(command.opts())),
      ),
    );
}

async function showPeople(
  context: Context,
  campaign: string,
  { step, state, how, limit }: z.infer<typeof options>,
): Promise<void> {
  const all = await peopleUpTo(limit, (after, most) =>
    context.api.call(routes.listStepPeople, { query: { campaign, step, state, how, after, limit: most } }),
  );
  const moment = await momentsOf(context);
  context.show(all, () => peopleLines(all, { state, moment }, context));
}

function peopleLines(
  { people, total, isComplete }: Answer,
  { state, moment }: { readonly state: StepState; readonly moment: Moment },
  { say, locale }: Context,
): readonly string[] {
  const withHow = state !== 'there';
  return [
    `${stepStateLabels[state][locale]} ${total}`,
    ...(isComplete ? [] : [listsIncomplete[locale]]),
    ...(people.length === 0
      ? []
      : tableLines(
          [
            { title: say('氏名', 'Name') },
            { title: say('会社', 'Company') },
            { title: say('営業担当', 'Owner') },
            { title: stepSinceLabels[state][locale] },
            ...(withHow ? [{ title: state === 'left' ? say('理由', 'Why') : say('結果', 'How') }] : []),
            { title: say('番号', 'Id') },
          ],
          people.map((each) => [
            each.name ?? noLongerStored[locale],
            each.account ?? '',
            each.owner ?? '',
            moment(each.since),
            ...(withHow ? [each.how === undefined ? '' : stepHowSaid(each.how, locale)] : []),
            each.customerId,
          ]),
        )),
    ...(people.length < total && isComplete ? [othersLine(people.length, total, { say })] : []),
  ];
}
