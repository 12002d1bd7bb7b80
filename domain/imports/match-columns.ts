import { dealStageSchema, importKindSchema, type DealStage, type ImportKind } from './import-records.ts';
import { columnKey } from './clean-text.ts';
import { columnNames } from './column-names.ts';
import type { KnownColumn } from './known-column.ts';
import { readDecidingTitle } from './refusal-title.ts';
import { plain } from './refusal-values.ts';
import { asksAQuestion } from './survey-answers.ts';
import { tellsOfMeeting } from './read-webinar-report.ts';
import { withContacts, withPartsOfNames } from './whose-columns.ts';
import { words } from './words.ts';
import { anyKeysOf, keysBehindPrefix, keysOf } from './title-keys.ts';
import type { TableRow } from './read-table.ts';

/** A column and its field. `byMeaning`: no known title, so that its cells have to fit. `refusingCells`, `stages`: named by a person. */
export type MatchedColumn = {
  readonly index: number;
  readonly column: string;
  readonly field: string;
  readonly byMeaning?: true;
  readonly refusingCells?: ReadonlySet<string>;
  readonly stages?: ReadonlyMap<string, DealStage>;
};
export type Matched = { readonly used: readonly MatchedColumn[]; readonly ignored: readonly string[] };
export type Mapping = Readonly<Record<string, string>>;

/** Which titles a person named, however they are written. */
export function namedIn(mapping: Mapping = {}): (title: string) => boolean {
  const keys = new Set(Object.keys(mapping).map(columnKey));
  return (title) => keys.has(columnKey(title));
}

/**
 * Gives every column its field: the caller's mapping first, then the known names, the meaning of titles that decide who
 * is mailed, the weak names, and what stands behind a prefix. Several columns may give one field: a blank cell of the
 * first yields to the second, and of two that refuse each is heard.
 */
export const matchColumns = (kind: ImportKind, titles: readonly string[], mapping: Mapping = {}): Matched => {
  const mapped = new Map(
    Object.entries(mapping).map(([column, field]) => [columnKey(column), fieldOfMapping(field)] as const),
  );
  const found = new Map<number, Omit<MatchedColumn, 'index' | 'column'>>();
  titles.forEach((title, index) => {
    const field = mapped.get(columnKey(title));
    if (field !== undefined && title !== '') found.set(index, field);
  });
  const byPerson = new Set([...mapped.values()].map(({ field }) => field));
  const finders: readonly FindField[] = [
    (title) => asField(fieldOf(kind, keysOf(title), 'names')),
    (title) => meantBy(kind, title),
    (title) => asField(fieldOf(kind, keysOf(title), 'weak')),
    (title) => asField(fieldOf(kind, keysBehindPrefix(title), 'names')),
    (title) => asField(fieldOf(kind, keysBehindPrefix(title), 'weak')),
    (title) => asField(kind === 'customer' && asksAQuestion(title) ? 'answers' : undefined),
  ];
  finders.forEach((find, strength) => {
    const taken = new Set([...found.values()].map(({ field }) => field));
    titles.forEach((title, index) => {
      const field = found.has(index) || title === '' ? undefined : find(title);
      if (field === undefined) return;
      const isHeard = decides(field.field) || (kind === 'optOut' && field.field === 'email');
      if (!isHeard && (byPerson.has(field.field) || (strength > 0 && taken.has(field.field)))) return;
      found.set(index, field);
    });
  });
  const matched = titles.flatMap((column, index) => {
    const field = found.get(index);
    return field === undefined || isIgnored(field.field) ? [] : [{ index, column, ...field }];
  });
  const isNamed = namedIn(mapping);
  const used = withPartsOfNames(kind, withContacts(kind, matched, isNamed), isNamed);
  const usedIndexes = new Set(used.map(({ index }) => index));
  return { used, ignored: titles.filter((title, index) => title !== '' && !usedIndexes.has(index)) };
};

type FindField = (title: string) => Omit<MatchedColumn, 'index' | 'column'> | undefined;

const asField = (field: string | undefined) => (field === undefined ? undefined : { field });

/** `noMail:停止|休止` names the cells of a column that refuse, `stage:open:ヨミA|ヨミB;won:計上` those of stages of a deal. */
export const fieldOfMapping = (given: string): Omit<MatchedColumn, 'index' | 'column'> => {
  const stages = stagesNamed(given);
  if (stages !== undefined) return { field: 'stage', stages };
  const [, field, cells] = /^(noMail|noCall|noContact):(.+)$/.exec(given) ?? [];
  return field === undefined || cells === undefined
    ? { field: given }
    : { field, refusingCells: new Set(cells.split('|').map(plain)) };
};

