import { counted } from '../../contract/counted.ts';
import { routes } from '../../contract/api.ts';
import { unscoredLabels } from '../../contract/address-words.ts';
import { Option } from 'commander';
import * as z from 'zod';
import {
  consentBasisLabels,
  dormancyLabels,
  handoffStateLabels,
  labelOf,
  leadStatusLabels,
  outcomeLabels,
  rankLabels,
  signalLabels,
  temperatureLabels,
} from '../../contract/labels.ts';
import type { LeadView } from '../../contract/interest.ts';
import type { Context } from '../context.ts';
import { describeContribution, describeEngagement, describeFact } from '../describe-lead.ts';
import { contactId } from '../contact-id.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { wholeNumber } from '../parse-option.ts';
import { oneLine, pairLines, tableLines } from '../print-table.ts';

const listOptions = z.object({ warm: z.boolean().default(false), limit: z.number().optional() });

export function addLead({ program, say, running }: Group): void {
  const lead = program.command('lead').description(say('ホットリードを見る', 'look at leads'));
  lead
    .command('list')
    .description(say('関心度の高い順の一覧', 'leads, the hottest first'))
    .option('--warm', say('ウォームの方を見る', 'the warm ones instead of the hot'))
    .addOption(
      new Option(
        '--limit <number>',
        say('件数（省略時50、最大500）', 'how many (default 50, at most 500)'),
      ).argParser(wholeNumber),
    )
    .addHelpText('after', example(say, 'lead list', 'lead list --warm --limit 20'))
    .action(running(async (context, command) => listLeads(context, listOptions.parse(command.opts()))));
  lead
    .command('show')
    .description(
      say(
        'なぜ今か: 関心度の内訳、判定の理由、これまでの動き',
        'why now: what the interest is made of, verdicts, history',
      ),
    )
    .argument(
      '<id>',
      say(
        '担当者のメールアドレスかID（lead list で見られます）',
        'address, or id of the contact (see lead list)',
      ),
    )
    .addHelpText('after', example(say, 'lead show abc123'))
    .action(
      running(async (context, command) => {
        const id = await contactId(context, command.args[0] ?? '');
        const answer = await context.api.call(routes.showLead, { params: { id } });
        const moment = await momentsOf(context);
        context.show(answer, () => leadLines(answer, context, moment));
      }),
    );
  lead
    .command('take')
    .description(
      say(
        '引き渡しの前に電話する方を、営業担当者の引き渡しとして記録する',
        'record that a salesperson calls somebody whom nothing has handed over: a handoff of theirs',
      ),
    )
    .argument(
      '<id>',
      say(
        '担当者のメールアドレスかID（lead list --warm で見られます）',
        'address, or id of the contact (see lead list --warm)',
      ),
    )
    .requiredOption('--owner <name>', say('電話する営業担当者の氏名', 'the salesperson who calls'))
    .addHelpText('after', example(say, `lead take abc123 --owner "${say('佐藤 誠', 'Makoto Sato')}"`))
    .action(
      running(async (context, command) => {
        const owner = z.string().parse(command.opts()['owner']);
        const id = await contactId(context, command.args[0] ?? '');
        const answer = await context.api.call(routes.takeLead, { params: { id }, body: { owner } });
        context.show(answer, () => [
          context.say(
            `受付番号 ${answer.code} で記録しました。電話の結果は feedback report ${answer.code} OUTCOME で報告してください。`,
            `Recorded as ${answer.code}. Report the outcome with: feedback report ${answer.code} OUTCOME`,
          ),
        ]);
      }),
    );
}

async function listLeads(context: Context, { warm, limit }: z.infer<typeof listOptions>): Promise<void> {
  const { api, say, show } = context;
  const answer = await api.call(routes.listLeads, {
    query: { temperature: warm ? 'warm' : 'hot', limit },
  });
  const moment = await momentsOf(context);
  const none = warm
    ? say('ウォームの方はまだいません。', 'Nobody is warm yet.')
    : say('ホットリードはまだありません。', 'There are no hot leads yet.');
  show(answer, () =>
    answer.leads.length === 0
      ? [none]
      : tableLines(
          [
            { title: 'ID' },
            { title: say('会社', 'Company') },
            { title: say('担当者', 'Contact') },
            { title: say('役職', 'Title') },
            { title: say('関心度', 'Interest'), align: 'right' },
            { title: say('ホットの基準', 'Hot at'), align: 'right' },
            { title: say('営業担当', 'Owner') },
            { title: say('最後の動き', 'Last act') },
          ],
          answer.leads.map((each) => [
            each.customerId,
            each.account,
            each.name,
            each.title,
            each.interest.toFixed(1),
            each.threshold.toFixed(0),
            each.owner,
            moment(each.lastActAt),
          ]),
        ),
  );
}

