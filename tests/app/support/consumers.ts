import { rescoreOnce } from '../../../app/interest/rescore-once.ts';
import { takeRfm } from '../../../app/audience/count-rfm.ts';
import { moveHandoff } from '../../../app/handoffs/move-handoff.ts';
import { forgetOldMerges } from '../../../app/people/forget-merges.ts';
import { takeFindAlike } from '../../../app/people/find-alike.ts';
import { takeFindAlikeCompanies } from '../../../app/people/find-alike-companies.ts';
import { spreadMerges, takeMergeCompany } from '../../../app/people/move-company.ts';
import { takeBackTest } from '../../../app/audience/back-test-deals.ts';
import { supportMails } from '../../../app/engagement/support-mail.ts';
import { takeMessages } from '../../../app/engagement/take-messages.ts';
import { takeReply } from '../../../app/handoffs/answer/take-reply.ts';
import { ringHandoffClocks } from '../../../app/handoffs/clocks/ring-handoff-clocks.ts';
import { createHandoff } from '../../../app/handoffs/create/create-handoff.ts';
import { takeDueWaiting } from '../../../app/handoffs/create/take-waiting.ts';
import { handoffMails } from '../../../app/handoffs/create/handoff-mails.ts';
import { takeHandoffEvent } from '../../../app/handoffs/create/take-event.ts';
import { indexFormerHandoffs } from '../../../app/handoffs/index-former-store.ts';
import { handoffNotes } from '../../../app/handoffs/handoff-notes.ts';
import { queueWeek } from '../../../app/handoffs/week/queue-week.ts';
import { weeklyMails } from '../../../app/handoffs/week/weekly-mails.ts';
import { takeImportMessage } from '../../../app/imports/take-import-message.ts';
import { gatherOutcomes } from '../../../app/learning/gather-outcomes.ts';
import { recomputePart } from '../../../app/interest/recompute-part.ts';
import type { Deps as MailDeps } from '../../../app/mail/deps.ts';
import type { Needs } from '../../../app/kernel/deps.ts';
import type { AppDeps } from '../../../app/kernel/deps.ts';
import { factsIn } from '../../../app/kernel/read-facts.ts';
import { countKpis } from '../../../app/kpis/count-kpis.ts';
import { meetingMails } from '../../../app/kpis/meeting-mails.ts';
import { queueFeedbackMails } from '../../../app/learning/queue-feedback-mails.ts';
import { queueMeetingMails } from '../../../app/kpis/queue-meeting-mails.ts';
import { applyDeliveryEvent } from '../../../app/mail/apply-delivery-event.ts';
import { dispatchCooled } from '../../../app/interest/dispatch-cooled.ts';
import { indexFormerLeads } from '../../../app/interest/index-former-leads.ts';
import { dispatchDue } from '../../../app/mail/dispatch-due.ts';
import { receiveReply } from '../../../app/mail/receive-reply.ts';
import { testMails } from '../../../app/mail/render-test-mail.ts';
import { taskMails } from '../../../app/mail/task-mails.ts';
import { takeMailMessage } from '../../../app/mail/take-mail-message.ts';
import { noteAllFindable, spreadFindable, takeFindable } from '../../../app/people/make-findable.ts';
import { welcomeMails } from '../../../app/people/welcome-mail.ts';
import { spreadWarehouse, takeWarehouseMessage } from '../../../app/kpis/warehouse/export-warehouse.ts';
import { spreadFading, takeFadingMessage } from '../../../app/privacy/fade-part.ts';
import { spreadEnrolment } from '../../../app/sequences/spread-enrolment.ts';
import { takeAudienceMessage } from '../../../app/sequences/take-audience-message.ts';
import { reviewMails } from '../../../app/sequences/review/review-mails.ts';
import { wakeEnrolments } from '../../../app/sequences/wake-enrolments.ts';
import { publishFacts } from '../../../app/timeline/publish-facts.ts';
import { attempt, eachJob } from '../../../platform/batch-pipeline.ts';
import type { Counts } from '../../../platform/observability.ts';
import { actingAs } from './acting-as.ts';
import type { Consume, Consumer } from './queues-in-process.ts';

/** Which events of our bus go to the queue of handoffs, as the stack's rule says. */
export const handoffEvents = new Set([
  'Interest Crossed',
  'Request Received',
  'Crossing Withdrawn',
  'Feedback Given',
  'Handoff Released',
  'Handoff Withdrawn',
]);

