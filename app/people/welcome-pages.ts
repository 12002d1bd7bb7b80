import { renderWelcomePage } from '../../templates/pages/welcome-page.ts';
import type { WelcomePageView } from '../../templates/pages/welcome-page-view.ts';
import { listOwners, welcomeOwner } from './owner-store.ts';
import { readLink } from '../../platform/signed-links.ts';
import type { Owner } from '../../domain/people/customer.ts';
import {
  html,
  type HttpRequest,
  type HttpResponse,
  type RouteHandler,
} from '../../platform/http-pipeline.ts';
import type { Needs } from '../kernel/deps.ts';
import { addressOf, localeOf } from '../kernel/locale-of.ts';

type Deps = Needs<'db' | 'settings' | 'linkKeys' | 'now'>;

/** Shows what the button of the introduction asks. Looking records nothing: scanners follow every link. */
export const showWelcome =
  (deps: Deps): RouteHandler =>
  (request) =>
    asOwner(deps, request, async ({ owner, base, action }) =>
      page(owner.welcomedAt === undefined ? { ...base, kind: 'ask', action } : { ...base, kind: 'done' }),
    );

/** Notes that our mails reach this owner. Pressing again changes nothing. */
export const takeWelcome =
  (deps: Deps): RouteHandler =>
  (request) =>
    asOwner(deps, request, async ({ owner, base }) => {
      await welcomeOwner(deps.db, owner.id, deps.now().toISOString());
      return page({ ...base, kind: 'done' });
    });

interface Guest {
  readonly owner: Owner;
  readonly base: Pick<Extract<WelcomePageView, { kind: 'done' }>, 'locale' | 'ownerName' | 'senderAddress'>;
  readonly action: string;
}

async function asOwner(
  deps: Deps,
  request: HttpRequest,
  show: (guest: Guest) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const settings = await deps.settings();
  const locale = localeOf(request, settings);
  const token = request.params['token'] ?? '';
  const reading = readLink(await deps.linkKeys(), 'o', token, deps.now().getTime());
  const ownerId = reading.kind === 'valid' ? reading.fields[0] : undefined;
  const owner = ownerId === undefined ? undefined : await findOwner(deps, ownerId);
  if (owner === undefined) return page({ locale, ownerName: '', kind: 'linkTrouble' }, 404);
  const base = { locale, ownerName: owner.name, senderAddress: settings.staffSenderAddress };
  return show({ owner, base, action: addressOf(request, `/o/${token}`) });
}

const findOwner = async ({ db }: Deps, ownerId: string): Promise<Owner | undefined> =>
  (await listOwners(db)).find(({ id, retired }) => id === ownerId && !retired);

const page = (view: WelcomePageView, status = 200): HttpResponse => html(renderWelcomePage(view), status);
