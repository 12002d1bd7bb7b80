import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { formatMoment } from '../../../contract/format.ts';
import { handoffStateLabels } from '../../../contract/labels.ts';
import { calledAlone } from '../../people/owner-called.ts';
import { listOwners } from '../../people/owner-store.ts';
import { countOpenHandoffs } from '../in-hand-store.ts';
import { isAbsent, isReachable } from '../../../domain/handoffs/route/choose-owner.ts';
import type { Owner } from '../../../domain/people/customer.ts';
import { isOpen } from '../../../domain/handoffs/handoff.ts';
import type { HttpResponse } from '../../../platform/http-pipeline.ts';
import { manager } from '../../../domain/handoffs/answered-by.ts';
import { answerHandoff } from './answer-handoff.ts';
import type { Deps } from './deps.ts';
import { answerView } from './answer-view.ts';
import { finished, linkTo, page, type SalesContext } from './sales-context.ts';

/** What a manager sees of a handoff whose clock ran out: who has it, since when, and who else could. */
export async function showManager(
  deps: Deps,
  context: SalesContext,
  problem?: string,
): Promise<HttpResponse> {
  const { base, handoff, settings, locale } = context;
  if (!isOpen(handoff)) return finished(context);
  const { timeZone: zone } = settings.calendar;
  const owners = await listOwners(deps.db);
  const open = await countOpenHandoffs(
    deps.db,
    owners.map(({ id }) => id),
    deps.now(),
  );
  const owner = owners.find(({ id }) => id === handoff.ownerId);
  const count = (id: string): number => open.get(id) ?? 0;
  const candidates = candidatesAmong(owners, context, deps.now())
    .toSorted(
      (a, b) =>
        Number(isElsewhere(a, handoff)) - Number(isElsewhere(b, handoff)) ||
        count(a.id) - count(b.id) ||
        a.name.localeCompare(b.name),
    )
    .map((each) => {
      const [ja, en] = isElsewhere(each, handoff)
        ? each.role === 'insideSales'
          ? ['インサイドセールス・', 'inside sales, ']
          : ['営業・', 'field sales, ']
        : ['', ''];
      const alone = calledAlone(each, owners);
      const name = alone === each.name ? each.name : `${each.name} ${alone}`;
      return {
        value: each.id,
        label:
          locale === 'ja'
            ? `${name}（${ja}対応中 ${count(each.id)}件）`
            : `${name} (${en}${count(each.id)} open)`,
      };
    });
  return page(
    {
      ...base,
      kind: 'manage',
      action: linkTo(context, 'manage'),
      ownerName: owner?.name ?? '',
      ownerPhone: owner?.phone,
      status: handoffStateLabels[handoff.state][locale],
      dueAt: formatMoment(Date.parse(handoff.firstContactDueAt), zone, locale),
      candidates,
      problem,
    },
    problem === undefined ? 200 : 422,
  );
}

/** Who could have it: whoever has an address, is there today, and has it not already. */
function candidatesAmong(
  owners: readonly Owner[],
  { handoff, settings }: SalesContext,
  now: Date,
): readonly Owner[] {
  const today = dayOf(now.getTime(), settings.calendar.timeZone);
  return owners.filter((each) => each.id !== handoff.ownerId && isReachable(each) && !isAbsent(each, today));
}

/** Of the other sales team: inside sales may have nobody else to give. */
const isElsewhere = ({ role }: Owner, { desk: team }: SalesContext['handoff']): boolean =>
  (role === 'insideSales') !== (team === 'insideSales');

/** One tap: somebody else has it now, with clocks of his own. */
export async function takeManager(
  deps: Deps,
  context: SalesContext,
  form: Readonly<Record<string, string>>,
): Promise<HttpResponse> {
  const { base, handoff, settings, locale } = context;
  const to = form['to'] ?? '';
  const owners = await listOwners(deps.db);
  const isAgain = to === handoff.ownerId;
  if (!isAgain && !candidatesAmong(owners, context, deps.now()).some(({ id }) => id === to))
    return showManager(
      deps,
      context,
      locale === 'ja' ? '新しい担当者をひとり選んでください。' : 'Choose one new owner.',
    );
  const outcome = await answerHandoff(deps)(handoff.id, manager, { kind: 'reassign', to });
  if (outcome.kind === 'nobody') return page({ ...base, kind: 'nobody' }, 409);
  if (outcome.kind === 'finished') return finished({ ...context, handoff: outcome.handoff });
  const nameOf = (id: string): string => owners.find((each) => each.id === id)?.name ?? '';
  return page({ ...base, kind: 'recorded', answer: answerView(outcome.feedback, settings, locale, nameOf) });
}
