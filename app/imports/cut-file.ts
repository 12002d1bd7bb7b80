import { cutChunks } from '../../domain/imports/cut-chunks.ts';
import type { ImportKind, RecordByKind } from '../../domain/imports/import-records.ts';
import { resolveAccounts } from '../people/account-store.ts';
import type { Deps } from './deps.ts';
import { partiesOf } from './import-deals.ts';
import { namingOf } from './import-people.ts';

/**
 * Cuts the records of a file into chunks that may be stored in any order, several at once. Names of companies are settled
 * before, for the whole file: which of two names of a company comes first decides its id.
 */
export async function cutFile<K extends ImportKind>(
  deps: Deps,
  kind: K,
  records: readonly RecordByKind[K][],
  size: number,
): Promise<readonly (readonly RecordByKind[K][])[]> {
  const group: Groupers[K] = groupers[kind];
  return cutChunks(records, await group(deps, records), size);
}

type Groupers = {
  readonly [K in ImportKind]: (
    deps: Deps,
    records: readonly RecordByKind[K][],
  ) => Promise<(record: RecordByKind[K]) => string | undefined>;
};

/** Rows of these files speak of each other: the start of a webinar, a deputy, a day that is missing. */
const asOne = async () => (): string => '';

const groupers: Groupers = {
  customer: async ({ db, keyring }, records) => {
    const accountIdOf = await resolveAccounts(
      db,
      await keyring(),
      records.map((record) => namingOf(record)),
    );
    return (record) => accountIdOf(namingOf(record));
  },
  account: async ({ db, keyring }, records) => {
    const accountIdOf = await resolveAccounts(
      db,
      await keyring(),
      records.map(({ code, name }) => ({ code, name })),
    );
    return ({ code, name }) => accountIdOf({ code, name });
  },
  deal: async (deps, records) => (await partiesOf(deps, records)).accountOf,
  owner: asOne,
  webinar: asOne,
  inquiry: asOne,
  optOut: async () => () => undefined,
  feedback:
    async () =>
    ({ code }) =>
      code,
};
