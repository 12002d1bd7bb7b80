import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { formatMonth } from '../../contract/format.ts';
import type { KpiDimension } from '../../contract/kpi-division-words.ts';
import { peopleCounts, type PeopleCount } from '../../contract/kpi-people.ts';
import {
  hasAmount,
  listsIncomplete,
  noLongerStored,
  peopleTitle,
  sinceLabels,
} from '../../contract/kpi-people-words.ts';
import { dormancyLabels, labelOf } from '../../contract/labels.ts';
import { formatMoney } from '../../contract/money.ts';
import type { RouteAnswer } from '../../contract/route.ts';
import { mistake, type Context } from '../context.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { othersLine, peopleUpTo } from '../people-pages.ts';
import { tableLines } from '../print-table.ts';

/** What `--people` takes beside the names of counts. */
const otherNames: Readonly<Record<string, PeopleCount>> = {
  opportunity: 'opportunities',
  handoff: 'handoffs',
  deal: 'deals',
};

export const kpiPeopleOptions = z.object({
  people: z.string().optional(),
  campaign: z.string().optional(),
  month: z.string().optional(),
  byKind: z.string().optional(),
  by: z.string().optional(),
  value: z.string().optional(),
  limit: z.number().optional(),
});

type Answer = RouteAnswer<typeof routes.listKpiPeople>;

/** `kpi --people hot`: the customers behind a count, the first of them. */
export async function showPeople(
  { people = '', campaign, month, byKind, value, limit }: z.infer<typeof kpiPeopleOptions>,
  by: KpiDimension | undefined,
  context: Context,
): Promise<void> {
  const count = countNamed(people, context);
  const dormancy = byKind === undefined ? undefined : kindNamed(byKind, context);
  const query = { count, campaign, month, dormancy, by, value };
  const all = await peopleUpTo(limit, (after, most) =>
    context.api.call(routes.listKpiPeople, { query: { ...query, after, limit: most } }),
  );
  const moment = await momentsOf(context);
  context.show(all, () => peopleLines(all, { count, moment }, context));
}

function countNamed(name: string, { say }: Context): PeopleCount {
  const found = peopleCounts.find((each) => each === name) ?? otherNames[name];
  if (found !== undefined) return found;
  const names = peopleCounts.join(', ');
  throw mistake(
    say(
      `--people の「${name}」はありません。次のどれかです: ${names}`,
      `There is no --people "${name}". It is one of ${names}.`,
    ),
  );
}

function kindNamed(name: string, { say }: Context) {
  const kinds = routes.listKpiPeople.query.shape.dormancy.unwrap().options;
  const found = kinds.find((each) => each === name);
  if (found !== undefined) return found;
  throw mistake(
    say(
      `--by-kind の「${name}」はありません。次のどれかです: ${kinds.join(', ')}`,
      `There is no --by-kind "${name}". It is one of ${kinds.join(', ')}.`,
    ),
  );
}

function peopleLines(
  { people, total, currency, isComplete }: Answer,
  { count, moment }: { readonly count: PeopleCount; readonly moment: Moment },
  { say, locale }: Context,
): readonly string[] {
  const withAmount = hasAmount(count);
  return [
    `${peopleTitle({ count, window: 'all' }, locale)} ${total}`,
    ...(isComplete ? [] : [listsIncomplete[locale]]),
    ...(people.length === 0
      ? []
      : tableLines(
          [
            { title: say('氏名', 'Name') },
            { title: say('会社', 'Company') },
            { title: say('営業担当', 'Owner') },
            { title: say('配信開始月', 'Cohort') },
            { title: say('休眠の種類', 'Dormancy') },
            { title: sinceLabels[count][locale] },
            ...(withAmount ? [{ title: say('金額', 'Amount'), align: 'right' as const }] : []),
            { title: say('番号', 'Id') },
          ],
          people.map((each) => [
            each.name ?? noLongerStored[locale],
            each.account ?? '',
            each.owner ?? '',
            formatMonth(each.month, locale),
            labelOf(dormancyLabels, each.dormancy, locale),
            moment(each.since),
            ...(withAmount
              ? [each.amount === undefined ? '' : formatMoney(each.amount, currency, locale)]
              : []),
            each.customerId,
          ]),
        )),
    ...(people.length < total && isComplete ? [othersLine(people.length, total, { say })] : []),
  ];
}
