import { wordsIn } from '../../../domain/kernel/locale.ts';
import { formatMoment } from '../../../contract/format.ts';
import type { Owner } from '../../../domain/people/customer.ts';
import type { Campaign } from '../../../domain/sequences/campaign.ts';
import { firstMailAt } from '../../../domain/sequences/waves.ts';
import {
  answered,
  keepReasons,
  keepSpans,
  type Kept,
  type OwnerReview,
} from '../../../domain/sequences/owner-review.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import {
  html,
  readForm,
  type HttpRequest,
  type HttpResponse,
  type RouteHandler,
} from '../../../platform/http-pipeline.ts';
import { untilWon } from '../../../platform/dynamodb/transact.ts';
import { inParallel } from '../../../platform/in-parallel.ts';
import { readLink } from '../../../platform/signed-links.ts';
import { renderReviewPage } from '../../../templates/pages/review-page.ts';
import type { ReviewPageView, ReviewPerson } from '../../../templates/pages/review-page-view.ts';
import { addressOf, localeOf } from '../../kernel/locale-of.ts';
import type { Needs } from '../../kernel/deps.ts';
import { findAccounts } from '../../people/account-store.ts';
import { findCustomers } from '../../people/customer-store.ts';
import { listOwners } from '../../people/owner-store.ts';
import { findCampaign } from '../campaign-store.ts';
import { keepName } from './keep-name.ts';
import { countNames, findNames, findReview, saveReview } from './review-store.ts';

type Deps = Needs<'db' | 'settings' | 'linkKeys' | 'now'>;

/** So many names stand on one page. */
export const namesOnAPage = 100;
const TRIES = 5;
const AT_ONCE = 8;

/** Shows an owner the names of a campaign, ticked. Looking records nothing: scanners follow every link. */
export const showReview =
  (deps: Deps): RouteHandler =>
  (request) =>
    asGuest(deps, request, (guest) => showNames(deps, guest, request.query['after']));

/** Takes the answer for the names of one page: who is unticked is kept from the campaign. It may be given anew until the end. */
export const takeReview =
  (deps: Deps): RouteHandler =>
  (request) =>
    asGuest(deps, request, async (guest) => {
      const after = request.query['after'];
      const { customerIds, next } = await findNames(deps.db, guest.campaign.id, guest.owner.id, {
        after,
        limit: namesOnAPage,
      });
      const at = deps.now().toISOString();
      const form = await readForm(request);
      const shown = customerIds.filter((id) => form[`shown-${id}`] === '1');
      const kept = shown.flatMap((id) => keptIn(form, id, at));
      const byId = new Map(kept.map((each) => [each.customerId, each]));
      await inParallel(shown, AT_ONCE, (id) =>
        keepName(deps, guest.settings, guest.campaign.id, id, byId.get(id)),
      );
      await note(deps, guest, shown, kept, at);
      const more = next === undefined ? {} : { nextUrl: guest.pageAfter(next) };
      return page({
        ...guest.base,
        kind: 'done',
        may: shown.length - kept.length,
        kept: kept.length,
        backUrl: guest.pageAfter(after),
        ...more,
      });
    });

interface Guest {
  readonly settings: Settings;
  readonly owner: Owner;
  readonly campaign: Campaign;
  readonly review: OwnerReview;
  /** The address of the names that follow one; of the first ones without. */
  readonly pageAfter: (after: string | undefined) => string;
  readonly base: Pick<ReviewPageView, 'locale' | 'ownerName' | 'until'>;
}

