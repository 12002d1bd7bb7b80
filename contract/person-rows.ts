import type { Locale } from '../domain/kernel/locale.ts';
import { personSections } from '../domain/privacy/person-items.ts';
import { importFieldLabel } from './import-fields.ts';
import {
  actLabels,
  answerLabels,
  consentBasisLabels,
  dormancyLabels,
  handoffStateLabels,
  labelOf,
  leadStatusLabels,
  outcomeLabels,
  temperatureLabels,
  verdictLabels,
  type Label,
} from './labels.ts';
import { personFieldLabels, personSectionLabels } from './person-words.ts';
import type { PersonData, StoredOfPerson } from './privacy.ts';

const titles: readonly Label[] = [
  { ja: '区分', en: 'Section' },
  { ja: '番号', en: 'Number' },
  { ja: '日時', en: 'When' },
  { ja: '項目', en: 'Field' },
  { ja: '内容', en: 'Content' },
];

export const personRowTitles = (locale: Locale): readonly string[] => titles.map((title) => title[locale]);

/** What is stored of a person as rows that a person reads: one a field that says something, those of one thing together. */
export const personRows = (data: PersonData, locale: Locale): readonly (readonly string[])[] =>
  personSections.flatMap((section) =>
    inOrder(data.sections[section]).flatMap((stored, place) =>
      fieldsOf(stored).map(({ path, value }) => [
        personSectionLabels[section][locale],
        String(place + 1),
        momentOf(stored),
        path.map((name) => fieldName(name, locale)).join(' / '),
        valueName(path.at(-1) ?? '', value, locale),
      ]),
    ),
  );

/** By what tells when it was, the first of them that is there. */
const moments = ['occurredAt', 'at', 'sentAt', 'queuedAt', 'createdAt', 'enrolledAt', 'closedOn', 'openedOn'];
const momentOf = (stored: StoredOfPerson): string => {
  const name = moments.find((each) => typeof stored[each] === 'string');
  return name === undefined ? '' : String(stored[name]);
};

const inOrder = (stored: readonly StoredOfPerson[]): readonly StoredOfPerson[] =>
  stored.toSorted((a, b) => momentOf(a).localeCompare(momentOf(b)));

interface Field {
  readonly path: readonly string[];
  readonly value: string;
}

/** Every value inside something, with where it stands; a list of plain values is one. */
function fieldsOf(value: unknown, path: readonly string[] = []): readonly Field[] {
  if (value === undefined || value === null || value === '') return [];
  if (typeof value !== 'object')
    return [{ path, value: typeof value === 'string' ? value : JSON.stringify(value) }];
  if (Array.isArray(value)) {
    if (value.some((each) => typeof each === 'object'))
      return value.flatMap((each, place) => fieldsOf(each, [...path, String(place + 1)]));
    return value.length === 0 ? [] : [{ path, value: value.join(', ') }];
  }
  return Object.entries(value).flatMap(([name, each]) => fieldsOf(each, [...path, name]));
}

/** A field that a file may have is called as the import calls it. */
const fieldName = (name: string, locale: Locale): string =>
  (personFieldLabels[name] ?? importFieldLabel('customer', name))[locale];

/** Words of ours for what is stored as a code, by the field that holds it. */
const valueLabels: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  kind: { ...actLabels, ...answerLabels },
  is: verdictLabels,
  outcome: outcomeLabels,
  state: handoffStateLabels,
  status: leadStatusLabels,
  dormancy: dormancyLabels,
  temperature: temperatureLabels,
  consentBasis: consentBasisLabels,
};
const yes: Label = { ja: 'はい', en: 'yes' };
const no: Label = { ja: 'いいえ', en: 'no' };

function valueName(field: string, value: string, locale: Locale): string {
  if (value === 'true' || value === 'false') return (value === 'true' ? yes : no)[locale];
  const labels = valueLabels[field];
  return labels === undefined ? value : labelOf(labels, value, locale);
}
