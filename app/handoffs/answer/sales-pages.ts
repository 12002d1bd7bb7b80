import { formatMoment } from '../../../contract/format.ts';
import type { AnswerView } from '../../../templates/mails/answer-view.ts';
import { findAccount } from '../../people/account-store.ts';
import { findCustomer } from '../../people/customer-store.ts';
import { listOwners } from '../../people/owner-store.ts';
import { findHandoff } from '../handoff-store.ts';
import { findFacts } from '../../timeline/timeline-store.ts';
import { removeDraft } from './draft-store.ts';
import { readLink } from '../../../platform/signed-links.ts';
import { businessCalendarSteps } from '../../../domain/handoffs/clocks/promise-choices.ts';
import type { Locale } from '../../../domain/kernel/locale.ts';
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
import type { Deps } from './deps.ts';
import { finished, linkTo, page, progressUrlOf, type Desk } from './desk.ts';
import { disputeOf } from './dispute-verdict.ts';
import { draftKeyOf } from './draft-key.ts';
import { keepDraft } from './keep-draft.ts';
import { lostToken, sendFreshLink, takeCode } from './lost-link.ts';
import { showManager, takeManager } from './manager-page.ts';
import { showProgress, takeProgress } from '../process/progress-page.ts';
import { readAnswer } from './read-answer.ts';
import { showReport } from './report-page.ts';
import { showTossUp, takeTossUp } from './toss-up-page.ts';
import { undoAnswer } from './undo-answer.ts';

const LINK_DAYS_AFTER_END = 30;

/** Shows what a button of the mail asks. Looking records nothing: scanners follow every link. */
export const showAnswer =
  (deps: Deps): RouteHandler =>
  (request) =>
    atDesk(deps, request, 'looks', async (desk) => {
      const asked = request.query['a'] ?? 'report';
      if (asked === 'undo') return showUndo(deps, desk, request.query['f'] ?? '');
      const { handoff, base, settings, locale } = desk;
      if (desk.isManager) return showManager(deps, desk);
      if (handoff.ownerId !== desk.ownerId) return page({ ...base, kind: 'finished', state: 'reassigned' });
      if (asked === 'progress') return showProgress(deps, desk);
      if (!isOpen(handoff) && asked !== 'report') return finished(desk);
      if (asked === 'dispute') return showDispute(deps, desk);
      if (asked === 'calendar' && handoff.promisedAt !== undefined)
        return callFile(deps, desk, handoff.promisedAt);
      if (asked === 'tossUp' && handoff.desk === 'insideSales') return showTossUp(deps, desk);
      const action = linkTo(desk, asked);
      if (asked === 'accept' || asked === 'notReached' || asked === 'decline')
        return page({
          ...base,
          kind: 'confirm',
          answer: asked,
          action,
          dueAt: formatMoment(Date.parse(handoff.firstContactDueAt), settings.calendar.timeZone, locale),
        });
      if (asked === 'promise' || asked === 'calendar')
        return page({
          ...base,
          kind: 'promise',
          action: linkTo(desk, 'promise'),
          given: {},
          choices: promiseChoices(deps, desk),
        });
      return showReport(deps, desk);
    });

/** Records the answer. */
export const takeAnswer =
  (deps: Deps): RouteHandler =>
  (request) =>
    atDesk(deps, request, 'presses', async (desk) => {
      const asked = request.query['a'] ?? 'report';
      const form = readForm(request);
      const { handoff, base, settings } = desk;
      if (asked === 'undo') {
        const by = desk.isManager ? manager : desk.ownerId;
        const outcome = await undoAnswer(deps)(handoff.id, request.query['f'] ?? '', by);
        return outcome.kind === 'undone'
          ? page({
              ...base,
              kind: 'recorded',
              answer: { kind: 'undo' },
              // A manager reports nothing; who could have it instead is behind the button of his mail.
              reportUrl: desk.isManager ? undefined : linkTo(desk, 'report'),
            })
          : page({ ...base, kind: 'finished', state: 'tooLate' });
      }
      if (desk.isManager) return takeManager(deps, desk, form);
      if (handoff.ownerId !== desk.ownerId) return page({ ...base, kind: 'finished', state: 'reassigned' });
      if (asked === 'tossUp' && handoff.desk === 'insideSales') return takeTossUp(deps, desk, form);
      if (asked === 'dispute') return takeDispute(deps, desk);
      if (asked === 'progress') return takeProgress(deps, desk, form);
      if (asked === 'draft') return keepDraft(deps, desk, request.query['form'], form);
      const read = readAnswer(asked, form, settings, deps.now());
      if (read.kind === 'problem') {
        const problem = read.problem[desk.locale];
        return asked === 'promise'
          ? page(
              {
                ...base,
                kind: 'promise',
                action: linkTo(desk, 'promise'),
                choices: promiseChoices(deps, desk),
                given: form,
                problem,
              },
              422,
            )
          : showReport(deps, desk, { given: form, problem });
      }
      const draft = asked === 'report' ? [removeDraft(deps.db, draftKeyOf(desk, 'report'))] : [];
      const outcome = await answerHandoff(deps)(handoff.id, desk.ownerId, read.answer, { alongside: draft });
      if (outcome.kind === 'nobody') return page({ ...base, kind: 'nobody' }, 409);
      if (outcome.kind === 'finished') return finished({ ...desk, handoff: outcome.handoff });
      const stillToReport = isOpen(outcome.handoff) && outcome.handoff.ownerId === desk.ownerId;
      return page({
        ...base,
        kind: 'recorded',
        answer: answerView(outcome.feedback, settings, desk.locale),
        reportUrl: stillToReport ? linkTo(desk, 'report') : undefined,
        progressUrl: progressUrlOf({ ...desk, handoff: outcome.handoff }),
        calendarUrl: read.answer.kind === 'promise' ? linkTo(desk, 'calendar') : undefined,
      });
    });

