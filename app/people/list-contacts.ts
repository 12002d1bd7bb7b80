import type { ContactRow, findingRoutes } from '../../contract/people.ts';
import { laterOf } from '../../domain/kernel/local-date.ts';
import { customerTerms, type FindingTerm } from '../../domain/people/finding-terms.ts';
import type { Customer } from '../../domain/people/customer.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { contactRows, type FoundContact } from './contact-rows.ts';
import { customerIdIn, findCustomer, loadStanding } from './customer-store.ts';
import { findableParts } from './findable-store.ts';
import { contactLevel, findContactMarks, findTerms, wasAllMadeFindable } from './finding-store.ts';
import { isTheirs, whoseCustomer } from './whose-customer.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;
type Sort = 'reading' | 'lastContact';

/** So many pages are looked through for what is somebody's own; the next request goes on behind them. */
const PAGES_LOOKED_AT = 10;

/** All customers in an order, by cursor: each page reads as much as any other, however many there are. */
export const listContacts =
  ({ db, freshSettings, now }: Deps): Serve<typeof findingRoutes.listContacts> =>
  async ({ query: { sort, after, limit } }, { sees }) => {
    const [{ model }, whose, isComplete] = await Promise.all([
      freshSettings(),
      whoseCustomer(db),
      wasAllMadeFindable(db, findableParts),
    ]);
    const contacts: ContactRow[] = [];
    let from = after === undefined ? undefined : await placeOf(db, after, sort, now().toISOString());
    const shown = new Set<string>();
    for (let page = 0; page < PAGES_LOOKED_AT; page++) {
      const places = await placesBehind(db, sort, from, limit);
      const ids = [...new Set(places.map(({ id }) => id))];
      const rows = await contactRows(db, ids, model, whose, now().getTime());
      const found = new Map(rows.map((each) => [each.row.customerId, each]));
      for (const place of places) {
        from = place;
        const contact = found.get(place.id);
        // A mark of before stands elsewhere in the order; a profile's and a standing's may both be true.
        if (contact === undefined || shown.has(place.id) || !isPlaceOf(contact, place)) continue;
        shown.add(place.id);
        if (!isTheirs(sees, contact.row)) continue;
        contacts.push(contact.row);
        if (contacts.length === limit) return { contacts, next: place.id, isComplete };
      }
      if (places.length < limit) return { contacts, isComplete };
    }
    return { contacts, ...(from === undefined ? {} : { next: from.id }), isComplete };
  };

/** Where somebody stands in an order. */
interface Place {
  readonly id: string;
  readonly term?: FindingTerm;
  readonly level?: number;
}

async function placesBehind(
  db: Database,
  sort: Sort,
  from: Place | undefined,
  count: number,
): Promise<readonly Place[]> {
  if (sort === 'reading')
    return (await findTerms(db, 'reading', { beginning: '', after: from?.term, count })).map((term) => ({
      id: term.id,
      term,
    }));
  return (await findContactMarks(db, from?.level, count)).map(({ pk, level }) => ({
    id: customerIdIn(pk),
    level,
  }));
}

const isPlaceOf = ({ customer, row }: FoundContact, { term, level }: Place): boolean =>
  term === undefined
    ? row.lastContactOn !== undefined && level === contactLevel(customer.id, row.lastContactOn)
    : readingOf(customer)?.key === term.key;

const readingOf = (customer: Customer): FindingTerm | undefined =>
  customerTerms(customer).find(({ list }) => list === 'reading');

/** The place of whom a page ended with, as they are now. */
async function placeOf(db: Database, id: string, sort: Sort, now: string): Promise<Place> {
  const [customer, standing] = await Promise.all([findCustomer(db, id), loadStanding(db, id, now)]);
  const term = customer === undefined ? undefined : readingOf(customer);
  const day = laterOf(customer?.lastTwoWayOn, standing.lastTwoWayOn);
  if (sort === 'reading' && term !== undefined) return { id, term };
  if (sort === 'lastContact' && day !== undefined) return { id, level: contactLevel(id, day) };
  throw new UserError(409, 'list-moved', {
    ja: `一覧の続きの位置（after="${id}"）が見つかりません。最初から開き直してください。`,
    en: `The place in the list (after="${id}") is gone. Begin from the start.`,
  });
}
