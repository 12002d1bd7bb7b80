import type { ImportReport } from '../../contract/imports.ts';
import { isOutsideJapan } from '../../domain/kernel/outside-japan.ts';
import { meaningsOf } from '../../domain/imports/ask-about-columns.ts';
import { presenceMeanings } from '../../domain/imports/presence-columns.ts';
import { fileRefusalMessage } from '../../domain/imports/file-refusal-message.ts';
import type { AboutFile } from '../../domain/imports/import-job.ts';
import type { ImportKind } from '../../domain/imports/import-records.ts';
import { fieldsOfKind, readRecords } from '../../domain/imports/read-records.ts';
import type { FileRefusal, ReadFile, ReadOptions, ReadResult } from '../../domain/imports/read-result.ts';
import { refusalMessage, warningMessage } from '../../domain/imports/refusal-messages.ts';
import type { LocalDate } from '../../domain/kernel/local-date.ts';
import type { Bilingual, Locale } from '../../domain/kernel/locale.ts';
import { withUnknownOwners } from '../../domain/imports/unknown-owners.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { readSheets, type Sheet } from '../../domain/imports/read-sheets.ts';
import { heldBytes } from '../../platform/workbook/packed-file.ts';
import { isWorkbook, readWorkbook } from '../../platform/workbook/read-workbook.ts';
import { UserError, type WrongPlace } from '../../platform/user-error.ts';
import { listOwners } from '../people/owner-store.ts';
import type { Deps } from './deps.ts';
import { refusedFileOf } from './refused-file.ts';

const SHOWN = 200;

