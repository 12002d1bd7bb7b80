import { formatMoment } from '../../../contract/format.ts';
import type { AnswerView } from '../../../templates/mails/answer-view.ts';
import { addressOf, localeOf } from '../../kernel/locale-of.ts';
import { findAccount } from '../../people/account-store.ts';
import { findCustomer } from '../../people/customer-store.ts';
import { listOwners } from '../../people/owner-store.ts';
import { findHandoff } from '../handoff-store.ts';
import { findFacts } from '../../timeline/timeline-store.ts';
import { removeDraft } from './draft-store.ts';
import { readLink } from '../../../platform/signed-links.ts';
import { msPerDay } from '../../../domain/kernel/local-date.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { endOf } from '../../../domain/handoffs/clocks/handoff-timers.ts';
import { isOpen, type Feedback, type Handoff } from '../../../domain/handoffs/handoff.ts';
import { answerView } from './answer-view.ts';
import {
  readForm,
  type HttpRequest,
  type HttpResponse,
  type RouteHandler,
} from '../../../platform/http-pipeline.ts';
import { callFile } from './call-file.ts';
import { manager } from '../../../domain/handoffs/answered-by.ts';
import { answerHandoff } from './answer-handoff.ts';
import type { SignedDeps as Deps } from './deps.ts';
import { isManagersLink } from '../handoff-urls.ts';
import { managerAddress } from '../../../domain/handoffs/route/manager-of.ts';
import { finished, linkTo, page, progressUrlOf, type SalesContext } from './sales-context.ts';
import { disputeOf } from './dispute-verdict.ts';
import { draftKeyOf } from './draft-key.ts';
import { keepDraft } from './keep-draft.ts';
import { lostToken, sendFreshLink, takeCode } from './lost-link.ts';
import { showManager, takeManager } from './manager-page.ts';
import { showProgress, takeProgress } from '../process/progress-page.ts';
import { showPromise } from './promise-page.ts';
import { readAnswer } from './read-answer.ts';
import { showReport } from './report-page.ts';
import { showTransfer, takeTransfer } from './transfer-page.ts';
import { undoAnswer } from './undo-answer.ts';

const LINK_DAYS_AFTER_END = 30;

/** Shows what a button of the mail asks. Looking records nothing: scanners follow every link. */
export const showAnswer =
  (deps: Deps): RouteHandler =>
  (request) =>
    inContext(deps, request, 'looks', async (context) => {
      const asked = request.query['a'] ?? 'report';
      if (asked === 'undo') return showUndo(deps, context, request.query['f'] ?? '');
      const { handoff, base, settings, locale } = context;
      if (context.isManager) return showManager(deps, context);
      if (handoff.ownerId !== context.ownerId)
        return page({ ...base, kind: 'finished', state: 'reassigned' });
      if (asked === 'progress') return showProgress(deps, context);
      if (!isOpen(handoff) && asked !== 'report') return finished(context);
      if (asked === 'dispute') return showDispute(deps, context);
      if (asked === 'calendar' && handoff.promisedAt !== undefined)
        return callFile(deps, context, handoff.promisedAt);
      if (asked === 'tossUp' && handoff.desk === 'insideSales') return showTransfer(deps, context);
      const action = linkTo(context, asked);
      if (asked === 'accept' || asked === 'notReached' || asked === 'decline')
        return page({
          ...base,
          kind: 'confirm',
          answer: asked,
          action,
          dueAt: formatMoment(Date.parse(handoff.firstContactDueAt), settings.calendar.timeZone, locale),
        });
      if (asked === 'promise' || asked === 'calendar') return showPromise(deps, context);
      return showReport(deps, context);
    });

/** Records the answer. */
export const takeAnswer =
  (deps: Deps): RouteHandler =>
  (request) =>
    inContext(deps, request, 'presses', async (context) => {
      const asked = request.query['a'] ?? 'report';
      const form = await readForm(request);
      const { handoff, base, settings } = context;
      if (asked === 'undo') {
        const by = context.isManager ? manager : context.ownerId;
        const outcome = await undoAnswer(deps)(handoff.id, request.query['f'] ?? '', by);
        return outcome.kind === 'undone'
          ? page({
              ...base,
              kind: 'recorded',
              answer: { kind: 'undo' },
              // A manager reports nothing; who could have it instead is behind the button of his mail.
              reportUrl: context.isManager ? undefined : linkTo(context, 'report'),
            })
          : page({ ...base, kind: 'finished', state: 'tooLate' });
      }
      if (context.isManager) return takeManager(deps, context, form);
      if (handoff.ownerId !== context.ownerId)
        return page({ ...base, kind: 'finished', state: 'reassigned' });
      if (asked === 'tossUp' && handoff.desk === 'insideSales') return takeTransfer(deps, context, form);
      if (asked === 'dispute') return takeDispute(deps, context);
      if (asked === 'progress') return takeProgress(deps, context, form);
      if (asked === 'draft') return keepDraft(deps, context, request.query['form'], form);
      const read = readAnswer(asked, form, settings, deps.now());
      if (read.kind === 'problem') {
        const problem = read.problem[context.locale];
        return asked === 'promise'
          ? showPromise(deps, context, { given: form, problem })
          : showReport(deps, context, { given: form, problem });
      }
      const draft = asked === 'report' ? [removeDraft(deps.db, draftKeyOf(context, 'report'))] : [];
      const outcome = await answerHandoff(deps)(handoff.id, context.ownerId, read.answer, {
        alongside: draft,
      });
      if (outcome.kind === 'nobody') return page({ ...base, kind: 'nobody' }, 409);
      if (outcome.kind === 'finished') return finished({ ...context, handoff: outcome.handoff });
      const stillToReport = isOpen(outcome.handoff) && outcome.handoff.ownerId === context.ownerId;
      return page({
        ...base,
        kind: 'recorded',
        answer: answerView(outcome.feedback, settings, context.locale),
        reportUrl: stillToReport ? linkTo(context, 'report') : undefined,
        progressUrl: progressUrlOf({ ...context, handoff: outcome.handoff }),
        calendarUrl: read.answer.kind === 'promise' ? linkTo(context, 'calendar') : undefined,
      });
    });

