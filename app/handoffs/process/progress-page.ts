import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { formatMoment } from '../../../contract/format.ts';
import { findCustomer, loadStanding } from '../../people/customer-store.ts';
import { findDraft, removeDraft } from '../answer/draft-store.ts';
import { findInterest } from '../../interest/interest-store.ts';
import { findEngagements } from '../../timeline/timeline-store.ts';
import type { Customer } from '../../../domain/people/customer.ts';
import type { Standing } from '../../../domain/people/standing.ts';
import { isSenior } from '../../../domain/interest/fit.ts';
import { isOpen } from '../../../domain/handoffs/handoff.ts';
import { temperatureAt } from '../../../domain/interest/interest.ts';
import { upcomingActions } from '../../../domain/handoffs/process/progress-effects.ts';
import { rankOf, type Rank } from '../../../domain/handoffs/rank.ts';
import { phaseOf, type Lacking } from '../../../domain/handoffs/process/sales-process.ts';
import { answerView } from '../answer/answer-view.ts';
import type { HttpResponse } from '../../../platform/http-pipeline.ts';
import { answerHandoff } from '../answer/answer-handoff.ts';
import type { Deps } from '../answer/deps.ts';
import {
  finished,
  hasProgress,
  linkTo,
  page,
  progressUrlOf,
  type SalesContext,
} from '../answer/sales-context.ts';
import { draftKeyOf } from '../answer/draft-key.ts';
import { doneOf, processView } from './process-view.ts';
import { readProgress } from './read-progress.ts';
import type { Shown } from '../answer/report-page.ts';
import { historyOf } from '../answer/show-history.ts';

interface ShownProgress extends Shown {
  /** Of a refused move. */
  readonly lacking?: readonly Lacking[];
}

/** Where the deal stands, what may be recorded of it, and what a move forward still asks for. */
export async function showProgress(
  deps: Deps,
  context: SalesContext,
  shown?: ShownProgress,
): Promise<HttpResponse> {
  const { handoff, base, settings, locale } = context;
  if (!hasProgress(handoff)) return finished(context);
  const { db } = deps;
  const [draft, history, customer, standing] = await Promise.all([
    findDraft(db, draftKeyOf(context, 'progress')),
    historyOf(deps, context),
    findCustomer(db, handoff.customerId),
    loadStanding(db, handoff.customerId, deps.now().toISOString()),
  ]);
  const proposed = await proposedRank(deps, context, customer, standing);
  const moment = (iso: string): string => formatMoment(Date.parse(iso), settings.calendar.timeZone, locale);
  return page(
    {
      ...base,
      kind: 'progress',
      action: linkTo(context, 'progress'),
      problem: shown?.problem,
      given: shown?.given ?? { ...recordedOf(context, deps.now()), ...draft?.fields },
      draft: {
        action: linkTo(context, 'draft&form=progress'),
        savedAt: draft === undefined ? undefined : moment(draft.savedAt),
        isJustSaved: shown?.isJustSaved,
      },
      history,
      reportUrl: isOpen(handoff) ? linkTo(context, 'report') : undefined,
      ...processView(context, customer, proposed, shown?.lacking ?? [], deps.now()),
    },
    shown?.problem === undefined ? 200 : 422,
  );
}

/** Records where the deal stands; a form that cannot be recorded comes back as it was given. */
export async function takeProgress(
  deps: Deps,
  context: SalesContext,
  form: Readonly<Record<string, string>>,
): Promise<HttpResponse> {
  const { handoff, base, settings, locale } = context;
  if (!hasProgress(handoff)) return finished(context);
  const customer = await findCustomer(deps.db, handoff.customerId);
  const read = readProgress(form, {
    process: settings.salesProcess,
    handoff,
    done: doneOf(settings.salesProcess, handoff, customer),
    today: dayOf(deps.now().getTime(), settings.calendar.timeZone),
    currency: settings.currency,
  });
  if (read.kind === 'problem')
    return showProgress(deps, context, { given: form, problem: read.problem[locale], lacking: read.lacking });
  const outcome = await answerHandoff(deps)(handoff.id, context.ownerId, read.answer, {
    alongside: [removeDraft(deps.db, draftKeyOf(context, 'progress'))],
  });
  if (outcome.kind !== 'recorded' && outcome.kind !== 'repeated')
    return finished({ ...context, handoff: outcome.handoff });
  return page({
    ...base,
    kind: 'recorded',
    answer: answerView(outcome.feedback, settings, locale),
    reportUrl: isOpen(outcome.handoff) ? linkTo(context, 'report') : undefined,
    progressUrl: progressUrlOf({ ...context, handoff: outcome.handoff }),
  });
}

/** The form as it would stand with what is on record. */
function recordedOf({ handoff, settings }: SalesContext, now: Date): Readonly<Record<string, string>> {
  const { progress } = handoff;
  const [next] = upcomingActions(handoff, dayOf(now.getTime(), settings.calendar.timeZone));
  const phase = phaseOf(settings.salesProcess, progress?.phase).id;
  return {
    phase,
    ...(progress?.stage === undefined ? {} : { [`stage-${phase}`]: progress.stage }),
    ...Object.fromEntries(
      Object.entries(progress?.records ?? {}).map(([id, text]) => [`record-${id}`, text]),
    ),
    ...(next === undefined ? {} : { next: 'planned', nextOn: next.on, nextWhat: next.what }),
  };
}

/** What the rules say with what is known by now. That the customer asked once is answered: it ranks nobody any more. */
async function proposedRank(
  { db, now }: Deps,
  { handoff, settings: { model } }: SalesContext,
  customer: Customer | undefined,
  standing: Standing,
): Promise<Rank> {
  const [interest, engagements] = await Promise.all([
    findInterest(db, handoff.customerId, model.id),
    findEngagements(db, handoff.customerId),
  ]);
  return rankOf({
    temperature: interest === undefined ? 'cold' : temperatureAt(interest, now().getTime(), model),
    isRequest: false,
    bant: standing.bant ?? {},
    isSenior: isSenior(customer?.title, model.fitRules.alsoSenior),
    askedInWebinar: engagements.some((act) => act.kind === 'webinar' && (act.question ?? '') !== ''),
    unansweredCallDays: standing.callAttempts,
  });
}
