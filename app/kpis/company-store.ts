import * as z from 'zod';
import { addByName, type Sums } from '../../domain/kernel/add-by-name.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import {
  cellKey,
  clockLettersIn,
  companySums,
  type CaseGroup,
  type CompanyCells,
} from '../../domain/kpis/company-cases.ts';
import { enrolmentDimension } from '../../domain/kpis/divisions.ts';
import { companyCasesAs, countingVersion, type CompanyCase } from '../../domain/kpis/counted-row.ts';
import type { Database, Key, Write } from '../../platform/dynamodb/database.ts';
import { getMany, keyOf, scanAll } from '../../platform/dynamodb/engine.ts';
import { collectCounters, numbersIn, type Difference, type RowChange } from './counter-store.ts';
import { dividedSk } from './division-store.ts';

const companyPrefix = 'COMPANY#';
const casesPrefix = 'CASES#';
const alikePrefix = 'ALIKE#';

/** The cases of one company, all of them or those in one part of a division: one item. */
const casesKey = ({ company, group }: Pick<CompanyCase, 'company' | 'group'>): Key => ({
  pk: `${companyPrefix}${company}`,
  sk: group === undefined ? casesPrefix : `${casesPrefix}${group.dimension}#${group.value}`,
});
const keyText = ({ pk, sk }: Key): string => `${pk} ${sk}`;

const casesSchema = z.object({
  cells: z.record(z.string(), z.record(z.string(), z.number())),
  version: z.number().int(),
});

/** What is stored of a company; nothing yet has version 0. */
interface StoredCases {
  readonly cells: CompanyCells;
  readonly version: number;
}
const none: StoredCases = { cells: {}, version: 0 };

/** Stored cases of the companies that changes move, by key. Packs of changes write them one after the other. */
export type Companies = Map<string, StoredCases>;

/** How a change moves the cases of a company: so much more in one cell. */
export interface Move extends CompanyCase {
  readonly of: RowChange['after'];
}

/** What a change moves: nothing where no rate counts it. */
export function movesOf({ before, after }: RowChange): readonly Move[] {
  const is = companyCasesAs(after, countingVersion).map((each) => ({ ...each, of: after }));
  const was = companyCasesAs(before?.row, before?.counting ?? countingVersion).map((each) => ({
    ...each,
    of: before?.row ?? after,
    cases: addByName({}, each.cases, -1),
  }));
  const placeOf = (each: Move): string => `${keyText(casesKey(each))} ${cellKey(each.cell)}`;
  return [...grouped([...was, ...is], placeOf).values()].flatMap((moves) => {
    const [last] = moves.slice(-1);
    const cases = moves.reduce<Sums>((sum, each) => addByName(sum, each.cases), {});
    return last === undefined || Object.keys(cases).length === 0 ? [] : [{ ...last, cases }];
  });
}

/** Reads the companies whose cases changes move: none for a mail or an opening, which no rate counts. */
export async function findCompanies(db: Database, moves: readonly Move[]): Promise<Companies> {
  if (moves.length === 0) return new Map();
  const items = await getMany(
    db,
    db.customersTable,
    moves.map((move) => casesKey(move)),
  );
  return new Map(items.map((item) => [keyText(keyOf(item)), casesSchema.parse(item)]));
}

/** The years in which a company has cases, by its key. */
export type Years = ReadonlyMap<string, ReadonlySet<string>>;

/** Each year that companies have cases in, or that any of the changes counts, whichever is written first. */
export function yearsOf(companies: Companies, moves: readonly Move[]): Years {
  return new Map(
    [...grouped(moves, (move) => keyText(casesKey(move)))].map(([key, own]) => {
      const { cells } = companies.get(key) ?? none;
      const known = [...Object.values(cells), ...own.map(({ cases }) => cases)];
      return [key, new Set(known.flatMap((sums) => Object.keys(sums).map((name) => yearIn(name))))] as const;
    }),
  );
}

/** The items of companies, and sort keys of the counters, that a change may move, at most. */
export const touchedCompanies = (years: Years, moves: readonly Move[]): readonly string[] =>
  moves.flatMap((move) => {
    const key = keyText(casesKey(move));
    const { group, cell, cases, of } = move;
    const counters = ['', cell.campaignId].flatMap((campaignId) =>
      group === undefined
        ? clockLettersIn(cases).flatMap((letter) =>
            [...(years.get(key) ?? [])].map((year) => alikeSk(campaignId, letter, year)),
          )
        : [dividedSk(campaignId, { ...group, cohort: of.cohort })],
    );
    return [key, ...counters];
  });