/** Reads a file with what a person said about it; a file that cannot be read is a mistake of that person's. */
export async function readGiven<K extends ImportKind>(
  deps: Pick<Deps, 'db' | 'settings' | 'now'>,
  kind: K,
  body: Uint8Array | readonly Sheet[],
  about: AboutFile,
  section: Pick<ReadOptions, 'isSection' | 'dateOrders' | 'carried'> = {},
): Promise<ReadFile<K>> {
  const { dateOrder, session, durationMinutes, mapping, preset, sheet } = about;
  if (about.on !== undefined || about.basisOn !== undefined) refuseDaysAhead(about, await today(deps));
  // A list of salespeople holds neither amounts nor days.
  const { calendar, currency } = kind === 'owner' ? {} : await deps.settings();
  const options: ReadOptions = {
    ...section,
    ...(calendar !== undefined && isOutsideJapan(calendar) ? { isAbroad: true } : {}),
    ...(currency === undefined ? {} : { currency }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(session === undefined ? {} : { session }),
    ...(durationMinutes === undefined ? {} : { durationMinutes }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(kind === 'feedback' ? { today: await today(deps) } : {}),
    ...(preset === undefined ? {} : { preset }),
    ...(sheet === undefined ? {} : { sheet }),
  };
  const check: Checks[K] = checks[kind];
  const result = await check(await readTableIn(kind, body, options), deps);
  if (result.kind === 'read') return result;
  throw refusedAs(result.refusal);
}

/** What a file tells of has happened, and grounds were given: neither on a day that lies ahead. */
function refuseDaysAhead({ on, basisOn }: Pick<AboutFile, 'on' | 'basisOn'>, day: LocalDate): void {
  const [ahead] = [
    { option: 'on', given: on },
    { option: 'basis-on', given: basisOn },
  ].filter(({ given }) => given !== undefined && given > day);
  if (ahead === undefined) return;
  throw new UserError(422, 'day-ahead', {
    ja: `--${ahead.option} の日付 ${ahead.given} はまだ来ていません（今日は ${day}）。何も保存していません。今日までの日付を指定してください。`,
    en: `The day given as --${ahead.option}, ${ahead.given}, lies ahead (today is ${day}). Nothing was stored. Give today or a day before.`,
  });
}

/** Why a file was not read, with what a person is asked of it. */
export function refusedAs(refusal: FileRefusal): UserError {
  const text = { ja: fileRefusalMessage(refusal, 'ja'), en: fileRefusalMessage(refusal, 'en') };
  return new UserError(422, `file-${refusal.code}`, text, askedOf(refusal, text));
}

/** What a person is asked about a file: which sheet is meant, what its columns are. */
function askedOf(refusal: FileRefusal, text: Bilingual): readonly WrongPlace[] | undefined {
  if (refusal.code === 'whichSheet') return [{ place: 'sheet', message: text, choices: refusal.sheets }];
  if (refusal.code === 'whichDateOrder')
    return refusal.columns.map(({ column, cells }) => ({
      place: column,
      message: text,
      choices: ['mdy', 'dmy'],
      cells,
    }));
  if (refusal.code === 'undecidedColumns')
    return refusal.columns.map((each) => ({
      place: each.column,
      message: text,
      choices: meaningsOf(each, refusal.asked),
      cells: each.cells,
    }));
  if (refusal.code === 'unclearPresence')
    return refusal.columns
      .filter(({ column }) => refusal.unclear.includes(column))
      .map(({ column, cells }) => ({ place: column, message: text, choices: presenceMeanings, cells }));
  if (!('columns' in refusal)) return undefined;
  return refusal.columns.length === 0
    ? undefined
    : refusal.columns.map(({ column, cells, field, proposed }) => ({
        place: column,
        message: text,
        choices: fieldsOfKind(refusal.asked),
        cells,
        ...(field === undefined ? {} : { readAs: field }),
        ...(proposed === undefined ? {} : { proposed }),
      }));
}

/** A workbook is unpacked first; any other file is text. Of a large workbook some rows of its sheets come. */
async function readTableIn<K extends ImportKind>(
  kind: K,
  body: Uint8Array | readonly Sheet[],
  options: ReadOptions,
): Promise<ReadResult<K>> {
  if (!(body instanceof Uint8Array)) return readSheets(kind, body, options);
  if (!(await isWorkbook(heldBytes(body)))) return readRecords(kind, body, options);
  const workbook = await readWorkbook(body);
  return workbook.kind === 'sheets'
    ? readSheets(kind, workbook.sheets, options)
    : { kind: 'refused', refusal: { code: workbook.code } };
}

/** What rows are held against that no file tells. */
type Known = Pick<Deps, 'db' | 'settings' | 'now'>;

type Checks = {
  readonly [K in ImportKind]: (read: ReadResult<K>, deps: Known) => Promise<ReadResult<K>>;
};

const asRead = <T>(read: T): Promise<T> => Promise.resolve(read);

const withOwners = async <K extends 'customer' | 'account' | 'deal'>(
  read: ReadResult<K>,
  { db }: Known,
): Promise<ReadResult<K>> => withUnknownOwners(read, await listOwners(db));

/** What is known today about rows that were read. */
const checks: Checks = {
  customer: withOwners,
  account: withOwners,
  deal: withOwners,
  owner: asRead,
  webinar: asRead,
  inquiry: asRead,
  optOut: asRead,
  feedback: asRead,
};

const today = async ({ settings, now }: Pick<Deps, 'settings' | 'now'>): Promise<LocalDate> =>
  dayOf(now().getTime(), (await settings()).calendar.timeZone);

/** What is told of a file that was read; of a large one more problems are counted than kept. */
type Reported = Omit<ReadFile<ImportKind>, 'kind' | 'rows' | 'dateOrders'> & {
  readonly refusalCount?: number;
  readonly warningCount?: number;
};

/** What was read, before anything is stored. */
export async function reportOf(
  kind: ImportKind,
  file: string,
  read: Reported,
  locale: Locale,
): Promise<ImportReport> {
  return {
    kind,
    file,
    encoding: read.format.encoding,
    headerLine: read.format.headerLine,
    ...(read.format.sheet === undefined ? {} : { sheet: read.format.sheet }),
    columns: {
      used: [...read.columns.used],
      ignored: [...read.columns.ignored],
      seen: read.columns.seen.map((each) => ({ ...each, cells: [...each.cells] })),
      fields: [...fieldsOfKind(kind)],
    },
    counts: { ...read.counts, created: 0, updated: 0, unchanged: 0 },
    refusals: read.refusals
      .slice(0, SHOWN)
      .map((refusal) => ({ ...lineOf(refusal), message: refusalMessage(refusal, locale) })),
    warnings: read.warnings
      .slice(0, SHOWN)
      .map((warning) => ({ ...lineOf(warning), message: warningMessage(warning, locale) })),
    refusalCount: read.refusalCount ?? read.refusals.length,
    warningCount: read.warningCount ?? read.warnings.length,
    refusedFile: await refusedFileOf(file, read, locale),
    unmatched: [],
    stored: false,
  };
}

const lineOf = ({
  line,
  column,
  value,
  code,
}: {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly code: string;
}) => ({ line, column, value, code });
