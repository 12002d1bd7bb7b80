import { formatMoment } from '../../templates/format.ts';
import { handoffStateLabels } from '../../templates/labels.ts';
import { listOwners } from '../shared/adapters/dynamodb/customer-store.ts';
import { countOpenHandoffs } from '../shared/adapters/dynamodb/handoff-store.ts';
import { isAbsent, isReachable } from '../shared/domain/choose-owner.ts';
import { isOpen } from '../shared/domain/handoff.ts';
import { dayOf } from '../shared/domain/local-date.ts';
import type { HttpResponse } from '../shared/runtime/http-pipeline.ts';
import { answerHandoff, manager, type Deps } from '../shared/sales/answer-handoff.ts';
import { answerView } from '../shared/mail-views/answer-view.ts';
import { finished, linkTo, page, type Desk } from './desk.ts';

/** What a manager sees of a handoff whose clock ran out: who has it, since when, and who else could. */
export async function showManager(deps: Deps, desk: Desk, problem?: string): Promise<HttpResponse> {
  const { base, handoff, settings, locale } = desk;
  if (!isOpen(handoff)) return finished(desk);
  const { utcOffsetMinutes } = settings.calendar;
  const today = dayOf(deps.now().getTime(), utcOffsetMinutes);
  const [owners, open] = await Promise.all([listOwners(deps.db), countOpenHandoffs(deps.db)]);
  const owner = owners.find(({ id }) => id === handoff.ownerId);
  const count = (id: string): number => open.get(id) ?? 0;
  const candidates = owners
    .filter((each) => each.id !== handoff.ownerId && isReachable(each) && !isAbsent(each, today))
    .filter(({ role }) => (role === 'insideSales') === (handoff.desk === 'insideSales'))
    .toSorted((a, b) => count(a.id) - count(b.id) || a.name.localeCompare(b.name))
    .map(({ id, name }) => ({
      value: id,
      label: locale === 'ja' ? `${name}（対応中 ${count(id)}件）` : `${name} (${count(id)} open)`,
    }));
  return page(
    {
      ...base,
      kind: 'manage',
      action: linkTo(desk, 'manage'),
      ownerName: owner?.name ?? '',
      ownerPhone: owner?.phone,
      status: handoffStateLabels[handoff.state][locale],
      dueAt: formatMoment(Date.parse(handoff.firstContactDueAt), utcOffsetMinutes, locale),
      candidates,
      problem,
    },
    problem === undefined ? 200 : 422,
  );
}

/** One tap: somebody else has it now, with clocks of his own. */
export async function takeManager(
  deps: Deps,
  desk: Desk,
  form: Readonly<Record<string, string>>,
): Promise<HttpResponse> {
  const { base, handoff, settings, locale } = desk;
  const to = form['to'] ?? '';
  const owners = await listOwners(deps.db);
  if (!owners.some(({ id }) => id === to))
    return showManager(
      deps,
      desk,
      locale === 'ja' ? '新しい担当者をひとり選んでください。' : 'Choose one new owner.',
    );
  const outcome = await answerHandoff(deps)(handoff.id, manager, { kind: 'reassign', to });
  if (outcome.kind === 'nobody') return page({ ...base, kind: 'nobody' }, 409);
  if (outcome.kind === 'finished') return finished({ ...desk, handoff: outcome.handoff });
  const nameOf = (id: string): string => owners.find((each) => each.id === id)?.name ?? '';
  return page({ ...base, kind: 'recorded', answer: answerView(outcome.feedback, settings, nameOf) });
}
