import { cutChunks } from '../../domain/imports/cut-chunks.ts';
import type { ImportKind, RecordByKind } from '../../domain/imports/import-records.ts';
import { resolveAccounts } from '../people/account-alias-store.ts';
import type { Deps } from './deps.ts';
import { partiesOf } from './import-deals.ts';
import type { Journal } from './import-journal.ts';
import { resolvePeople } from './resolve-people.ts';

/**
 * Cuts the records of a file into chunks that may be stored in any order, several at once. Names of companies are settled
 * before, for the whole file: which of two names of a company comes first decides its id.
 */
export async function cutFile<K extends ImportKind>(
  deps: Deps,
  kind: K,
  records: readonly RecordByKind[K][],
  size: number,
  journal?: Journal,
): Promise<readonly (readonly RecordByKind[K][])[]> {
  const keys: Keys[K] = keysByKind[kind];
  return cutChunks(records, await keys(deps, records, journal), size);
}

type Keys = {
  readonly [K in ImportKind]: (
    deps: Deps,
    records: readonly RecordByKind[K][],
    journal: Journal | undefined,
  ) => Promise<(record: RecordByKind[K]) => readonly string[]>;
};

/** Rows of these files speak of each other: the start of a webinar, a deputy, a day that is missing. */
const asOne = async () => (): readonly string[] => [''];

/** What keeps records together: one company, and one person by number or address. */
const keysByKind: Keys = {
  customer: async ({ db, keyring }, records, journal) => {
    const { idOf, companyOf } = await resolvePeople(db, await keyring(), records, journal);
    return (record) => [
      ...named('account', companyOf(record)),
      ...named('number', record.externalId),
      ...named('address', record.email),
      // Two addresses may have been one person's.
      ...named('person', idOf(record)),
    ];
  },
  account: async ({ db, keyring }, records, journal) => {
    const accountIdOf = await resolveAccounts(
      db,
      await keyring(),
      records.map(({ code, name }) => ({ code, name })),
      (aliases) => journal?.note({ aliases: [...aliases] }) ?? Promise.resolve(),
    );
    return ({ code, name }) => named('account', accountIdOf({ code, name }));
  },
  deal: async (deps, records) => {
    const { accountOf } = await partiesOf(deps, records);
    return (record) => [accountOf(record)];
  },
  owner: asOne,
  webinar: asOne,
  inquiry: asOne,
  optOut: async () => () => [],
  feedback:
    async () =>
    ({ code }) => [code],
};

const named = (what: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${what} ${value}`];
