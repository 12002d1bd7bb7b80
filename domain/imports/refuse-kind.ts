import { isHiddenTitle } from './hidden-rows.ts';
import { columnNames } from './column-names.ts';
import { importKindSchema, type ImportKind } from './import-records.ts';
import {
  fieldOf,
  fieldOfMapping,
  isIgnored,
  knowsTitle,
  matchColumns,
  type Mapping,
} from './match-columns.ts';
import type { FileRefusal } from './read-result.ts';
import { decidesByTitle } from './refusal-title.ts';
import { keysOf } from './title-keys.ts';

/**
 * Says that the file cannot be what it is given as: a needed column is missing, or at least two columns that only
 * another kind knows outnumber the telling ones of its own. A list of refusals is often a whole contact export: only one
 * that tells of relations, and nowhere of refusing, is taken for a list of people. Never where a person gave a mapping.
 */
export const refuseKind = (
  kind: ImportKind,
  titles: readonly string[],
  mapping: Mapping = {},
): FileRefusal | undefined => {
  const unknown = Object.entries(mapping).find(
    ([column, field]) =>
      !isIgnored(field) &&
      !(fieldOfMapping(field).field in columnNames[kind]) &&
      !(isHiddenTitle(column) && field === 'leftOut'),
  );
  if (unknown) return { code: 'unknownField', column: unknown[0], field: unknown[1] };
  const fields = fieldsOf(kind, titles, mapping);
  const satisfied = meetsNeeds(kind, fields);
  const isMapped = Object.keys(mapping).length > 0;
  if (satisfied && isMapped) return undefined;
  if (satisfied && kind === 'optOut')
    return isListOfPeople(titles) ? { code: 'wrongKind', asked: kind, looksLike: 'customer' } : undefined;
  const rival = strongestRival(kind, titles);
  const own = [...fields].filter((field) => columnNames[kind][field]?.telling).length;
  if (rival !== undefined && rival.foreign >= (satisfied ? Math.max(2, own + 1) : 1)) {
    return { code: 'wrongKind', asked: kind, looksLike: rival.kind };
  }
  return satisfied
    ? undefined
    : { code: 'missingColumns', asked: kind, seen: titles.filter((title) => title !== ''), columns: [] };
};

/** Tells who knows whom and since when, and nothing of refusing: whoever is in it would never be mailed again. */
function isListOfPeople(titles: readonly string[]): boolean {
  const people = new Set(matchColumns('customer', titles).used.map(({ field }) => field));
  const relations = [
    'ownerName',
    'lastTwoWayOn',
    'lastDealOn',
    'consentBasis',
    'contractEndsOn',
    'firstSeenOn',
  ];
  const tellsOfRefusing = titles.some(
    (title) => decidesByTitle(title) || fieldOf('optOut', keysOf(title), 'names') === 'refusedOn',
  );
  return !tellsOfRefusing && relations.some((field) => people.has(field)) && people.has('accountName');
}

/** Alternatives of fields a kind cannot do without. */
const needs: Readonly<Record<ImportKind, readonly (readonly string[])[]>> = {
  customer: [
    ['email'],
    ...['fullName', 'lastName'].flatMap((name) =>
      ['accountName', 'accountCode'].map((account) => [name, account]),
    ),
  ],
  account: [['name']],
  deal: ['accountName', 'accountCode', 'customerEmail'].flatMap((who) =>
    ['stage', 'soldOn'].map((end) => [who, end]),
  ),
  owner: [['name']],
  webinar: [['email']],
  inquiry: [['email']],
  optOut: [['email']],
  feedback: [['code', 'outcome']],
};

const fieldsOf = (kind: ImportKind, titles: readonly string[], mapping: Mapping): ReadonlySet<string> =>
  new Set(matchColumns(kind, titles, mapping).used.map(({ field }) => field));

const meetsNeeds = (kind: ImportKind, fields: ReadonlySet<string>): boolean =>
  needs[kind].some((needed) => needed.every((field) => fields.has(field)));

type Rival = { readonly kind: ImportKind; readonly foreign: number };

const strongestRival = (kind: ImportKind, titles: readonly string[]): Rival | undefined => {
  let best: Rival | undefined;
  for (const other of importKindSchema.options.filter((one) => one !== kind && one !== 'optOut')) {
    const { used } = matchColumns(other, titles);
    if (!meetsNeeds(other, new Set(used.map(({ field }) => field)))) continue;
    const telling = used.filter(
      ({ column, field, byMeaning }) =>
        byMeaning === undefined && columnNames[other][field]?.telling && !knowsTitle(kind, column),
    );
    const foreign = new Set(telling.map(({ field }) => field)).size;
    if (foreign > (best?.foreign ?? 0)) best = { kind: other, foreign };
  }
  return best;
};