function leadLines(lead: LeadView, context: Context, moment: Moment): readonly string[] {
  const { say, locale } = context;
  const timeline = [
    ...lead.engagements.map((each) => ({ at: each.occurredAt, text: describeEngagement(each, locale) })),
    ...lead.facts.map((each) => ({ at: each.at, text: describeFact(each, locale) })),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
  const { contributions } = lead.interest;
  return [
    ...pairLines(personPairs(lead, context)),
    '',
    ...pairLines(interestPairs(lead, context, moment)),
    '',
    say('関心度の内訳:', 'What the interest is made of:'),
    ...indented(
      contributions.map((each) => `${moment(each.at)}  ${describeContribution(each, locale)}`),
      say('まだありません。', 'Nothing yet.'),
    ),
    '',
    say('これまでの動き（新しい順）:', 'History, newest first:'),
    ...indented(
      timeline.map(({ at, text }) => `${moment(at)}  ${oneLine(text)}`),
      say('まだありません。', 'Nothing yet.'),
    ),
    '',
    say('引き渡し:', 'Handoffs:'),
    ...indented(
      lead.handoffs.map((each) => {
        const outcome =
          each.outcome === undefined ? '' : ` / ${labelOf(outcomeLabels, each.outcome, locale)}`;
        return `${moment(each.createdAt)}  ${each.code}  ${labelOf(rankLabels, each.rank, locale)}  ${labelOf(handoffStateLabels, each.state, locale)}${outcome}`;
      }),
      say('まだありません。', 'None yet.'),
    ),
  ];
}

const indented = (lines: readonly string[], none: string): readonly string[] =>
  (lines.length === 0 ? [none] : lines).map((line) => `  ${line}`);

function personPairs(
  { customer, account, standing, dormancy }: LeadView,
  { say, locale }: Context,
): readonly (readonly [string, string])[] {
  const dormant = dormancy?.kind === 'dormant' ? dormancy : undefined;
  return [
    [say('会社', 'Company'), account?.name ?? '-'],
    [
      say('担当者', 'Contact'),
      [customer.department, customer.title, customer.fullName ?? customer.lastName]
        .filter((part) => part !== undefined)
        .join(' '),
    ],
    [say('メール', 'Mail'), customer.email ?? '-'],
    [say('営業担当', 'Owner'), customer.ownerName ?? account?.ownerName ?? '-'],
    [say('リードステータス', 'Lead status'), labelOf(leadStatusLabels, standing.status, locale)],
    [
      say('休眠', 'Dormancy'),
      dormant === undefined
        ? '-'
        : `${labelOf(dormancyLabels, dormant.dormancy, locale)} (${say(`${dormant.silentDays}日`, counted(dormant.silentDays, 'day'))})`,
    ],
    [say('配信の根拠', 'Ground for mailing'), labelOf(consentBasisLabels, customer.consentBasis, locale)],
  ];
}

function interestPairs(
  { interest }: LeadView,
  { say, locale }: Context,
  moment: Moment,
): readonly (readonly [string, string])[] {
  const { points, temperature, threshold, hotAt, fit, coolsAt, heldUntil } = interest;
  const cools: readonly (readonly [string, string])[] =
    coolsAt === undefined || (heldUntil !== undefined && heldUntil > coolsAt)
      ? []
      : [[say('このままなら冷める時', 'Cools, if nothing happens'), moment(coolsAt)]];
  const held: readonly (readonly [string, string])[] =
    heldUntil === undefined
      ? []
      : [[say('ご依頼によりホットの間', 'Hot by request until'), moment(heldUntil)]];
  return [
    [say('関心度', 'Interest'), `${points.toFixed(1)} (${labelOf(temperatureLabels, temperature, locale)})`],
    [
      say('ホットの基準', 'Hot at'),
      say(
        `${threshold.toFixed(0)}点（標準${hotAt}点 − 属性スコア${fit}点。お客様の属性が合うほど低くなります）`,
        `${threshold.toFixed(0)} (the usual ${hotAt} less fit ${fit}: the better the fit, the fewer acts are needed)`,
      ),
    ],
    ...(interest.neverScores
      ? [[say('注意', 'Note'), labelOf(unscoredLabels, interest.unscored ?? 'outsider', locale)] as const]
      : []),
    ...(interest.bySignal.length === 0
      ? []
      : [
          [
            say('行動ごと', 'By signal'),
            interest.bySignal
              .map(
                ({ signal, pointsNow }) => `${labelOf(signalLabels, signal, locale)} ${pointsNow.toFixed(1)}`,
              )
              .join(' + '),
          ] as const,
        ]),
    ...(interest.topics.length === 0
      ? []
      : [
          [
            say('関心のあるテーマ', 'After'),
            interest.topics.map(({ subject }) => oneLine(subject)).join(' / '),
          ] as const,
        ]),
    [say('計算モデル', 'Model'), interest.modelId],
    ...cools,
    ...held,
  ];
}
