import type { Command } from 'commander';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';

const editOptions = z.object({ sequence: z.string().optional(), underWay: z.string().optional() });
const choices = routes.publishEdit.body.shape.underWay.options;

/** Gives a campaign its sequence as it now stands; without a choice it only says what each would do. */
export function addCampaignEdit(campaign: Command, { say, running }: Pick<Group, 'say' | 'running'>): void {
  campaign
    .command('edit')
    .description(
      say('シナリオのいまの内容に切り替える', 'give a campaign the present version of its sequence'),
    )
    .argument(
      '<id>',
      say('施策のID（campaign status で見られます）', 'id of the campaign (see campaign status)'),
    )
    .option('--sequence <id>', say('別のシナリオに切り替える', 'take over another sequence'))
    .option(
      '--under-way <choice>',
      say(
        '進行中の方をどうするか: stay（いまの版のまま）、move（同じ手順に移す）、end（終える）。省くと、変更せずに人数だけを示します',
        'what becomes of those under way: stay (in their version), move (to the same step), end; without it nothing is changed, and the counts are shown',
      ),
    )
    .addHelpText(
      'after',
      example(say, 'campaign edit abc123', 'campaign edit abc123 --sequence own --under-way move'),
    )
    .action(running(async (context, command) => edit(context, command.args[0] ?? '', command.opts())));
}

async function edit(context: Context, id: string, given: unknown): Promise<void> {
  const { sequence: named, underWay } = editOptions.parse(given);
  const choice = choices.find((each) => each === underWay);
  if (underWay !== undefined && choice === undefined) throw noChoice(context, underWay);
  const { campaign } = await context.api.call(routes.showCampaign, { params: { id } });
  const sequenceId = named ?? campaign.sequence.id;
  const version = campaign.sequenceVersion ?? 1;
  if (choice === undefined) return showEffects(context, id, sequenceId);
  const body = { sequenceId, underWay: choice, version };
  const answer = await context.api.call(routes.publishEdit, { params: { id }, body });
  return context.show(answer, () => [
    context.say(
      `施策「${campaign.name}」を第${answer.version}版に切り替えました。`,
      `The campaign "${campaign.name}" took over version ${answer.version}.`,
    ),
  ]);
}

async function showEffects(context: Context, campaignId: string, sequenceId: string): Promise<void> {
  const { api, say, locale } = context;
  const { sequence } = await api.call(routes.showSequence, { params: { id: sequenceId } });
  const answer = await api.call(routes.trySequence, { body: { sequence, campaignId } });
  const { stays, ends, moves } = answer.edit ?? { stays: 0, ends: 0, moves: [] };
  const all = stays + ends + moves.reduce((sum, each) => sum + each.people, 0);
  context.show(answer, () => [
    say(`進行中は${all}名です。何も変更していません。`, `${all} are under way. Nothing was changed.`),
    say(`stay: ${all}名がいまの版のまま進みます`, `stay: ${all} go on in their version`),
    say(
      `move: ${stays}名は同じ手順に留まり、${ends}名は終わります`,
      `move: ${stays} stay at their step, ${ends} end`,
    ),
    ...moves.map(({ from = '-', to = '-', people }) =>
      say(`      ${from} → ${to}: ${people}名`, `      ${from} -> ${to}: ${people}`),
    ),
    say(`end:  ${all}名が終わります`, `end:  ${all} end`),
    ...answer.problems.map(({ place, step, message }) => `${place} (${step}): ${message[locale]}`),
    say(
      `切り替える: rekindle campaign edit ${campaignId} --sequence ${sequenceId} --under-way stay`,
      `Take it over: rekindle campaign edit ${campaignId} --sequence ${sequenceId} --under-way stay`,
    ),
  ]);
}

const noChoice = ({ say }: Context, given: string) =>
  mistake(
    say(
      `--under-way に「${given}」は使えません。${choices.join('、')} のいずれかにしてください。`,
      `--under-way cannot be "${given}". Use ${choices.join(', ')}.`,
    ),
  );