async function asGuest(
  deps: Deps,
  request: HttpRequest,
  show: (guest: Guest) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const settings = await deps.settings();
  const locale = localeOf(request, settings);
  const token = request.params['token'] ?? '';
  const reading = readLink(await deps.linkKeys(), 'r', token, deps.now().getTime());
  const [campaignId = '', ownerId = ''] = reading.kind === 'valid' ? reading.fields : [];
  const trouble = page({ locale, ownerName: '', until: '', kind: 'linkTrouble' }, 404);
  if (campaignId === '') return trouble;
  const [campaign, owners, review] = await Promise.all([
    findCampaign(deps.db, campaignId),
    listOwners(deps.db),
    findReview(deps.db, campaignId, ownerId),
  ]);
  const owner = owners.find(({ id, retired }) => id === ownerId && !retired);
  const until = campaign?.ownerReview?.until;
  if (campaign === undefined || owner === undefined || until === undefined) return trouble;
  const base = {
    locale,
    ownerName: owner.name,
    until: formatMoment(Date.parse(until), settings.calendar.timeZone, locale),
  };
  const isOver = campaign.state === 'ended' || Date.parse(until) <= deps.now().getTime();
  if (isOver) return page({ ...base, kind: 'closed', kept: review?.kept.length ?? 0 });
  if (review === undefined) return page({ ...base, kind: 'nobody' });
  const pageAfter = (after: string | undefined): string => addressOf(request, `/r/${token}`, { after });
  return show({ settings, owner, campaign, review, base, pageAfter });
}

async function showNames(
  { db }: Deps,
  { settings, owner, campaign, review, base, pageAfter }: Guest,
  after: string | undefined,
): Promise<HttpResponse> {
  const [{ customerIds }, counted] = await Promise.all([
    findNames(db, campaign.id, owner.id, { after, limit: namesOnAPage }),
    countNames(db, campaign.id, owner.id),
  ]);
  const customers = await findCustomers(db, customerIds);
  const accounts = await findAccounts(
    db,
    [...customers.values()].map(({ accountId }) => accountId),
  );
  const people = customerIds.flatMap((id): readonly ReviewPerson[] => {
    const customer = customers.get(id);
    if (customer === undefined) return [];
    const said = review.kept.find(({ customerId }) => customerId === id);
    return [
      {
        id,
        name: customer.fullName ?? '',
        kana: customer.kana ?? '',
        accountName: accounts.get(customer.accountId)?.name ?? '',
        position: [customer.department, customer.title].filter((part) => part !== undefined).join(' '),
        lastTwoWayOn: customer.lastTwoWayOn,
        ...(said === undefined ? {} : { kept: { reason: said.reason, span: said.span } }),
      },
    ];
  });
  const { locale } = base;
  return page({
    ...base,
    kind: 'names',
    action: pageAfter(after),
    topic: wordsIn(campaign.sequence.topic, locale),
    firstMailAt: formatMoment(Date.parse(firstMailAt(campaign)), settings.calendar.timeZone, locale),
    people,
    of: counted.people,
    isMore: counted.isMore,
    isAnswered: review.answeredAt !== undefined,
  });
}

/** A customer is kept where the box of the form is not ticked; what is chosen beside it says why and for how long. */
function keptIn(form: Readonly<Record<string, string>>, customerId: string, at: string): readonly Kept[] {
  if (form[`may-${customerId}`] === '1') return [];
  const reason = keepReasons.find((each) => each === form[`why-${customerId}`]) ?? 'inTalks';
  const span = keepSpans.find((each) => each === form[`span-${customerId}`]) ?? 'once';
  return [{ customerId, reason, span, at }];
}

/** Notes the answer; of two at once both are kept. */
const note = (
  { db }: Deps,
  { campaign, owner }: Guest,
  shown: readonly string[],
  kept: readonly Kept[],
  at: string,
): Promise<boolean> =>
  untilWon(`the review of campaign ${campaign.id}`, TRIES, async () => {
    const review = await findReview(db, campaign.id, owner.id);
    if (review === undefined) return false;
    return (await saveReview(db, review, answered(review, shown, kept, at))) ? true : 'lost';
  });

const page = (view: ReviewPageView, status = 200): HttpResponse => html(renderReviewPage(view), status);
