import type { AboutFile } from '../../domain/imports/import-job.ts';
import type { ImportKind, RecordByKind } from '../../domain/imports/import-records.ts';
import { importDeals } from './import-deals.ts';
import { importInquiries, importWebinar } from './import-engagements.ts';
import { declareOptOuts, importOptOuts, takeBackOptOuts } from './import-opt-outs.ts';
import { importOwners } from './import-owners.ts';
import type { Journal } from './import-journal.ts';
import { importFeedback } from './import-feedback.ts';
import { importAccounts, importCustomers, type Changes } from './import-people.ts';
import type { Deps } from './deps.ts';

/** What holds for all records that are stored in one go. */
export interface Storing {
  readonly about: AboutFile;
  /** Who hands the file in. */
  readonly by?: string | undefined;
  /** They were begun before, and may have broken off: all that follows from them is done, whatever is stored. */
  readonly isRepeat: boolean;
  /** Where what is written is noted, of files that can be undone. */
  readonly journal?: Journal | undefined;
  /** Which list of opt-outs it is (`listIdOf`). */
  readonly list?: string | undefined;
}

/** Stores records of a file with all that follows from them. Twice is the same as once. */
export const storeRecords = <K extends ImportKind>(
  deps: Deps,
  kind: K,
  records: readonly RecordByKind[K][],
  storing: Storing,
): Promise<Changes> => {
  const store: Writers[K] = writers[kind];
  return store(deps, records, storing);
};

/** What follows once every record of a file is stored, and not before: mails go out only after all opt-outs are in. */
export const finishFile = (deps: Pick<Deps, 'db'>, kind: ImportKind, about: AboutFile): Promise<void> =>
  kind === 'optOut' && !about.undo ? declareOptOuts(deps) : Promise.resolve();

type Writers = {
  readonly [K in ImportKind]: (
    deps: Deps,
    records: readonly RecordByKind[K][],
    storing: Storing,
  ) => Promise<Changes>;
};

const writers: Writers = {
  customer: (
    deps,
    records,
    { about: { basis, basisOn: on, evidence, declaredBy }, isRepeat, journal },
  ): Promise<Changes> =>
    importCustomers(deps, records, { basis, on, evidence, declaredBy }, { isRepeat, journal }),
  account: (deps, records, { isRepeat, journal }) => importAccounts(deps, records, { isRepeat, journal }),
  deal: importDeals,
  owner: importOwners,
  webinar: (deps, records, { about, isRepeat }) => importWebinar(deps, records, { day: about.on, isRepeat }),
  inquiry: (deps, records, { about, isRepeat }) =>
    importInquiries(deps, records, { day: about.on, isRepeat }),
  optOut: (deps, records, { about, list, journal }) =>
    about.undo ? takeBackOptOuts(deps, records, list) : importOptOuts(deps, records, { list, journal }),
  feedback: (deps, records, { by }) => importFeedback(deps, records, by),
};
