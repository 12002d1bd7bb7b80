import { dayOf } from '../../domain/kernel/time-zone.ts';
import { importRoutes, type ImportReport } from '../../contract/imports.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { importKindSchema, type ImportKind } from '../../domain/imports/import-records.ts';
import { fileRefusalMessage } from '../../domain/imports/file-refusal-message.ts';
import { readRecords } from '../../domain/imports/read-records.ts';
import type { ReadFile, ReadOptions, ReadResult } from '../../domain/imports/read-result.ts';
import { refusalMessage, warningMessage } from '../../domain/imports/refusal-messages.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { FileConsent } from '../../domain/imports/merge-record.ts';
import { UserError } from '../../platform/user-error.ts';
import { importInquiries, importWebinar } from './import-engagements.ts';
import { importOptOuts, takeBackOptOuts } from './import-opt-outs.ts';
import { type LocalDate } from '../../domain/kernel/local-date.ts';
import { withoutPastDays } from '../../domain/imports/feedback-rows.ts';
import { importFeedback } from './import-feedback.ts';
import { importDeals } from './import-deals.ts';
import { importOwners } from './import-owners.ts';
import { importAccounts, importCustomers, type Changes } from './import-people.ts';
import type { Deps } from './deps.ts';

const SHOWN = 200;

/** Takes a file as it is: reads what can be read, refuses row by row with a remedy, stores the good rows. */
export const importFile =
  (deps: Deps): Serve<typeof importRoutes.importFile> =>
  async ({ params, query, body }, caller) => {
    const kind = kindOf(params.kind);
    const locale = caller.locale ?? (await deps.settings()).locale;
    const { on, basis, basisOn, evidence, declaredBy, dateOrder, session, durationMinutes, mapping } = query;
    const options: ReadOptions = {
      ...(dateOrder === undefined ? {} : { dateOrder }),
      ...(session === undefined ? {} : { session }),
      ...(durationMinutes === undefined ? {} : { durationMinutes }),
      ...(mapping === undefined ? {} : { mapping: readMapping(mapping) }),
    };
    const consent: FileConsent = { basis, on: basisOn, evidence, declaredBy };
    return take(deps, kind, Buffer.from(body), options, consent, {
      locale,
      file: query.file,
      isDryRun: query.dryRun === '1',
      isUndo: query.undo === '1',
      on,
    });
  };

interface View {
  readonly locale: Locale;
  readonly file: string;
  readonly isDryRun: boolean;
  /** Of opt-outs: take them back. */
  readonly isUndo: boolean;
  /** The day of acts whose row has none. */
  readonly on: LocalDate | undefined;
}

async function take(
  deps: Deps,
  kind: ImportKind,
  body: Buffer,
  options: ReadOptions,
  consent: FileConsent,
  view: View,
) {
  const nothing: Changes = { created: 0, updated: 0, unchanged: 0 };
  const store = async <K extends ImportKind>(
    result: ReadResult<K>,
    write: (records: readonly ReadFile<K>['rows'][number]['record'][]) => Promise<Changes>,
  ) => {
    const read = readable(result);
    const changes = view.isDryRun ? nothing : await write(read.rows.map((row) => row.record));
    return reportOf(kind, view, read, changes);
  };
  switch (kind) {
    case 'customer':
      return store(readRecords(kind, body, options), (records) => importCustomers(deps, records, consent));
    case 'account':
      return store(readRecords(kind, body, options), (records) => importAccounts(deps, records));
    case 'deal':
      return store(readRecords(kind, body, options), (records) => importDeals(deps, records));
    case 'owner':
      return store(readRecords(kind, body, options), (records) => importOwners(deps, records));
    case 'webinar':
      return store(readRecords(kind, body, options), (records) => importWebinar(deps, records, view.on));
    case 'inquiry':
      return store(readRecords(kind, body, options), (records) => importInquiries(deps, records, view.on));
    case 'optOut':
      return store(readRecords(kind, body, options), (records) =>
        view.isUndo ? takeBackOptOuts(deps, records) : importOptOuts(deps, records),
      );
    case 'feedback':
      return store(withoutPastDays(readRecords(kind, body, options), await today(deps)), (records) =>
        importFeedback(deps, records),
      );
    default:
      return kind satisfies never;
  }
}

const today = async ({ settings, now }: Deps): Promise<LocalDate> =>
  dayOf(now().getTime(), (await settings()).calendar.timeZone);

function readable<K extends ImportKind>(result: ReadResult<K>): ReadFile<K> {
  if (result.kind === 'read') return result;
  throw new UserError(422, `file-${result.refusal.code}`, {
    ja: fileRefusalMessage(result.refusal, 'ja'),
    en: fileRefusalMessage(result.refusal, 'en'),
  });
}

function reportOf<K extends ImportKind>(
  kind: K,
  { locale, file, isDryRun }: View,
  read: ReadFile<K>,
  { created, updated, unchanged, unmatched }: Changes,
): ImportReport {
  return {
    kind,
    file,
    encoding: read.format.encoding,
    headerLine: read.format.headerLine,
    columns: { used: [...read.columns.used], ignored: [...read.columns.ignored] },
    counts: { ...read.counts, created, updated, unchanged },
    refusals: read.refusals
      .slice(0, SHOWN)
      .map((refusal) => ({ ...lineOf(refusal), message: refusalMessage(refusal, locale) })),
    warnings: read.warnings
      .slice(0, SHOWN)
      .map((warning) => ({ ...lineOf(warning), message: warningMessage(warning, locale) })),
    refusalCount: read.refusals.length,
    warningCount: read.warnings.length,
    unmatched: [...(unmatched ?? [])],
    stored: !isDryRun,
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

const kinds: Readonly<Record<string, ImportKind>> = {
  customers: 'customer',
  accounts: 'account',
  deals: 'deal',
  owners: 'owner',
  webinar: 'webinar',
  inquiry: 'inquiry',
  inquiries: 'inquiry',
  'opt-outs': 'optOut',
  feedback: 'feedback',
};

function kindOf(name: string): ImportKind {
  const direct = importKindSchema.safeParse(name);
  const kind = kinds[name] ?? (direct.success ? direct.data : undefined);
  if (kind !== undefined) return kind;
  throw new UserError(404, 'unknown-kind', {
    ja: `取込の種類「${name}」はありません。${Object.keys(kinds).join('、')} のいずれかを指定してください。`,
    en: `There is no import of "${name}". Use one of ${Object.keys(kinds).join(', ')}.`,
  });
}

const invalidQuery = (list: string): UserError =>
  new UserError(422, 'invalid-query', {
    ja: `指定に誤りがあります。${list}`,
    en: `Something about the request is not right. ${list}`,
  });

function readMapping(text: string): Readonly<Record<string, string>> {
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given === 'object' && given !== null)
      return Object.fromEntries(Object.entries(given).map(([column, field]) => [column, String(field)]));
  } catch {
    // Falls through to the same message: it is no mapping either way.
  }
  throw invalidQuery(
    'mapping: {"列名": "フィールド"} の JSON にしてください / give JSON such as {"column": "field"}',
  );
}