/** Who takes the messages of each queue. */
export const consumersOf = (deps: AppDeps): Readonly<Record<string, Consumer>> => ({
  EngagementQueue: {
    by: 'record-engagement',
    batch: 100,
    take: takeMessages(deps, applyDeliveryEvent(deps)),
  },
  CrossingQueue: { by: 'create-handoff', batch: 10, take: each(takeHandoffEvent(deps)) },
  AudienceQueue: {
    by: 'select-audience',
    batch: 1,
    take: each(
      takeAudienceMessage(deps, {
        recompute: recomputePart(deps),
        makeFindable: takeFindable(deps),
        gatherOutcomes: gatherOutcomes(deps),
        takeBackTest: takeBackTest(deps),
        takeRfm: takeRfm(deps),
        findAlike: takeFindAlike(deps),
        findAlikeCompanies: takeFindAlikeCompanies(deps),
        mergeCompany: takeMergeCompany({ ...deps, moveHandoff: moveHandoff(deps) }),
      }),
    ),
  },
  ImportQueue: { by: 'import-records', batch: 1, take: each(takeImportMessage(deps)) },
  WarehouseQueue: { by: 'export-warehouse', batch: 1, take: each(takeWarehouseMessage(deps)) },
  FadingQueue: { by: 'fade-traces', batch: 1, take: each(takeFadingMessage(deps)) },
  ReplyQueue: { by: 'receive-reply', batch: 5, take: each(receiveReply(deps, takeReply(deps))) },
  MailQueue: { by: 'send-mail', batch: 10, take: each(mailMessages(deps)) },
  NurtureQueue: { by: 'send-mail', batch: 10, take: each(mailMessages(deps)) },
});

/** As the function send-mail takes them. */
export const mailMessages = (deps: MailDeps & Needs<'consoleUrl'>) =>
  takeMailMessage(deps, {
    ...testMails(deps),
    ...taskMails(deps),
    ...welcomeMails(deps),
    ...supportMails(deps),
    ...handoffMails(deps),
    ...handoffNotes(deps),
    ...weeklyMails(deps),
    ...meetingMails(deps),
    ...reviewMails(deps),
  });

/** What the stack's schedules run, by the names of its functions. */
export function schedulesOf(deps: AppDeps): (name: string) => Promise<unknown> {
  const minute = [
    indexFormerHandoffs(deps),
    noteAllFindable(deps),
    ringHandoffClocks(deps),
    takeDueWaiting(deps, createHandoff(deps)),
    ...dispatchDue(deps),
    indexFormerLeads(deps),
    dispatchCooled(deps),
  ];
  const schedules: Readonly<Record<string, () => Promise<unknown>>> = {
    MailsDispatchDue: () =>
      actingAs('dispatch-due', async () => {
        const { counts, errors } = await eachJob(minute);
        for (const error of errors) throw error;
        return counts;
      }),
    AudienceSelectAudience: () =>
      actingAs('select-audience', async () => ({
        ...(await spreadEnrolment(deps)()),
        ...(await spreadFindable(deps)()),
        ...(await rescoreOnce(deps)()),
        ...(await spreadMerges(deps)()),
        ...(await forgetOldMerges(deps)()),
      })),
    WarehouseExportWarehouse: () => actingAs('export-warehouse', spreadWarehouse(deps)),
    TracesFadeTraces: () => actingAs('fade-traces', spreadFading(deps)),
    WeekReviewWeek: () =>
      actingAs('review-week', async () => ({
        ...(await queueWeek(deps)()),
        ...(await queueMeetingMails(deps)()),
        ...(await queueFeedbackMails(deps)()),
      })),
  };
  return async (name) => {
    const run = schedules[name];
    if (run === undefined) throw new Error(`no schedule is called ${name}`);
    return run();
  };
}

const TRIES = 20;

/**
 * Makes the readers of the timeline's stream. Each has a place of its own, and stays there until it succeeds; answers
 * whether there was anything to read.
 */
export function streamReaders(
  deps: AppDeps,
  stream: readonly unknown[],
  report: (error: unknown) => void,
): () => Promise<boolean> {
  const readers = [
    { by: 'publish-events', take: publishFacts(deps, wakeEnrolments(deps)) },
    { by: 'count-kpis', take: countKpis(deps) },
  ].map((reader) => ({ ...reader, at: 0, failed: 0 }));
  return async () => {
    const waiting = readers.filter(({ at }) => at < stream.length);
    await Promise.all(
      waiting.map(async (reader) => {
        const end = stream.length;
        const { error } = await attempt('', () =>
          actingAs(reader.by, () => reader.take(factsIn(stream.slice(reader.at, end)))),
        );
        if (error !== undefined) report(error);
        reader.failed = error === undefined ? 0 : reader.failed + 1;
        if (error === undefined || reader.failed > TRIES) reader.at = end;
      }),
    );
    return waiting.length > 0;
  };
}

const each =
  (take: (body: unknown) => Promise<Counts>): Consume =>
  (messages) =>
    Promise.all(
      messages.map(({ messageId, body }) =>
        attempt(messageId, async () => {
          await take(JSON.parse(body));
        }),
      ),
    );