const yearIn = (name: string): string => /In(\d{4})\d{2}$/.exec(name)?.[1] ?? '';
const alikeSk = (campaignId: string, letter: string, year: string): string =>
  `${alikePrefix}${campaignId}#${letter}#${year}`;

/** Writes the companies that a pack of changes moves, and tells what that adds to the counters. Later packs go on from there. */
export function changeCompanies(
  db: Database,
  companies: Companies,
  moves: readonly Move[],
): { readonly writes: readonly Write[]; readonly counters: readonly (readonly [string, Difference])[] } {
  const changed = [...grouped(moves, (move) => keyText(casesKey(move)))].map(([key, own]) => {
    const before = companies.get(key) ?? none;
    const after = { cells: movedCells(before.cells, own), version: before.version + 1 };
    companies.set(key, after);
    return { moves: own, before, after };
  });
  return {
    writes: changed.flatMap(({ moves: [first], before, after }) =>
      first === undefined ? [] : [putCases(db, casesKey(first), before, after)],
    ),
    counters: changed.flatMap(({ moves: own, before, after }) => addedSums(own, before.cells, after.cells)),
  };
}

function movedCells(cells: CompanyCells, moves: readonly Move[]): CompanyCells {
  const moved: Record<string, Sums> = { ...cells };
  for (const { cell, cases } of moves) moved[cellKey(cell)] = addByName(moved[cellKey(cell)] ?? {}, cases);
  return Object.fromEntries(Object.entries(moved).filter(([, sums]) => Object.keys(sums).length > 0));
}

const putCases = (db: Database, key: Key, before: StoredCases, after: StoredCases): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { ...key, ...after },
    ConditionExpression: before.version === 0 ? 'attribute_not_exists(pk)' : 'version = :version',
    ...(before.version === 0 ? {} : { ExpressionAttributeValues: { ':version': before.version } }),
  },
});

/**
 * By sort key of the counter, how much more the sums over companies are. In a part of a division they stand at the month of a
 * change of the same campaign, which counts there too: whichever it is, they are added up over all months.
 */
function addedSums(
  moves: readonly Move[],
  before: CompanyCells,
  after: CompanyCells,
): readonly (readonly [string, Difference])[] {
  const [first] = moves;
  if (first === undefined) return [];
  const { group } = first;
  const cohortOf = (campaignId: string): string =>
    (moves.find(({ cell }) => cell.campaignId === campaignId) ?? first).of.cohort;
  const [was, is] = [companySums(group, before), companySums(group, after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((scope) => {
    const [campaignId = '', within = ''] = scope.split('#');
    return Object.entries(addByName(is.get(scope) ?? {}, was.get(scope) ?? {}, -1)).map(
      ([name, by]) =>
        [
          group === undefined
            ? alikeSk(campaignId, name.slice(0, 1), yearIn(name))
            : dividedSk(campaignId, { ...group, cohort: cohortOf(campaignId) }),
          { [group === undefined ? `${within}#${name}` : name]: by },
        ] as const,
    );
  });
}

/** Sums over companies by scope (`campaign#kind or month`, both empty for all), of one campaign (''  for all together) or every scope. */
export async function findCompanySums(db: Database, campaignId?: string): Promise<ReadonlyMap<string, Sums>> {
  const prefix = campaignId === undefined ? alikePrefix : `${alikePrefix}${campaignId}#`;
  const found = new Map<string, Sums>();
  for (const item of await collectCounters(db, prefix)) {
    const [of = ''] = String(item['sk']).slice(alikePrefix.length).split('#');
    for (const [name, sum] of Object.entries(numbersIn(item))) {
      const [within = '', measure = ''] = name.split('#');
      const scope = `${of}#${within}`;
      found.set(scope, addByName(found.get(scope) ?? {}, { [measure]: sum }));
    }
  }
  return found;
}

/** One part of all companies, for a check: their cases, and the sums that follow from them. */
export async function* scanCompanies(
  db: Database,
  part: number,
  of: number,
): AsyncGenerator<{ readonly group: CaseGroup; readonly cells: CompanyCells }> {
  for await (const item of scanAll(db, {
    TableName: db.customersTable,
    Segment: part,
    TotalSegments: of,
    FilterExpression: 'begins_with(pk, :company) AND begins_with(sk, :cases)',
    ExpressionAttributeValues: { ':company': companyPrefix, ':cases': casesPrefix },
  }))
    yield { group: groupIn(String(item['sk'])), cells: casesSchema.parse(item).cells };
}

function groupIn(sk: string): CaseGroup {
  const [name = '', ...value] = sk.slice(casesPrefix.length).split('#');
  const dimension = enrolmentDimension(name);
  return dimension === undefined ? undefined : { dimension, value: value.join('#') };
}
