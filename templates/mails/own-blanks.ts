import type { Label } from '../../contract/labels.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { showMarks } from './letter-blocks.ts';
import { compile, fill } from './liquid-engine.ts';
import type { LetterSource } from './nurture-text.ts';
import { variablesOf } from './nurture-variables.ts';
import type { AssetView } from './person-view.ts';
import { sampleView } from './sample-view.ts';

/** What a letter offers: a document or webinar, none, or one that is not chosen yet. */
export type Offer = AssetView | 'none' | 'open';

/** Where a letter would have holes: `problems` for all of its readers or in its subject, `warnings` for some. */
export function blankFindings(
  text: LetterSource,
  locale: Locale,
  offer: Offer,
): { readonly problems: readonly Label[]; readonly warnings: readonly Label[] } {
  const printed = [text.subject, ...text.body.split('\n')].flatMap((line) => printedIn(line, locale));
  return {
    problems: [
      ...emptyParts(text, locale),
      ...(offer === 'open' ? [] : emptyOffer(printed, text, locale, offer)),
    ],
    warnings: printed
      .filter(({ field, isTorn }) => isTorn && ofReaders.has(field) && !isGuarded(text, field))
      .map((each) => emptyForSome(each, locale)),
  };
}

/** Fields that are empty where nothing is known of a reader, or of the salesperson. */
const ofReaders: ReadonlySet<string> = new Set([
  'customer.title',
  'customer.department',
  'account.name',
  'owner.department',
  'industry',
]);

interface Printed {
  readonly line: string;
  readonly found: string;
  readonly field: string;
  /** Something leans on it that makes no sense without it. */
  readonly isTorn: boolean;
}

const printedIn = (line: string, locale: Locale): readonly Printed[] =>
  [...line.matchAll(/\{\{-?\s*([a-zA-Z.]+)(?:\[\d+\])?\s*(\|[^{}]*)?-?\}\}/g)]
    .filter(([, , filters = '']) => !/\|\s*default\s*:/.test(filters))
    .map(({ 0: found, 1: field = '', index }) => {
      const before = line.slice(0, index);
      const after = line.slice(index + found.length);
      const isTorn =
        /^(?:[^\s　{]|[ 　]+(?:様|御中|さま|殿))/.test(after) ||
        /[（(「『【［[<＜]$/.test(before) ||
        (locale === 'en' && /\b(?:at|for|in|from|of|with|to|the|your)\s$/i.test(before));
      return { line, found, field, isTorn };
    });

const isGuarded = ({ subject, body }: LetterSource, field: string): boolean =>
  `${subject}\n${body}`.includes(`if ${field}`);

/** Nothing is known of this reader; the salesperson is the company itself. */
const barely = (locale: Locale) => {
  const view = sampleView(locale);
  const { companyName } = view.sender;
  const owner = { fullName: companyName, lastName: companyName, email: view.owner.email };
  return { ...view, customer: {}, owner, industry: undefined };
};

function filledBarely(source: string, locale: Locale): string | undefined {
  try {
    return clean(showMarks(fill(compile(source), variablesOf(barely(locale)))));
  } catch {
    return undefined;
  }
}

const emptyParts = (text: LetterSource, locale: Locale): readonly Label[] =>
  (['subject', 'body'] as const)
    .filter(
      (part) => text[part].trim() !== '' && !/[\p{L}\p{N}]/u.test(filledBarely(text[part], locale) ?? 'a'),
    )
    .map((part) => ({
      ja: `${part === 'subject' ? '件名' : '本文'}が空になる方がいます。どなたにも通じる言葉を添えてください。`,
      en: `Some readers would get an empty ${part}. Add words that fit everybody.`,
    }));

function emptyForSome({ line, found, field }: Printed, locale: Locale): Label {
  const read = filledBarely(line, locale);
  return {
    ja: `「${found}」は、${field} が分からない方では空になります${read === undefined ? '' : `（「${read}」と読まれます）`}。{% if ${field} != "" %} から {% endif %} までで囲むか、{{ customer.name }} のように必ず入る項目にしてください。`,
    en: `"${found}" is empty where ${field} is not known${read === undefined ? '' : ` (it reads "${read}")`}. Put it between {% if ${field} != "" %} and {% endif %}, or use a field that is always there, like {{ customer.name }}.`,
  };
}

/** The same hole for everybody: what the letter offers has no such thing. */
function emptyOffer(
  printed: readonly Printed[],
  text: LetterSource,
  locale: Locale,
  offer: AssetView | 'none',
): readonly Label[] {
  const asset = offer === 'none' ? undefined : offer;
  const values: Readonly<Record<string, unknown>> = variablesOf({ ...sampleView(locale), asset }).asset;
  const isEmpty = (field: string): boolean => {
    const value = values[field.slice('asset.'.length)];
    return value === '' || (Array.isArray(value) && value.length === 0);
  };
  const fields = printed
    .filter(
      ({ field, isTorn }) =>
        field.startsWith('asset.') && isEmpty(field) && (isTorn || field === 'asset.title'),
    )
    .map(({ field }) => field)
    .filter((field, at, all) => all.indexOf(field) === at)
    .filter((field) => !isGuarded(text, field) && !(asset === undefined && isGuarded(text, 'asset.title')));
  return fields.map((field) =>
    asset === undefined
      ? {
          ja: `資料が選ばれていないので、{{ ${field} }} が空になります。資料を選ぶか、{% if ${field} != "" %} から {% endif %} までで囲んでください。`,
          en: `No document is chosen, so {{ ${field} }} is empty. Choose one, or put it between {% if ${field} != "" %} and {% endif %}.`,
        }
      : {
          ja: `資料「${asset.title}」には ${field} がないので、{{ ${field} }} が空になります。会社の設定で入れるか、この項目を外してください。`,
          en: `"${asset.title}" has no ${field}, so {{ ${field} }} is empty. Give it in the settings, or take the field out.`,
        },
  );
}