/** Shows how what made the customer hot was judged; a request is told for what it is. */
async function showDispute(deps: Deps, desk: Desk): Promise<HttpResponse> {
  const { base, handoff } = desk;
  const verdicts = handoff.isRequest ? [] : (await disputeOf(deps, handoff)).verdicts;
  return page({
    ...base,
    kind: 'dispute',
    action: linkTo(desk, 'dispute'),
    isRequest: handoff.isRequest,
    verdicts,
    reportUrl: linkTo(desk, 'report'),
  });
}

/** Records the dispute; where there is nothing left to dispute, nothing is recorded, and the page says why. */
async function takeDispute(deps: Deps, desk: Desk): Promise<HttpResponse> {
  const { handoff, base, settings } = desk;
  if (!isOpen(handoff)) return finished(desk);
  const dispute = handoff.isRequest ? undefined : await disputeOf(deps, handoff);
  if (dispute === undefined || dispute.engagementIds.length === 0) return showDispute(deps, desk);
  const outcome = await answerHandoff(deps)(handoff.id, desk.ownerId, dispute);
  if (outcome.kind !== 'recorded' && outcome.kind !== 'repeated')
    return finished({ ...desk, handoff: outcome.handoff });
  return page({
    ...base,
    kind: 'recorded',
    answer: answerView(outcome.feedback, settings, desk.locale),
    reportUrl: dispute.does === 'withdraws' ? undefined : linkTo(desk, 'report'),
  });
}

async function atDesk(
  deps: Deps,
  request: HttpRequest,
  visit: 'looks' | 'presses',
  show: (desk: Desk) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const settings = await deps.settings();
  const locale = request.query['lang'] === undefined ? settings.locale : (request.locale ?? settings.locale);
  const token = request.params['token'] ?? '';
  const reading = readLink(await deps.keyring(), 'h', token, deps.now().getTime());
  const unknown = { locale, code: '', customerName: '', accountName: '' };
  const askedLocale = request.query['lang'] === undefined ? undefined : locale;
  const byCodeAction = withLanguage(`/h/${lostToken}`, askedLocale);
  if (visit === 'presses' && token === lostToken) return takeCode(deps, request, unknown, byCodeAction);
  if (reading.kind !== 'valid')
    return page(
      {
        ...unknown,
        kind: 'linkTrouble',
        trouble: reading.kind,
        byCodeAction,
      },
      404,
    );
  const [handoffId = '', ownerId = '', role] = reading.fields;
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
  if (role !== 'fresh' && isLongOver(handoff, deps.now())) {
    if (visit === 'presses') await sendFreshLink(deps, handoff, ownerId);
    const askAction = visit === 'looks' ? withLanguage(`/h/${token}`, askedLocale) : undefined;
    return page({ ...base, kind: 'linkTrouble', trouble: 'expired', askAction }, 410);
  }
  const isManager = role === 'manager';
  return show({ handoff, ownerId, settings, locale, base, action: `/h/${token}`, askedLocale, isManager });
}

const withLanguage = (path: string, locale: Locale | undefined): string =>
  locale === undefined ? path : `${path}?lang=${locale}`;

/** Links live until the handoff ends and thirty days more (R25). */
const isLongOver = (handoff: Handoff, now: Date): boolean =>
  !isOpen(handoff) &&
  now.getTime() - Date.parse(handoff.reportedAt ?? handoff.createdAt) > LINK_DAYS_AFTER_END * 86_400_000;

function promiseChoices({ now }: Deps, { settings, locale }: Desk) {
  return businessCalendarSteps(now().getTime(), settings.calendar).map((at) => ({
    value: new Date(at).toISOString(),
    label: formatMoment(at, settings.calendar.timeZone, locale),
  }));
}

async function showUndo(deps: Deps, desk: Desk, feedbackId: string): Promise<HttpResponse> {
  const [facts, owners] = await Promise.all([
    findFacts(deps.db, desk.handoff.customerId),
    listOwners(deps.db),
  ]);
  const nameOf = (id: string): string => owners.find((each) => each.id === id)?.name ?? '';
  const given = facts.flatMap((fact): Feedback[] =>
    fact.kind === 'feedback' && fact.id === feedbackId ? [fact.feedback] : [],
  )[0];
  if (given === undefined) return page({ ...desk.base, kind: 'finished', state: 'tooLate' });
  const answer: AnswerView = answerView(given, desk.settings, desk.locale, nameOf);
  return page({
    ...desk.base,
    kind: 'undo',
    action: linkTo(desk, `undo&f=${encodeURIComponent(feedbackId)}`),
    answer,
  });
}
