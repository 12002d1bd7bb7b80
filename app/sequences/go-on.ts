import { settleMs } from '../../domain/sequences/seen-acts.ts';
import { sendingMoment } from '../../domain/mail/send-decision.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { html, type RouteHandler } from '../../platform/http-pipeline.ts';
import { renderCustomerPage } from '../../templates/pages/customer-page.ts';
import { here, withVisitor } from '../engagement/with-visitor.ts';
import type { Needs } from '../kernel/deps.ts';
import { senderView } from '../kernel/sender-view.ts';
import { findMail, markOnce } from '../mail/mail-store.ts';
import { wakeEnrolment } from './due-step-store.ts';
import { findPlace, putPlace } from './monthly-store.ts';

type Deps = Needs<'db' | 'keyring' | 'linkKeys' | 'settings' | 'now'>;

/** Asks; a GET answers nothing, since scanners follow every link (R25). */
export const askToGoOn =
  (deps: Deps): RouteHandler =>
  (request) =>
    withVisitor(deps, request, 'k', async ({ locale, settings }) =>
      html(
        renderCustomerPage({
          kind: 'goOn',
          locale,
          sender: senderView(settings),
          action: here(request, 'k'),
        }),
      ),
    );

/** The customer wants our mails to go on, the monthly one or those of a sequence: as good as any other act, and the next topic may come. */
export const goOn =
  (deps: Deps): RouteHandler =>
  (request) =>
    withVisitor(deps, request, 'k', async ({ locale, settings, customer, mailId }) => {
      // A link of a preview or a test mail belongs to nobody: the page answers, and nothing goes on.
      if (customer !== undefined)
        await Promise.all([keepGoing(deps, customer.id), answer(deps, customer.id, mailId)]);
      return html(renderCustomerPage({ kind: 'goingOn', locale, sender: senderView(settings) }));
    });

/** The mail remembers that its question was answered, and the sequence that waits for it looks at once. */
async function answer({ db, now }: Deps, customerId: string, mailId: string): Promise<void> {
  const mail = await findMail(db, customerId, mailId);
  if (mail?.subject.kind !== 'nurture' || mail.subject.stepId === undefined) return;
  const at = now();
  await markOnce(db, mail, 'answeredAt', at.toISOString(), []);
  await wakeEnrolment(db, customerId, mail.subject.campaignId, at.getTime() + settleMs, 'act');
}

const TRIES = 5;

/** Somebody for whom it has ended joins again by night. */
async function keepGoing(deps: Deps, customerId: string): Promise<void> {
  const { calendar } = await deps.settings();
  await untilWon(`the place of customer ${customerId} in the monthly mail`, TRIES, async () => {
    const place = await findPlace(deps.db, customerId);
    if (place === undefined) return undefined;
    const at = deps.now();
    const after = { ...place, waitsBecause: undefined, continuedAt: at.toISOString() };
    const due = place.state === 'active' ? sendingMoment(at.getTime(), calendar) : undefined;
    return (await transact(deps.db, [putPlace(deps.db, place, after, due)])).kind === 'done'
      ? undefined
      : 'lost';
  });
}