function stagesNamed(given: string): ReadonlyMap<string, DealStage> | undefined {
  const [, named] = /^stage:(.+)$/.exec(given) ?? [];
  const parts = named?.split(';').map((part) => /^\s*(won|lost|open)\s*:(.+)$/.exec(part));
  if (parts === undefined || parts.includes(null)) return undefined;
  return new Map(
    parts.flatMap((part) => {
      const stage = dealStageSchema.options.find((each) => each === part?.[1]);
      return stage === undefined
        ? []
        : (part?.[2] ?? '').split('|').map((cell) => [columnKey(cell), stage] as const);
    }),
  );
}

/** Fields of which every column is heard, however many there are. */
const decides = (field: string): boolean => decidingFields.has(field);

const decidingFields: ReadonlySet<string> = new Set(
  words(`
      noMail | noCall | noContact | mailAllowed | callAllowed | contactAllowed | mailStatus | refusalNoted | excluded
      openComplaint | retired | employed | consentBasis | answers
    `),
);

/** What a title that no list knows means, where the kind of file has a place for it. */
const meantBy = (kind: ImportKind, title: string): ReturnType<FindField> => {
  if (kind === 'optOut' || kind === 'owner') return undefined;
  const reading = readDecidingTitle(title);
  if (reading === undefined) return undefined;
  const field = kind === 'account' && ['noMail', 'noContact'].includes(reading) ? 'excluded' : reading;
  return field in columnNames[kind] ? { field, byMeaning: true } : undefined;
};

/** The header among the first rows: the row with most known titles, the earliest of equals. */
export const findHeader = (
  rows: readonly TableRow[],
  kind: ImportKind,
  mapping: Mapping = {},
): TableRow | undefined => {
  const isNamed = namedIn(mapping);
  let best: { readonly row: TableRow; readonly score: number } | undefined;
  for (const row of rows.slice(0, 20)) {
    if (kind === 'webinar' && tellsOfMeeting(row)) continue;
    const score = row.cells.filter((cell) => isNamed(cell) || knowsTitle(kind, cell)).length;
    if (score > (best?.score ?? 0)) best = { row, score };
  }
  return best?.row;
};

/** True if the title is a known column of the kind, or of any kind. */
export const knowsTitle = (kind: ImportKind | 'any', title: string): boolean => {
  if (title === '') return false;
  const kinds = kind === 'any' ? importKindSchema.options : [kind];
  return kinds.some(
    (one) =>
      fieldOf(one, anyKeysOf(title), 'names') !== undefined ||
      fieldOf(one, anyKeysOf(title), 'weak') !== undefined,
  );
};

export const isIgnored = (field: string): boolean => ['', 'ignore', 'takenToo', 'allCame'].includes(field);

/** The field whose names have one of the keys. */
export const fieldOf = (
  kind: ImportKind,
  keys: readonly string[],
  strength: 'names' | 'weak',
): string | undefined => {
  for (const key of keys) {
    const field = fieldByKey[kind][strength].get(key);
    if (field !== undefined) return field;
  }
  return undefined;
};

const namesOf = (kind: ImportKind, strength: 'names' | 'weak'): ReadonlyMap<string, string> => {
  const byKey = new Map<string, string>();
  const entries: readonly (readonly [string, KnownColumn])[] = Object.entries(columnNames[kind]);
  for (const [field, known] of entries) {
    const own = strength === 'names' ? [field, ...known.names] : (known.weak ?? []);
    for (const name of own) if (!byKey.has(columnKey(name))) byKey.set(columnKey(name), field);
  }
  return byKey;
};

type FieldByKey = Readonly<Record<'names' | 'weak', ReadonlyMap<string, string>>>;

const fieldsOfKind = (kind: ImportKind): FieldByKey => ({
  names: namesOf(kind, 'names'),
  weak: namesOf(kind, 'weak'),
});

const fieldByKey: Readonly<Record<ImportKind, FieldByKey>> = {
  customer: fieldsOfKind('customer'),
  account: fieldsOfKind('account'),
  deal: fieldsOfKind('deal'),
  owner: fieldsOfKind('owner'),
  webinar: fieldsOfKind('webinar'),
  inquiry: fieldsOfKind('inquiry'),
  optOut: fieldsOfKind('optOut'),
  feedback: fieldsOfKind('feedback'),
};
