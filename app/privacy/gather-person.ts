import { personDataSchema, type PersonData, type StoredOfPerson } from '../../contract/privacy.ts';
import type { OutboxMail } from '../../domain/mail/mail.ts';
import { addressesOf } from '../../domain/people/customer.ts';
import { personSections, sectionOf, type PersonSection } from '../../domain/privacy/person-items.ts';
import type { Database, Item } from '../../platform/dynamodb/database.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
import { factsIn } from '../kernel/read-facts.ts';
import type { Needs } from '../kernel/deps.ts';
import { mailsIn } from '../mail/mail-store.ts';
import { sentLetterOf } from '../mail/sent-letter.ts';
import { findAddress, addressHash } from '../people/address-store.ts';
import { customerIn } from '../people/customer-store.ts';
import { findDealsAround } from '../people/merged-account-store.ts';
import { engagementsIn } from '../timeline/timeline-store.ts';
import { findPartition, type PersonRecords } from './person-store.ts';

type Deps = Needs<'db' | 'keyring' | 'linkKeys' | 'settings' | 'publicUrl' | 'now'>;

/** Everything that is stored of a person, under all records, with the mails as far as they can be made again. */
export async function gatherPerson(deps: Deps, { speaker, records }: PersonRecords): Promise<PersonData> {
  const gathered = new Map<PersonSection, StoredOfPerson[]>(personSections.map((section) => [section, []]));
  const add = (section: PersonSection, stored: readonly StoredOfPerson[]): void =>
    void gathered.get(section)?.push(...stored);
  for (const customerId of records) {
    const { customers, timeline } = await findPartition(deps.db, customerId);
    for (const item of customers)
      if (sectionOf(String(item['sk'])) !== 'mails')
        add(sectionOf(String(item['sk'])), [{ ...withoutKeys(item), customerId }]);
    add('mails', await inParallel(mailsIn(customers), MAILS_AT_ONCE, (mail) => withText(deps, mail)));
    add(
      'acts',
      engagementsIn(timeline).map((act) => ({ ...act, customerId })),
    );
    add(
      'history',
      factsIn(timeline).map((fact) => ({ ...fact, customerId })),
    );
    add('addresses', await addressSection(deps, customers, customerId));
  }
  add('deals', await dealsOf(deps.db, speaker.accountId, records));
  return personDataSchema.parse({
    schema: 'rekindle.person/1',
    customerId: speaker.id,
    exportedAt: deps.now().toISOString(),
    records: [...records],
    sections: Object.fromEntries(gathered),
  });
}

const MAILS_AT_ONCE = 4;

/** How an item is found is no data of the person. */
function withoutKeys(item: Item): Item {
  const { pk: _pk, sk: _sk, version: _version, schemaVersion: _schema, ...rest } = item;
  const { leadsKey: _leads, level: _level, dueKey: _due, dueAt: _dueAt, findable: _found, ...stored } = rest;
  return stored;
}

/** What was sent reads as it would now: a text that is gone, or a mail to colleagues, has its dates alone. */
async function withText(deps: Deps, mail: OutboxMail): Promise<StoredOfPerson> {
  const wasSent = mail.subject.kind === 'nurture' && mail.state !== 'queued' && mail.state !== 'rejected';
  const letter = wasSent ? await sentLetterOf(deps, mail, deps.publicUrl) : undefined;
  if (letter === undefined) return mail;
  const { subject, text } = renderNurtureMail(letter.view);
  return { ...mail, subjectLine: subject, text };
}

/** Every address of a record, with the refusals that are kept of it. */
async function addressSection(
  { db, keyring }: Deps,
  items: readonly Item[],
  customerId: string,
): Promise<readonly StoredOfPerson[]> {
  const keys = await keyring();
  const customer = customerIn(items);
  if (customer === undefined) return [];
  return Promise.all(
    addressesOf(customer).map(async (each) => {
      const { refusals } = await findAddress(db, addressHash(keys, each));
      return { customerId, email: each, isFormer: each !== customer.email, refusals };
    }),
  );
}

const dealsOf = async (
  db: Database,
  accountId: string,
  records: readonly string[],
): Promise<readonly StoredOfPerson[]> =>
  (await findDealsAround(db, accountId)).flatMap((deal) =>
    deal.customerId !== undefined && records.includes(deal.customerId)
      ? [{ ...deal, customerId: deal.customerId }]
      : [],
  );
