import { maskedAddress } from '../../domain/people/masked-address.ts';
import { withCauses } from '../../domain/people/causes.ts';
import { renderCustomerPage } from '../../templates/pages/customer-page.ts';
import { loadStanding, putStanding } from '../people/customer-store.ts';
import { rememberRefusal } from '../people/address-store.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { addressHash } from '../people/address-store.ts';
import { putFact } from '../timeline/timeline-store.ts';
import { senderView } from '../kernel/sender-view.ts';
import { html, readForm, type RouteHandler } from '../../platform/http-pipeline.ts';
import { here, withVisitor, type Visitor } from '../engagement/with-visitor.ts';
import type { Needs } from '../kernel/deps.ts';

type Deps = Needs<'db' | 'keyring' | 'linkKeys' | 'settings' | 'now'>;

/** Asks; a GET never unsubscribes, since scanners follow every link. */
export const showUnsubscribe =
  (deps: Deps): RouteHandler =>
  (request) =>
    withVisitor(deps, request, 'u', async ({ locale, settings, customer }) =>
      html(
        renderCustomerPage({
          kind: 'unsubscribe',
          locale,
          sender: senderView(settings),
          email: maskedAddress(customer?.email) ?? '',
          action: here(request, 'u'),
        }),
      ),
    );

/** Unsubscribes at once: the button of the page, or the mail program's own one (docs/rules.md#unsubscribing-takes-one-press). */
export const unsubscribe =
  (deps: Deps): RouteHandler =>
  (request) =>
    withVisitor(deps, request, 'u', async (visitor) => {
      const isOneClick = (await readForm(request))['List-Unsubscribe'] === 'One-Click';
      await refuse(deps, visitor, isOneClick ? 'one-click' : 'page');
      const { locale, settings, customer } = visitor;
      return html(
        renderCustomerPage({
          kind: 'unsubscribed',
          locale,
          sender: senderView(settings),
          email: maskedAddress(customer?.email) ?? '',
        }),
      );
    });

const TRIES = 8;

async function refuse(deps: Deps, { customerId, mailId, customer }: Visitor, how: string): Promise<void> {
  const { db } = deps;
  // A link of a preview or a test mail belongs to nobody: the page answers, and nobody is refused.
  if (customer === undefined) return;
  await untilWon(`the standing of customer ${customerId}`, TRIES, async () => {
    const at = deps.now().toISOString();
    const standing = await loadStanding(db, customerId, at);
    const after = withCauses(standing, { of: 'refused', id: mailId, at, how });
    if (after === standing) return undefined;
    const outcome = await transact(db, [
      putStanding(db, standing, after),
      putFact(db, { kind: 'refused', customerId, at, id: mailId, how }),
      ...(customer.email === undefined
        ? []
        : [rememberRefusal(db, addressHash(await deps.keyring(), customer.email), { id: mailId, at, how })]),
    ]);
    return outcome.kind === 'done' ? undefined : 'lost';
  });
}
