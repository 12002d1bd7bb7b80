import { grouped } from '../../domain/kernel/grouped.ts';
import type { OwnerRecord } from '../../domain/imports/import-records.ts';
import { mergeOwner } from '../../domain/imports/merge-record.ts';
import type { Owner } from '../../domain/people/customer.ts';
import { addressKey, givenFirst, personKey } from '../../domain/people/names.ts';
import { tellOfLeavers } from '../handoffs/clocks/tell-of-leavers.ts';
import { listOwners, saveOwners } from '../people/owner-store.ts';
import type { Deps } from './deps.ts';
import { countsOf, type Changes } from './import-people.ts';
import { mergeStored } from './merge-stored.ts';

/**
 * Takes salespeople. Two of one name are two, told apart by their addresses, and named to whoever imports: a file that says
 * only 「田中」 cannot mean one of them. One row of one name with another address is a new address.
 */
export async function importOwners(
  { db, keyring, now }: Pick<Deps, 'db' | 'keyring' | 'now'>,
  records: readonly OwnerRecord[],
): Promise<Changes> {
  const keys = await keyring();
  const stored = await listOwners(db);
  const idOf = ownerIds(stored, records, (text) => keys.idOf('owner', text));
  const rows = grouped(records, idOf);
  const merged = await mergeStored(
    'owner',
    [...rows.keys()],
    {
      find: async () => new Map((await listOwners(db)).map((owner) => [owner.id, owner])),
      save: (changed) => saveOwners(db, changed),
    },
    (known, id) =>
      (rows.get(id) ?? []).reduce<Owner | undefined>((owner, record) => mergeOwner(owner, id, record), known),
  );
  const before = new Map(stored.map((owner) => [owner.id, owner.retired]));
  await tellOfLeavers(
    { db, now },
    merged.all.filter(({ id, retired }) => retired && before.get(id) === false),
  );
  const namesakes = [...grouped(merged.all, ({ name }) => personKey(name)).values()].filter(
    (same) => same.length > 1,
  );
  return {
    ...countsOf(merged),
    ...(namesakes.length === 0
      ? {}
      : {
          unmatched: namesakes.map(
            (same) => `${same[0]?.name ?? ''} (${same.map(({ email }) => email ?? '-').join(', ')})`,
          ),
        }),
  };
}

/** The id of each row: of the stored owner with that address, else of the one of that name, unless the file has several. */
function ownerIds(
  stored: readonly Owner[],
  records: readonly OwnerRecord[],
  made: (text: string) => string,
): (record: OwnerRecord) => string {
  const mails = grouped(records, ({ name }) => personKey(name));
  return ({ name, email }) => {
    const key = personKey(name);
    const namesakes = stored.filter((owner) => personKey(givenFirst(owner.name)) === key);
    const address = email === undefined ? undefined : addressKey(email);
    const same = namesakes.find(
      (owner) => address !== undefined && addressKey(owner.email ?? '') === address,
    );
    if (same !== undefined) return same.id;
    const inFile = [
      ...new Set(
        (mails.get(key) ?? []).flatMap((row) => (row.email === undefined ? [] : addressKey(row.email))),
      ),
    ];
    const isOnly = inFile.length <= 1 && namesakes.length <= 1;
    if (isOnly || address === undefined) return namesakes[0]?.id ?? made(key);
    return namesakes.length === 0 && address === inFile[0] ? made(key) : made(`${key}|${address}`);
  };
}