/** Shows how what made the customer hot was judged; a request is told for what it is. */
async function showDispute(deps: Deps, context: SalesContext): Promise<HttpResponse> {
  const { base, handoff } = context;
  const verdicts = handoff.isRequest ? [] : (await disputeOf(deps, handoff)).verdicts;
  return page({
    ...base,
    kind: 'dispute',
    action: linkTo(context, 'dispute'),
    isRequest: handoff.isRequest,
    verdicts,
    reportUrl: linkTo(context, 'report'),
  });
}

/** Records the dispute; where there is nothing left to dispute, nothing is recorded, and the page says why. */
async function takeDispute(deps: Deps, context: SalesContext): Promise<HttpResponse> {
  const { handoff, base, settings } = context;
  if (!isOpen(handoff)) return finished(context);
  const dispute = handoff.isRequest ? undefined : await disputeOf(deps, handoff);
  if (dispute === undefined || dispute.engagementIds.length === 0) return showDispute(deps, context);
  const outcome = await answerHandoff(deps)(handoff.id, context.ownerId, dispute);
  if (outcome.kind !== 'recorded' && outcome.kind !== 'repeated')
    return finished({ ...context, handoff: outcome.handoff });
  return page({
    ...base,
    kind: 'recorded',
    answer: answerView(outcome.feedback, settings, context.locale),
    reportUrl: dispute.does === 'withdraws' ? undefined : linkTo(context, 'report'),
  });
}

async function inContext(
  deps: Deps,
  request: HttpRequest,
  visit: 'looks' | 'presses',
  show: (context: SalesContext) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const settings = await deps.settings();
  const locale = localeOf(request, settings);
  const token = request.params['token'] ?? '';
  const reading = readLink(await deps.linkKeys(), 'h', token, deps.now().getTime());
  const unknown = { locale, code: '', customerName: '', accountName: '' };
  const askedLocale = request.query['lang'] === undefined ? undefined : locale;
  const byCodeAction = addressOf(request, `/h/${lostToken}`);
  if (visit === 'presses' && token === lostToken) return takeCode(deps, request, unknown, byCodeAction);
  if (reading.kind !== 'valid')
    return page({ ...unknown, kind: 'linkTrouble', trouble: reading.kind, byCodeAction }, 404);
  const [handoffId = '', ownerId = '', role, managedBy] = reading.fields;
  const handoff = await findHandoff(deps.db, handoffId);
  if (handoff === undefined) return page({ ...unknown, kind: 'linkTrouble', trouble: 'expired' }, 410);
  const [customer, account] = await Promise.all([
    findCustomer(deps.db, handoff.customerId),
    findAccount(deps.db, handoff.accountId),
  ]);
  const base = {
    locale,
    code: handoff.code,
    customerName: customer?.fullName ?? customer?.lastName ?? '',
    accountName: account?.name ?? '',
  };
  if (role !== 'fresh' && isLongOver(handoff, settings, deps.now())) {
    if (visit === 'presses') await sendFreshLink(deps, handoff, ownerId);
    const askAction = visit === 'looks' ? addressOf(request, `/h/${token}`) : undefined;
    return page({ ...base, kind: 'linkTrouble', trouble: 'expired', askAction }, 410);
  }
  const isManager = role === 'manager';
  // A link is a capability of somebody who still works here.
  const owners = await listOwners(deps.db);
  const owner = owners.find(({ id }) => id === ownerId);
  const isTheirs =
    owner !== undefined &&
    (isManager
      ? isManagersLink(managedBy, [managerAddress(owner, owners), settings.marketingAddress])
      : !owner.retired);
  if (!isTheirs) return page({ ...base, kind: 'finished', state: 'reassigned' }, 410);
  return show({
    handoff,
    ownerId,
    settings,
    locale,
    base,
    action: `/h/${token}`,
    askedLocale,
    isManager,
    mayCall: customer?.noCall !== true,
  });
}

/** Links live until the handoff ends and thirty days more (R25). */
function isLongOver(handoff: Handoff, { calendar, handoffRules }: Settings, now: Date): boolean {
  const endedAtEpochMs = endOf(handoff, calendar, handoffRules);
  return endedAtEpochMs !== undefined && now.getTime() - endedAtEpochMs > LINK_DAYS_AFTER_END * msPerDay;
}

async function showUndo(deps: Deps, context: SalesContext, feedbackId: string): Promise<HttpResponse> {
  const [facts, owners] = await Promise.all([
    findFacts(deps.db, context.handoff.customerId),
    listOwners(deps.db),
  ]);
  const nameOf = (id: string): string => owners.find((each) => each.id === id)?.name ?? '';
  const given = facts.flatMap((fact): Feedback[] =>
    fact.kind === 'feedback' && fact.id === feedbackId ? [fact.feedback] : [],
  )[0];
  if (given === undefined) return page({ ...context.base, kind: 'finished', state: 'tooLate' });
  const answer: AnswerView = answerView(given, context.settings, context.locale, nameOf);
  return page({
    ...context.base,
    kind: 'undo',
    action: linkTo(context, `undo&f=${encodeURIComponent(feedbackId)}`),
    answer,
  });
}
